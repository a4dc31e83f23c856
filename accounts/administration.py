"""What the system administrator may do to whom. Pure: imports no Django.

Source: separated duties (等保三级). Who keeps the accounts must not become, by a changed address or
a sent link, somebody who decides, audits or keeps accounts too; granting such a role, or resetting
such a person's credentials, will be an act of two people and is closed on every screen until then.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from . import roles

#: The only roles that the screens grant and take away.
GRANTABLE = frozenset({roles.STAFF, roles.CONTRIBUTOR})
#: Whoever holds one of these, rightly or not, is not administered on a screen.
CLOSED = roles.DECIDING_ROLES | {roles.SYSTEM_ADMINISTRATOR, roles.SECURITY_AUDITOR}


class Refusal(StrEnum):
    """Why not. NONE is false."""

    NONE = ""
    NOT_ADMINISTRATOR = "not_administrator"
    ONESELF = "oneself"
    HOLDS_CLOSED_ROLE = "holds_closed_role"
    SUPERUSER = "superuser"
    ROLE_NOT_GRANTABLE = "role_not_grantable"
    CONTRIBUTOR_WITHOUT_DEPARTMENT = "contributor_without_department"
    NO_ADDRESS = "no_address"
    INACTIVE = "inactive"


@dataclass(frozen=True)
class Standing:
    """A person, as far as the rules look. `held` are all roles in the database, also those that
    do not count because they exclude each other."""

    number: str
    held: frozenset[str]
    is_active: bool = True
    is_superuser: bool = False
    has_address: bool = True

    @property
    def administers(self) -> bool:
        return (
            self.is_active
            and not self.is_superuser
            and roles.SYSTEM_ADMINISTRATOR in roles.effective(self.held)
        )


def may_add(actor: Standing) -> Refusal:
    return Refusal.NONE if actor.administers else Refusal.NOT_ADMINISTRATOR


def may_edit(actor: Standing, person: Standing) -> Refusal:
    """Whether `actor` may change anything about `person`: name, address, roles, being active."""
    if not actor.administers:
        return Refusal.NOT_ADMINISTRATOR
    if person.is_superuser:
        return Refusal.SUPERUSER
    if person.number == actor.number:
        return Refusal.ONESELF
    if person.held & CLOSED:
        return Refusal.HOLDS_CLOSED_ROLE
    return Refusal.NONE


def may_give_roles(wanted: Collection[str], *, has_department: bool) -> Refusal:
    """Whether these roles may be a person's roles, as far as a screen decides."""
    if not set(wanted) <= GRANTABLE:
        return Refusal.ROLE_NOT_GRANTABLE
    if roles.CONTRIBUTOR in wanted and not has_department:
        return Refusal.CONTRIBUTOR_WITHOUT_DEPARTMENT
    return Refusal.NONE


def may_send_link(actor: Standing, person: Standing) -> Refusal:
    """Whether `actor` may have a link sent with which `person` chooses a new password."""
    refusal = may_edit(actor, person)
    if refusal:
        return refusal
    if not person.is_active:
        return Refusal.INACTIVE
    return Refusal.NONE if person.has_address else Refusal.NO_ADDRESS
