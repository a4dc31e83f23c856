"""Mails of the path: in the receiver's language, with the comment in them, after commit."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import ROLE_GROUP_PREFIX

from . import rules
from .models import Decision, Submission

logger = logging.getLogger(__name__)


def _send(people: Iterable[User], submission: Submission, kind: str, comment: str = "") -> None:
    """One mail a person. A mail that cannot be sent is logged; the act stands."""
    for user in people:
        if not user.email:
            continue
        with translation.override(user.language):
            page = submission.revision.as_object()
            subjects = {
                "waits": _("Waiting for you: %(title)s"),
                "returned": _("Returned: %(title)s"),
                "approved": _("Approved and live: %(title)s"),
                "withdrawn": _("Withdrawn: %(title)s"),
            }
            title = page.get_admin_display_title()
            link = settings.WAGTAILADMIN_BASE_URL + reverse(
                "approvals:submission", args=[submission.pk]
            )
            body = render_to_string(
                f"approvals/mail/{kind}.txt",
                {
                    "user": user,
                    "submission": submission,
                    "title": title,
                    "link": link,
                    "comment": comment,
                },
            )
            subject = " ".join((subjects[kind] % {"title": title}).split())
            message = EmailMessage(subject, body, to=[user.email])
        try:
            message.send()
        except Exception:  # an address that no mail can be made for must not stop the others
            logger.exception("Mail %s to %s was not sent", kind, user.employee_number)


def _load(pk: int) -> Submission:
    return Submission.objects.select_related("page", "revision", "submitted_by").get(pk=pk)


def _last_comment(submission: Submission, kind: str) -> tuple[str, User | None]:
    decision = submission.decisions.filter(kind=kind).select_related("by").last()
    return (decision.reason, decision.by) if decision else ("", None)


def waits(pk: int) -> None:
    """To everybody who could decide the step, but not to who wrote it or decided before."""
    submission = _load(pk)
    wanted = [ROLE_GROUP_PREFIX + r for r in rules.DECIDERS[rules.Step(submission.step)]]
    excluded = set(submission.contributors.values_list("pk", flat=True)) | set(
        submission.decisions.filter(kind=Decision.Kind.CHECK).values_list("by", flat=True)
    )
    people = User.objects.filter(is_active=True, groups__name__in=wanted).exclude(pk__in=excluded)
    _send(people.distinct(), submission, "waits", submission.note)


def _concerned(submission: Submission) -> list[User]:
    """The submitter, everybody who wrote on it, and who passed it before."""
    people = {user.pk: user for user in submission.contributors.filter(is_active=True)}
    for decision in submission.decisions.filter(kind=Decision.Kind.CHECK).select_related("by"):
        if decision.by and decision.by.is_active:
            people[decision.by.pk] = decision.by
    return list(people.values())


def returned(pk: int) -> None:
    submission = _load(pk)
    comment, by = _last_comment(submission, Decision.Kind.RETURN)
    receivers = [user for user in _concerned(submission) if user != by]
    _send(receivers, submission, "returned", comment)


def approved(pk: int) -> None:
    submission = _load(pk)
    comment, by = _last_comment(submission, Decision.Kind.APPROVE)
    receivers = [user for user in _concerned(submission) if user != by]
    _send(receivers, submission, "approved", comment)


def withdrawn(pk: int) -> None:
    submission = _load(pk)
    comment, by = _last_comment(submission, Decision.Kind.WITHDRAW)
    receivers = [user for user in _concerned(submission) if user != by]
    _send(receivers, submission, "withdrawn", comment)
