"""Periodic review: which rules are due, the act that says "stays as it is", the reminders.

The rule of the days is `reviewing`. A few queries, however many regulations.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts import roles
from accounts.models import Department, User
from approvals import ledger
from approvals.audience import audiences_for, visible_to
from approvals.errors import Conflict, NotAllowed
from approvals.explanations import explain
from approvals.rules import Reason

from . import addresses, reviewing
from .models import Edition, Printing, RegulationPage, ReviewRecord, ReviewReminder
from .reviewing import State
from .shelf import shelves_for

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Review:
    """A regulation under review. `last` is the day on which its text was looked at last: that of
    the edition in force, or of a later review."""

    page: int
    slug: str
    edition: int
    last: date
    due: date
    state: State
    #: Department and employee number of the owner; 0 and "" where there is none.
    department: int
    person: str


def under_review(today: date, page_ids: Iterable[int] | None = None) -> list[Review]:
    """Every live regulation with an interval and an edition in force, the first due first."""
    pages = RegulationPage.objects.filter(live=True, review_interval__gt=0)
    if page_ids is not None:
        pages = pages.filter(pk__in=list(page_ids))
    rows = list(
        pages.order_by().values_list(
            "pk", "slug", "path", "review_interval", "review_department", "review_person"
        )
    )
    ids = None if page_ids is None else [row[0] for row in rows]
    applying = _applying(today, ids)
    looked = _looked(ids)
    workspaces = dict(
        Department.objects.exclude(workspace=None)
        .annotate(path=F("workspace__path"))
        .values_list("path", "pk")
    )
    found = []
    for pk, slug, path, months, department, person in rows:
        if pk not in applying:
            continue
        edition, since = applying[pk]
        last = max(since, looked.get(pk, since))
        due = reviewing.due(last, months)
        owner = department or _owner(path, workspaces)
        state = reviewing.state(due, today)
        found.append(Review(pk, slug, edition, last, due, state, owner, person))
    return sorted(found, key=lambda one: (one.due, one.page))


def _applying(today: date, ids: list[int] | None) -> dict[int, tuple[int, date]]:
    """By page, the edition in force and the day from which it is."""
    editions = Edition.objects.filter(voided=None, effective_date__lte=today)
    if ids is not None:
        editions = editions.filter(page_id__in=ids)
    found: dict[int, tuple[int, date]] = {}
    for page, pk, day, kind in editions.order_by("effective_date", "sequence").values_list(
        "page_id", "pk", "effective_date", "kind"
    ):
        if kind == Edition.Kind.REPEAL:
            found.pop(page, None)
        else:
            found[page] = (pk, day)
    return found


def _looked(ids: list[int] | None) -> dict[int, date]:
    records = ReviewRecord.objects.order_by()
    if ids is not None:
        records = records.filter(page_id__in=ids)
    return dict(records.values("page_id").annotate(last=Max("day")).values_list("page_id", "last"))


def _owner(path: str, workspaces: dict[str, int]) -> int:
    for end in range(len(path), 0, -Page.steplen):
        if path[:end] in workspaces:
            return workspaces[path[:end]]
    return 0


def of_page(page: RegulationPage, today: date) -> Review | None:
    """None where the regulation has no interval, or nothing in force."""
    return next(iter(under_review(today, [page.pk])), None)


def may_record(review: Review, user: Any) -> bool:
    """Whether `user` says for the owner that the text stays: the named person, or of the owner's
    department its head and those who write for it."""
    if not user.is_authenticated or not user.roles:
        return False
    if review.person and review.person == user.employee_number:
        return True
    if not review.department or user.department_id != review.department:
        return False
    return user.has_role(roles.CONTRIBUTOR) or user.department.head_id == user.pk


@transaction.atomic
def record(page: RegulationPage, user: Any, note: str = "", address: str = "") -> ReviewRecord:
    """The text was looked at and stays as it is. Raises NotAllowed for who may not say so,
    Conflict where nothing is under review or it was said today already."""
    Page.objects.select_for_update().get(pk=page.pk)
    today = timezone.localdate()
    review = of_page(page, today)
    if review is None:
        raise Conflict(_("This regulation is not under periodic review."))
    if not may_record(review, user):
        raise NotAllowed(explain(Reason.ROLE), code=Reason.ROLE.value)
    if ReviewRecord.objects.filter(page=page, day=today).exists():
        raise Conflict(_("The review was recorded today already."))
    made = ReviewRecord.objects.create(
        page_id=page.pk, edition_id=review.edition, by=user, day=today, note=note.strip()
    )
    printing = Printing.objects.filter(edition=review.edition).order_by("-sequence")[0]
    ledger.write(
        "review",
        actor=user,
        role=", ".join(sorted(user.roles & {roles.CONTRIBUTOR})),
        object_type=RegulationPage._meta.label_lower,
        object_id=page.pk,
        object_label=page.title,
        revision_id=printing.revision_id,
        content_hash=printing.content_hash,
        reason=made.note,
        address=address,
        data={"edition": review.edition, "review": made.pk},
    )
    return made


def owners(review: Review) -> list[User]:
    """Whom to remind: the named person, else the department's head and its writers."""
    people = User.objects.filter(is_active=True, is_superuser=False)
    if review.person:
        named = list(people.filter(employee_number=review.person))
        if named:
            return named
    writers = people.filter(
        department=review.department,
        groups__name=roles.ROLE_GROUP_PREFIX + roles.CONTRIBUTOR,
    )
    heads = people.filter(pk__in=Department.objects.filter(pk=review.department).values("head"))
    return list({user.pk: user for user in (*heads, *writers)}.values())


