"""Mails about promulgations: resumable, one a receiver, never twice; one that fails stops no other.

A row is claimed by one statement and only then is its mail handed over. What the mail server
refused for certain is tried again or given up; where nobody can say whether it was taken (the
process or the line died meanwhile), the row stays "uncertain" and somebody decides.
"""

from __future__ import annotations

import smtplib
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from approvals import languages
from approvals.audience import audiences_for, visible_to

from . import addresses
from .models import Edition, PromulgationMail, RegulationPage
from .promulgating import current_printing

if TYPE_CHECKING:
    from accounts.models import User

BATCH = 100
#: After so many refusals that might pass, the row fails.
MOST_ATTEMPTS = 6
State = PromulgationMail.State


class ServerGone(Exception):
    """The mail server takes nothing now. What waits goes on waiting."""


def send_due(limit: int | None = None) -> Counter[str]:
    """Send what waits, `limit` at most, in batches over one connection. Counts by what became of
    each; a server that is not there is no error: "stopped" says so, the next run goes on."""
    done: Counter[str] = Counter()
    seen: set[int] = set()
    connection = get_connection()
    try:
        while limit is None or done.total() < limit:
            room = BATCH if limit is None else min(BATCH, limit - done.total())
            ids = list(
                PromulgationMail.objects.filter(state=State.WAITING, due_at__lte=timezone.now())
                .exclude(pk__in=seen)
                .order_by("due_at", "pk")
                .values_list("pk", flat=True)[:room]
            )
            if not ids:
                break
            for pk in ids:
                seen.add(pk)
                outcome = _deliver(pk, connection)
                if outcome:
                    done[outcome] += 1
            seen = {pk for pk in seen if pk not in ids} if len(seen) > 10 * BATCH else seen
    except ServerGone:
        done["stopped"] += 1
    finally:
        connection.close()
    return done


def send_again() -> int:
    """What is uncertain shall go out once more: somebody has made sure that it did not arrive."""
    return PromulgationMail.objects.filter(
        state=State.SENDING, tried_at__lt=timezone.now() - timedelta(hours=1)
    ).update(state=State.WAITING, due_at=timezone.now())


def _deliver(pk: int, connection: Any) -> str:
    try:
        if hasattr(connection, "open"):
            connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise ServerGone(str(error)) from error
    now = timezone.now()
    claimed = PromulgationMail.objects.filter(pk=pk, state=State.WAITING).update(
        state=State.SENDING, tried_at=now, attempts=F("attempts") + 1
    )
    if not claimed:
        return ""  # another process has it
    row = PromulgationMail.objects.select_related("promulgation__edition", "to").get(pk=pk)
    why_not = _no_longer(row.promulgation.edition, row.to)
    if why_not:
        return _close(row, State.SKIPPED, why_not)
    try:
        message = message_for(row)
        message.message()  # an address or a subject that no mail can be made of
    except Exception as error:  # this one's own matter; the others go on
        return _close(row, State.FAILED, repr(error))
    try:
        message.connection = connection
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        return _refused(row, code, said)
    except smtplib.SMTPResponseException as error:  # sender or text refused: an answer, not taken
        outcome = _refused(row, error.smtp_code, error.smtp_error)
        connection.close()
        return outcome
    except Exception as error:
        # Nobody can say whether it was taken: it is not sent again by itself.
        connection.close()
        PromulgationMail.objects.filter(pk=row.pk).update(said=repr(error)[:200])
        return "uncertain"
    return _close(row, State.SENT, "")


def _refused(row: PromulgationMail, code: int, said: Any) -> str:
    words = f"{code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
    if 400 <= code < 500 and row.attempts < MOST_ATTEMPTS:
        wait = timedelta(minutes=5 * 2**row.attempts)
        PromulgationMail.objects.filter(pk=row.pk).update(
            state=State.WAITING, due_at=timezone.now() + wait, said=words[:200]
        )
        return "later"
    return _close(row, State.FAILED, words)


def _close(row: PromulgationMail, state: str, said: str) -> str:
    PromulgationMail.objects.filter(pk=row.pk).update(state=state, said=said[:200])
    return str(state)


def _no_longer(edition: Edition, user: User) -> str:
    """Why this receiver is not told any more: it was announced to who may read it now."""
    if not user.is_active:
        return "not active"
    if not user.email:
        return "no address"
    if edition.is_void:
        return "withdrawn"
    page = RegulationPage.objects.filter(pk=edition.page_id)
    if current_printing(edition).audience not in audiences_for(user):
        return "may not read it"
    return "" if visible_to(page, user).exists() else "may not read it"


def message_for(row: PromulgationMail) -> EmailMessage:
    """The mail in the receiver's language, with what the edition says of itself."""
    edition = row.promulgation.edition
    printing = current_printing(edition)
    with translation.override(row.to.language):
        own = languages.normalise(row.to.language)

        def told(source: Any, name: str) -> str:
            both = (getattr(source, languages.suffixed(name, code)) or ""
                    for code in (own, languages.other(own)))
            return next((text for text in both if text), "")

        is_repeal = edition.kind == Edition.Kind.REPEAL
        title = told(printing, "heading")
        numbers = {languages.ZH: edition.number_zh, languages.VI: edition.number_vi}
        body = render_to_string(
            "regulations/mail/promulgated.txt",
            {
                "user": row.to,
                "title": title,
                "number": numbers[own] or numbers[languages.other(own)],
                "day": date_format(edition.effective_date, "SHORT_DATE_FORMAT"),
                "is_repeal": is_repeal,
                "note": told(edition, "note"),
                "link": link_to(edition, row.to.language),
            },
        )
        words = _("Repealed: %(title)s") if is_repeal else _("New in the rules: %(title)s")
        subject = " ".join((words % {"title": title}).split())
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    return EmailMessage(
        subject, body, to=[row.to.email],
        # The same at every attempt: who gets it twice after all is shown it once.
        headers={"Message-ID": f"<promulgation-{row.promulgation_id}-{row.pk}@{host}>"},
    )


def link_to(edition: Edition, language: str) -> str:
    """The edition's address in `language`, for what leaves the portal."""
    base = (addresses.library_path() or "/").lstrip("/")
    slug = RegulationPage.objects.values_list("slug", flat=True).get(pk=edition.page_id)
    root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return f"{root}/{languages.normalise(language)}/{base}{slug}/?edition={edition.sequence}"
