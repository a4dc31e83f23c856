"""The rules on accounts, without a database."""

from __future__ import annotations

import itertools

import pytest

from accounts import roles
from accounts.administration import (
    CLOSED,
    GRANTABLE,
    Refusal,
    Standing,
    may_add,
    may_edit,
    may_give_roles,
    may_send_link,
)

ADMINISTRATOR = Standing("A1", frozenset({roles.STAFF, roles.SYSTEM_ADMINISTRATOR}))
NURSE = Standing("N1", frozenset({roles.STAFF}))


def test_every_role_is_either_granted_on_a_screen_or_closed() -> None:
    assert set(roles.ROLES) == GRANTABLE | CLOSED
    assert not GRANTABLE & CLOSED


@pytest.mark.parametrize("role", sorted(set(roles.ROLES) - {roles.SYSTEM_ADMINISTRATOR}))
def test_no_other_role_administers(role: str) -> None:
    other = Standing("X1", frozenset({role}))
    assert may_add(other) is Refusal.NOT_ADMINISTRATOR
    assert may_edit(other, NURSE) is Refusal.NOT_ADMINISTRATOR
    assert may_send_link(other, NURSE) is Refusal.NOT_ADMINISTRATOR


@pytest.mark.parametrize("role", sorted(CLOSED - {roles.SYSTEM_ADMINISTRATOR}))
def test_who_also_decides_or_audits_administers_nothing(role: str) -> None:
    both = Standing("A2", ADMINISTRATOR.held | {role})
    assert may_edit(both, NURSE) is Refusal.NOT_ADMINISTRATOR


@pytest.mark.parametrize(
    "actor",
    [
        Standing("A1", ADMINISTRATOR.held, is_active=False),
        Standing("A1", ADMINISTRATOR.held, is_superuser=True),
    ],
)
def test_a_closed_account_and_a_superuser_administer_nothing(actor: Standing) -> None:
    assert may_add(actor) is Refusal.NOT_ADMINISTRATOR
    assert may_edit(actor, NURSE) is Refusal.NOT_ADMINISTRATOR


@pytest.mark.parametrize("role", sorted(CLOSED))
@pytest.mark.parametrize("active", [True, False])
def test_the_credentials_of_who_decides_are_closed(role: str, active: bool) -> None:
    """Also where the account is closed for now, and where the role does not count."""
    for others in itertools.chain([()], itertools.combinations(sorted(roles.ROLES), 1)):
        person = Standing("D1", frozenset({role, *others}), is_active=active)
        assert may_edit(ADMINISTRATOR, person) is Refusal.HOLDS_CLOSED_ROLE
        assert may_send_link(ADMINISTRATOR, person) is Refusal.HOLDS_CLOSED_ROLE


def test_oneself_and_superusers_are_not_edited() -> None:
    assert may_edit(ADMINISTRATOR, ADMINISTRATOR) is Refusal.ONESELF
    assert may_edit(ADMINISTRATOR, Standing("R", frozenset(), is_superuser=True)) is (
        Refusal.SUPERUSER
    )


@pytest.mark.parametrize("role", sorted(CLOSED))
def test_no_closed_role_is_given(role: str) -> None:
    assert may_give_roles({roles.STAFF, role}, has_department=True) is Refusal.ROLE_NOT_GRANTABLE


def test_an_unknown_role_is_not_given() -> None:
    assert may_give_roles({"emperor"}, has_department=True) is Refusal.ROLE_NOT_GRANTABLE


def test_a_contributor_needs_a_department() -> None:
    wanted = {roles.STAFF, roles.CONTRIBUTOR}
    assert may_give_roles(wanted, has_department=False) is Refusal.CONTRIBUTOR_WITHOUT_DEPARTMENT
    assert not may_give_roles(wanted, has_department=True)


def test_a_link_needs_an_address_and_an_open_account() -> None:
    assert not may_send_link(ADMINISTRATOR, NURSE)
    assert may_send_link(ADMINISTRATOR, Standing("N", NURSE.held, has_address=False)) is (
        Refusal.NO_ADDRESS
    )
    assert may_send_link(ADMINISTRATOR, Standing("N", NURSE.held, is_active=False)) is (
        Refusal.INACTIVE
    )
