"""Problems that readers report with a provision: how they reach the department, and its answer."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts import roles
from accounts.models import Department, User
from approvals import people, rules
from approvals.errors import Conflict, NotAllowed
from approvals.explanations import explain

from .models import Printing, ProblemReport, RegulationPage

logger = logging.getLogger(__name__)

NEW = gettext_noop("A problem was reported: %(title)s")
ANSWERED = gettext_noop("Your report was answered: %(title)s")

#: So many reports of one person (or one address of the internet) in so many seconds.
LIMITS = ((5, 600), (20, 86400))


class TooMany(Exception):
    """Somebody reports faster than anybody can read."""


def _allow(who: str) -> None:
    """Count one report of `who`. Raises TooMany beyond a limit."""
    key = hashlib.sha256(who.encode()).hexdigest()
    for most, seconds in LIMITS:
        name = f"regulations.report:{seconds}:{key}"
        cache.add(name, 0, seconds)
        try:
            count = cache.incr(name)
        except ValueError:  # it ran out between the two
            cache.set(name, 1, seconds)
            count = 1
        if count > most:
            raise TooMany(_("You have reported a lot in a short time. Please wait a while."))


def report(
    page: RegulationPage, printing: Printing, eid: str, text: str, user: Any, address: str
) -> ProblemReport:
    """Keep what a reader reports. The caller has checked that he may read `printing` and that it
    has the provision. Raises TooMany."""
    _allow(f"user {user.pk}" if user.is_authenticated else f"address {address}")
    with transaction.atomic():
        made = ProblemReport.objects.create(
            page_id=page.pk,
            printing=printing,
            eid=eid,
            text=text.strip(),
            by=user if user.is_authenticated else None,
        )
        transaction.on_commit(lambda: _tell_department(made.pk), robust=True)
    return made


def reports_for(user: Any) -> QuerySet[ProblemReport]:
    """Those that `user` answers: of the own department's regulations; all for the web team."""
    rows = ProblemReport.objects.select_related("page", "printing__edition", "by", "closed_by")
    if not user.is_authenticated or not user.roles:
        return rows.none()
    if user.has_role(roles.WEB_TEAM):
        return rows
    department = user.department
    if (
        department is None
        or department.workspace_id is None
        or rules.may_write(people.person(user), department.pk)
    ):
        return rows.none()
    return rows.filter(page__path__startswith=department.workspace.path)


@transaction.atomic
def close(report_id: int, user: Any, answer: str) -> ProblemReport:
    """Answer a report and close it; who sent it gets the answer by mail. Raises NotAllowed for
    who does not answer it, Conflict when it was closed meanwhile."""
    if not reports_for(user).filter(pk=report_id).exists():
        raise NotAllowed(explain(rules.Reason.ROLE), code=rules.Reason.ROLE.value)
    row = ProblemReport.objects.select_for_update().get(pk=report_id)
    if row.closed_at is not None:
        raise Conflict(_("This report was closed meanwhile."))
    row.answer, row.closed_by, row.closed_at = answer.strip(), user, timezone.now()
    row.save(update_fields=["answer", "closed_by", "closed_at"])
    transaction.on_commit(lambda: _tell_reporter(row.pk), robust=True)
    return row


def _mail(user: User, subject: str, template: str, row: ProblemReport) -> None:
    with translation.override(user.language):
        title = row.page.get_admin_display_title()
        body = render_to_string(template, {"user": user, "row": row, "title": title,
                                           "root": settings.WAGTAILADMIN_BASE_URL})
        head = " ".join((_(subject) % {"title": title}).split())
    try:
        send_mail(head, body, None, [user.email])
    except Exception:  # the report stands all the same
        logger.exception("Mail about report %s to %s was not sent", row.pk, user.employee_number)


def _load(pk: int) -> ProblemReport:
    return ProblemReport.objects.select_related("page", "by").get(pk=pk)


def _tell_department(pk: int) -> None:
    row = _load(pk)
    department: Department | None = people.department_of(row.page)
    head = department.head if department else None
    if head is not None and head.is_active and head.email:
        _mail(head, NEW, "regulations/mail/report.txt", row)


def _tell_reporter(pk: int) -> None:
    row = _load(pk)
    if row.by is not None and row.by.is_active and row.by.email and row.answer:
        _mail(row.by, ANSWERED, "regulations/mail/report_answer.txt", row)

