"""Users and pages as the plain values that `rules` asks for."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from accounts.models import Department, User
from accounts.roles import ROLE_GROUP_PREFIX

from . import rules
from .models import Decision, Submission

_WORKSPACES = "_department_workspaces"


def person(user: Any) -> rules.Person:
    """`user` as the rules see it; an anonymous visitor is nobody in no role."""
    if not user.is_authenticated:
        return rules.Person(id=0, is_active=False)
    return rules.Person(
        id=user.pk,
        roles=user.roles,
        department=user.department_id,
        is_active=user.is_active,
        is_superuser=user.is_superuser,
    )


def department_of(page: Page) -> Department | None:
    """The department in whose workspace `page` lies; None for the site's own pages.

    The nearest workspace counts where one lies below another.
    """
    step = Page.steplen
    paths = [page.path[:end] for end in range(step, len(page.path) + 1, step)]
    return (
        Department.objects.filter(workspace__path__in=paths)
        .select_related("workspace")
        .order_by("-workspace__depth")
        .first()
    )


def department_id_of(page: Page, asker: Any) -> int | None:
    """Like `department_of`, for many pages in one request: the workspaces are read once and
    remembered on `asker`, the request's user, as Wagtail remembers his permissions there."""
    if not hasattr(asker, _WORKSPACES):
        found = Department.objects.exclude(workspace=None)
        setattr(asker, _WORKSPACES, dict(found.values_list("workspace__path", "pk")))
    workspaces: dict[str, int] = getattr(asker, _WORKSPACES)
    for end in range(len(page.path), 0, -Page.steplen):
        if page.path[:end] in workspaces:
            return workspaces[page.path[:end]]
    return None


def everybody_who_decides() -> list[rules.Person]:
    """Active people who hold a deciding role, for working out who could decide."""
    wanted = {role for roles in rules.DECIDERS.values() for role in roles}
    users = (
        User.objects.filter(
            is_active=True,
            is_superuser=False,
            groups__name__in=[ROLE_GROUP_PREFIX + code for code in wanted],
        )
        .distinct()
        .prefetch_related("groups")
    )
    return [person(user) for user in users]


def waiting(submission: Submission, *, is_unchanged: bool = True) -> rules.Waiting:
    """A submission as the rules see it. `is_unchanged` is the caller's comparison of hashes."""
    deciders = submission.decisions.filter(kind=Decision.Kind.CHECK).values_list("by", flat=True)
    return rules.Waiting(
        step=rules.Step(submission.step) if submission.step else rules.STEPS[0],
        department=submission.department_id,
        submitted_by=submission.submitted_by_id,
        contributors=frozenset(submission.contributors.values_list("pk", flat=True)),
        deciders=frozenset(pk for pk in deciders if pk),
        is_waiting=submission.state == Submission.State.WAITING,
        is_newest_revision=submission.revision.is_latest_revision(),
        is_unchanged=is_unchanged,
    )
