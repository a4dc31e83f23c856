"""The rules, from plain values. No database."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import roles
from approvals import rules
from approvals.rules import Act, Draft, Person, Reason, Step, Waiting

AUTHOR = Person(1, frozenset({roles.CONTRIBUTOR}), department=7)
COLLEAGUE = Person(2, frozenset({roles.CONTRIBUTOR}), department=7)
STRANGER = Person(3, frozenset({roles.CONTRIBUTOR}), department=8)
WEB = Person(4, frozenset({roles.WEB_TEAM}))
DIRECTOR = Person(5, frozenset({roles.DIRECTOR}))
DEPUTY = Person(6, frozenset({roles.DEPUTY}))
ADMIN = Person(7, frozenset({roles.SYSTEM_ADMINISTRATOR}))
REVIEWER = Person(8, frozenset({roles.CONFIDENTIALITY_REVIEWER}))

CHECKING = Waiting(Step.WEB_TEAM, 7, 1, frozenset({1, 2}))
APPROVING = dataclasses.replace(CHECKING, step=Step.DIRECTOR, deciders=frozenset({4}))


def but(value, **fields):
    return dataclasses.replace(value, **fields)


@pytest.mark.parametrize(
    ("person", "department", "expected"),
    [
        (AUTHOR, 7, Reason.OK),
        (STRANGER, 7, Reason.OTHER_DEPARTMENT),
        (but(AUTHOR, department=None), 7, Reason.OTHER_DEPARTMENT),
        (WEB, 7, Reason.ROLE),
        (ADMIN, 7, Reason.ROLE),
        (WEB, None, Reason.OK),
        (AUTHOR, None, Reason.ROLE),
        (but(AUTHOR, is_active=False), 7, Reason.INACTIVE),
        (but(AUTHOR, is_superuser=True), 7, Reason.SUPERUSER),
    ],
)
def test_who_writes_where(person, department, expected):
    assert rules.may_write(person, department) is expected


@pytest.mark.parametrize(
    ("person", "draft", "expected"),
    [
        (AUTHOR, Draft(7), Reason.OK),
        (STRANGER, Draft(7), Reason.OTHER_DEPARTMENT),
        (AUTHOR, Draft(7, has_waiting_submission=True), Reason.ALREADY_WAITING),
        (AUTHOR, Draft(7, has_unpublished_changes=False), Reason.NOTHING_NEW),
    ],
)
def test_who_submits(person, draft, expected):
    assert rules.may_submit(person, draft) is expected


@pytest.mark.parametrize(
    ("person", "waiting", "expected"),
    [
        (AUTHOR, CHECKING, Reason.OK),
        (but(AUTHOR, department=9, roles=frozenset({roles.STAFF})), CHECKING, Reason.OK),
        (but(COLLEAGUE, id=9), CHECKING, Reason.OK),
        (STRANGER, CHECKING, Reason.NOT_SUBMITTER),
        (DIRECTOR, APPROVING, Reason.NOT_SUBMITTER),
        (AUTHOR, but(CHECKING, is_waiting=False), Reason.NOT_WAITING),
        (but(AUTHOR, is_active=False), CHECKING, Reason.INACTIVE),
    ],
)
def test_who_withdraws(person, waiting, expected):
    assert rules.may_withdraw(person, waiting) is expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (AUTHOR, Reason.OK),
        (but(COLLEAGUE, roles=frozenset()), Reason.OK),
        (but(COLLEAGUE, id=9), Reason.OK),
        (WEB, Reason.OK),
        (DIRECTOR, Reason.OK),
        (REVIEWER, Reason.OK),
        (STRANGER, Reason.OTHER_DEPARTMENT),
        (ADMIN, Reason.ROLE),
        (but(DIRECTOR, is_superuser=True), Reason.SUPERUSER),
    ],
)
def test_who_may_open_a_submission(person, expected):
    assert rules.may_see(person, CHECKING) is expected


@pytest.mark.parametrize(
    ("person", "act", "waiting", "comment", "expected"),
    [
        (WEB, Act.CHECK, CHECKING, "", Reason.OK),
        (DIRECTOR, Act.APPROVE, APPROVING, "", Reason.OK),
        (DEPUTY, Act.APPROVE, APPROVING, "", Reason.OK),
        (DIRECTOR, Act.APPROVE, CHECKING, "", Reason.ROLE),
        (WEB, Act.APPROVE, CHECKING, "", Reason.WRONG_STEP),
        (but(WEB, id=9), Act.CHECK, APPROVING, "", Reason.ROLE),
        (DIRECTOR, Act.CHECK, APPROVING, "", Reason.WRONG_STEP),
        (but(DIRECTOR, id=1), Act.APPROVE, APPROVING, "", Reason.CONTRIBUTED),
        (but(DIRECTOR, id=2), Act.APPROVE, APPROVING, "", Reason.CONTRIBUTED),
        (
            but(DIRECTOR, id=1),
            Act.APPROVE,
            but(APPROVING, contributors=frozenset()),
            "",
            Reason.CONTRIBUTED,
        ),
        (but(DIRECTOR, id=4), Act.APPROVE, APPROVING, "", Reason.DECIDED_EARLIER),
        (DIRECTOR, Act.APPROVE, but(APPROVING, is_waiting=False), "", Reason.NOT_WAITING),
        (DIRECTOR, Act.APPROVE, but(APPROVING, is_newest_revision=False), "", Reason.NOT_NEWEST),
        (DIRECTOR, Act.APPROVE, but(APPROVING, is_unchanged=False), "", Reason.CHANGED),
        (DIRECTOR, Act.RETURN, but(APPROVING, is_newest_revision=False), "why", Reason.OK),
        (DIRECTOR, Act.RETURN, APPROVING, " \n", Reason.NEEDS_REASON),
        (but(DIRECTOR, id=1), Act.RETURN, APPROVING, "why", Reason.CONTRIBUTED),
        (ADMIN, Act.RETURN, APPROVING, "why", Reason.ROLE),
        (REVIEWER, Act.APPROVE, APPROVING, "", Reason.ROLE),
        (but(DIRECTOR, is_active=False), Act.APPROVE, APPROVING, "", Reason.INACTIVE),
        (but(DIRECTOR, is_superuser=True), Act.APPROVE, APPROVING, "", Reason.SUPERUSER),
    ],
)
def test_who_decides(person, act, waiting, comment, expected):
    assert rules.may_decide(person, act, waiting, comment) is expected


def test_steps_follow_in_order_and_end():
    assert rules.next_step(Step.WEB_TEAM) is Step.DIRECTOR
    assert rules.next_step(Step.DIRECTOR) is None


def test_a_step_that_nobody_could_decide_is_found_before_it_is_too_late():
    everybody = [WEB, DIRECTOR]
    assert rules.can_be_decided(everybody, frozenset()) is None
    assert rules.can_be_decided([WEB], frozenset()) is Step.DIRECTOR
    assert rules.can_be_decided([DIRECTOR], frozenset()) is Step.WEB_TEAM
    assert rules.can_be_decided(everybody, frozenset({5})) is Step.DIRECTOR
    assert rules.can_be_decided([WEB, but(DIRECTOR, is_active=False)], frozenset()) is Step.DIRECTOR


def test_one_person_in_both_roles_cannot_fill_both_steps():
    both = Person(9, frozenset({roles.WEB_TEAM, roles.DEPUTY}))
    assert rules.can_be_decided([both], frozenset()) is Step.DIRECTOR
    assert rules.can_be_decided([both, WEB], frozenset()) is None
    assert rules.can_be_decided([WEB, both], frozenset()) is None


ids = st.integers(1, 5)
people = st.builds(
    Person,
    ids,
    st.frozensets(st.sampled_from(sorted(roles.ROLES))),
    st.none() | st.integers(1, 3),
    st.booleans(),
    st.booleans(),
)
waitings = st.builds(
    Waiting,
    st.sampled_from(Step),
    st.none() | st.integers(1, 3),
    st.none() | ids,
    st.frozensets(ids),
    st.frozensets(ids),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@given(people, st.sampled_from(Act), waitings, st.text(max_size=3))
def test_whatever_passes_was_passed_by_somebody_who_wrote_and_decided_none_of_it(
    person, act, waiting, comment
):
    if rules.may_decide(person, act, waiting, comment) is not Reason.OK:
        return
    assert person.id not in waiting.contributors | waiting.deciders | {waiting.submitted_by}
    assert person.is_active and not person.is_superuser and waiting.is_waiting
    assert person.roles & rules.DECIDERS[waiting.step]
    assert act in (Act.RETURN, rules.ACT_OF_STEP[waiting.step])
    if act is not Act.RETURN:
        assert waiting.is_newest_revision and waiting.is_unchanged


@pytest.mark.parametrize(
    ("held", "kept"),
    [
        ({"director", "staff"}, {"director", "staff"}),
        ({"director", "system_administrator", "staff"}, {"staff"}),
        ({"security_auditor", "web_team"}, set()),
        ({"security_auditor", "system_administrator"}, set()),
        ({"contributor", "web_team"}, {"contributor", "web_team"}),
        ({"nonsense", "staff"}, {"staff"}),
    ],
)
def test_roles_that_exclude_one_another_do_not_count_together(held, kept):
    assert roles.effective(held) == kept