def remind(today: date) -> int:
    """Send the reminders due by `today`, one mail a person with all that is due, and return how
    many mails went out. Each reminder once, however often this runs; without a mail server none
    is taken for sent."""
    wanted: dict[int, list[tuple[Review, date]]] = {}
    people: dict[int, User] = {}
    for review in under_review(today):
        day = reviewing.milestone(review.due, today)
        if day is None:
            continue
        for user in owners(review):
            if user.email:
                people[user.pk] = user
                wanted.setdefault(user.pk, []).append((review, day))
    sent = 0
    connection = get_connection()
    try:
        for pk, due in wanted.items():
            fresh = _unsent(people[pk], due)
            if fresh and _send(people[pk], fresh, connection):
                sent += 1
    except (OSError, smtplib.SMTPException):
        logger.exception("The mail server takes no reminders of reviews now")
    finally:
        connection.close()
    return sent


def _unsent(user: User, due: list[tuple[Review, date]]) -> list[tuple[Review, date]]:
    known = set(ReviewReminder.objects.filter(to=user).values_list("page_id", "day"))
    return [(review, day) for review, day in due if (review.page, day) not in known]


def _send(user: User, due: list[tuple[Review, date]], connection: Any) -> bool:
    connection.open()  # nothing is written down while there is no server
    claimed = []
    for review, day in due:
        try:
            with transaction.atomic():
                ReviewReminder.objects.create(page_id=review.page, to=user, day=day)
        except IntegrityError:
            continue  # another process reminds of it
        claimed.append(review)
    message = _message(user, claimed)
    if message is None:
        return False
    message.connection = connection
    try:
        message.send()
    except Exception:  # one receiver's matter; the others are reminded all the same
        logger.exception("The reminder to %s was not sent", user.employee_number)
        connection.close()
        return False
    return True


def _message(user: User, due: list[Review]) -> EmailMessage | None:
    """In the receiver's language; nothing of what he may not read."""
    if not audiences_for(user):
        return None
    seen = set(
        visible_to(RegulationPage.objects.filter(pk__in=[one.page for one in due]), user)
        .values_list("pk", flat=True)
    )
    shelves = shelves_for([one.page for one in due], user)
    root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    with translation.override(user.language):
        base = f"{root}/{user.language}/{(addresses.library_path() or '/').lstrip('/')}"
        lines = []
        for one in due:
            shown = shelves[one.page].in_force(timezone.localdate()) if one.page in seen else None
            if shown is None:
                continue
            language = shown.language_for(user.language)
            suffix = language.replace("-", "_")
            lines.append(
                {
                    "title": getattr(shown.printing, f"heading_{suffix}"),
                    "day": date_format(one.due, "SHORT_DATE_FORMAT"),
                    "is_overdue": one.state is State.OVERDUE,
                    "link": f"{base}{one.slug}/review/",
                }
            )
        if not lines:
            return None
        body = render_to_string(
            "regulations/mail/review.txt", {"user": user, "lines": lines}
        )
        subject = _("Regulations to review: %(count)s") % {"count": len(lines)}
    return EmailMessage(subject, body, to=[user.email])
