"""May this person do this act to this submission now? Pure: plain values in, a verdict out.

Views, tasks, services, the permission tester and the tests all ask here. Source: the path of
`docs/approvals.md` (regulation of the district medical centre, article 11).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from accounts.roles import CONTRIBUTOR, DECIDING_ROLES, DEPUTY, DIRECTOR, WEB_TEAM


class Act(StrEnum):
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    CHECK = "check"
    APPROVE = "approve"
    RETURN = "return"


class Step(StrEnum):
    WEB_TEAM = "web_team"
    DIRECTOR = "director"


class Reason(StrEnum):
    """Why not. `explanations.py` puts each into words."""

    OK = ""
    INACTIVE = "inactive"
    SUPERUSER = "superuser"
    NOT_WAITING = "not_waiting"
    ALREADY_WAITING = "already_waiting"
    WRONG_STEP = "wrong_step"
    ROLE = "role"
    OTHER_DEPARTMENT = "other_department"
    CONTRIBUTED = "contributed"
    DECIDED_EARLIER = "decided_earlier"
    NOT_NEWEST = "not_newest"
    CHANGED = "changed"
    NOTHING_NEW = "nothing_new"
    NEEDS_REASON = "needs_reason"
    NOT_SUBMITTER = "not_submitter"


#: The order of steps, and who decides each. A resubmission starts again at the first.
STEPS: tuple[Step, ...] = (Step.WEB_TEAM, Step.DIRECTOR)
DECIDERS: dict[Step, frozenset[str]] = {
    Step.WEB_TEAM: frozenset({WEB_TEAM}),
    Step.DIRECTOR: frozenset({DIRECTOR, DEPUTY}),
}
ACT_OF_STEP: dict[Step, Act] = {Step.WEB_TEAM: Act.CHECK, Step.DIRECTOR: Act.APPROVE}


@dataclass(frozen=True)
class Person:
    """Who asks. `roles` are the effective ones; `department` a department's id or None."""

    id: int
    roles: frozenset[str] = frozenset()
    department: int | None = None
    is_active: bool = True
    is_superuser: bool = False


@dataclass(frozen=True)
class Draft:
    """A page that might be submitted. `department` is whose workspace it lies in, None for the
    site's own pages, which the web team keeps."""

    department: int | None
    has_waiting_submission: bool = False
    has_unpublished_changes: bool = True


@dataclass(frozen=True)
class Waiting:
    """A submission as it stands. `deciders` passed an earlier step of the same round."""

    step: Step
    department: int | None
    submitted_by: int | None
    contributors: frozenset[int] = field(default_factory=frozenset)
    deciders: frozenset[int] = field(default_factory=frozenset)
    is_waiting: bool = True
    is_newest_revision: bool = True
    is_unchanged: bool = True


def _person(person: Person) -> Reason:
    if not person.is_active:
        return Reason.INACTIVE
    if person.is_superuser:
        return Reason.SUPERUSER
    return Reason.OK


def may_write(person: Person, department: int | None) -> Reason:
    """May `person` draft in the workspace of `department` (None: the site's own pages)?"""
    reason = _person(person)
    if reason:
        return reason
    if department is None:
        return Reason.OK if WEB_TEAM in person.roles else Reason.ROLE
    if CONTRIBUTOR not in person.roles:
        return Reason.ROLE
    return Reason.OK if person.department == department else Reason.OTHER_DEPARTMENT


def may_submit(person: Person, draft: Draft) -> Reason:
    """May `person` submit the newest draft of a page?"""
    reason = may_write(person, draft.department)
    if reason:
        return reason
    if draft.has_waiting_submission:
        return Reason.ALREADY_WAITING
    if not draft.has_unpublished_changes:
        return Reason.NOTHING_NEW
    return Reason.OK


def may_see(person: Person, waiting: Waiting) -> Reason:
    """May `person` open the submission: who wrote it, the department it comes from, and everybody
    who decides. Nobody else learns that it exists."""
    reason = _person(person)
    if reason:
        return reason
    if person.id in waiting.contributors or person.id == waiting.submitted_by:
        return Reason.OK
    if not person.roles.isdisjoint(DECIDING_ROLES):
        return Reason.OK
    return may_write(person, waiting.department)


def may_withdraw(person: Person, waiting: Waiting) -> Reason:
    """The submitter, or a colleague who may write there, takes a submission back."""
    reason = _person(person)
    if reason:
        return reason
    if not waiting.is_waiting:
        return Reason.NOT_WAITING
    if person.id == waiting.submitted_by:
        return Reason.OK
    return Reason.OK if may_write(person, waiting.department) is Reason.OK else Reason.NOT_SUBMITTER


def may_decide(person: Person, act: Act, waiting: Waiting, reason_given: str = "") -> Reason:
    """May `person` check, approve or return what waits? The four eyes are here.

    Nobody decides on what he wrote, nor twice in one round. What passes must be the newest
    revision with the content that was submitted; a return is possible even where it is not.
    """
    reason = _person(person)
    if reason:
        return reason
    if not waiting.is_waiting:
        return Reason.NOT_WAITING
    if person.roles.isdisjoint(DECIDERS[waiting.step]):
        return Reason.ROLE
    if person.id in waiting.contributors or person.id == waiting.submitted_by:
        return Reason.CONTRIBUTED
    if person.id in waiting.deciders:
        return Reason.DECIDED_EARLIER
    if act is Act.RETURN:
        return Reason.OK if reason_given.strip() else Reason.NEEDS_REASON
    if act is not ACT_OF_STEP[waiting.step]:
        return Reason.WRONG_STEP
    if not waiting.is_newest_revision:
        return Reason.NOT_NEWEST
    if not waiting.is_unchanged:
        return Reason.CHANGED
    return Reason.OK


def next_step(step: Step) -> Step | None:
    """The step after `step`, or None when the content may go live."""
    position = STEPS.index(step) + 1
    return STEPS[position] if position < len(STEPS) else None


def eligible(people: list[Person], step: Step, excluded: frozenset[int]) -> list[Person]:
    """Those among `people` who could decide `step` on what `excluded` wrote or decided."""
    return [
        person
        for person in people
        if _person(person) is Reason.OK
        and not person.roles.isdisjoint(DECIDERS[step])
        and person.id not in excluded
    ]


def can_be_decided(people: list[Person], contributors: frozenset[int]) -> Step | None:
    """The first step for which nobody could be found, or None when all can be decided.

    Nobody decides twice in a round, so each step needs a person of its own.
    """
    return _unfilled(people, STEPS, contributors)


def _unfilled(
    people: list[Person], steps: tuple[Step, ...], excluded: frozenset[int]
) -> Step | None:
    if not steps:
        return None
    first, rest = steps[0], steps[1:]
    candidates = eligible(people, first, excluded)
    if not candidates:
        return first
    failure: Step | None = first
    for person in candidates:
        failure = _unfilled(people, rest, excluded | {person.id})
        if failure is None:
            return None
    return failure
