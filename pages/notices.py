"""What notices show: their state in words, their dates in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from approvals.files import file_visible

from .models import RecruitmentPage, TenderPage
from .notice_states import days_left


@dataclass(frozen=True)
class Chip:
    """A state in words, and the look that goes with it."""

    text: str
    css: str


@dataclass(frozen=True)
class Moment:
    """One line of a notice's timeline. `at` is a date or an aware moment."""

    at: date | datetime
    text: str
    css: str
    is_clock: bool
    lang: str = ""


def choice_labels() -> dict[str, str]:
    """What readers choose from above a list (`notice_queries.CHOICES`), in words."""
    return {
        "open": _("Open or to come"),
        "closed": pgettext("notice", "Closed"),
        "result": _("Result published"),
        "cancelled": pgettext("notice", "Cancelled"),
    }


def state_chip(notice: RecruitmentPage | TenderPage, now: datetime | None = None) -> Chip:
    """The state of a notice at `now`."""
    moment = timezone.localtime(now)
    state = notice.state(moment).value
    if state == "closing_soon":
        closes_at = timezone.localtime(notice.closes_at)
        left = days_left(moment, closes_at) or 0
        if left == 0:
            return Chip(_("Closes today"), "warn")
        text = ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}
        return Chip(text, "warn")
    tender = isinstance(notice, TenderPage)
    return {
        "not_yet_open": Chip(_("Not yet open"), "info"),
        "open": Chip(_("Open for bids") if tender else _("Open for applications"), "ok"),
        "closed": Chip(pgettext("notice", "Closed"), "quiet"),
        "result": Chip(_("Result published"), "info"),
        "cancelled": Chip(pgettext("notice", "Cancelled"), "bad"),
    }[state]


def with_chips(notices: list[Any], now: datetime | None = None) -> list[Any]:
    """`notices` with `chip`, for lists."""
    for notice in notices:
        notice.chip = state_chip(notice, now)
    return notices


def recruitment_context(page: RecruitmentPage) -> dict[str, Any]:
    """What the page of a recruitment notice shows."""
    positions = page.rows("positions")
    return {
        "chip": state_chip(page),
        "positions": positions,
        "wanted": sum(position.count for position in positions),
    }


def tender_context(page: TenderPage, reader: Any) -> dict[str, Any]:
    """What the page of a tender notice shows; documents only where `reader` may open them."""
    language = page.language_shown()
    documents = [
        {"document": row.document, "title": row.document.title_in(language)}
        for row in page.documents.all()
        if file_visible("document", row.document_id, reader)
    ]
    return {
        "chip": state_chip(page),
        "lots": page.rows("lots"),
        "documents": documents,
        "timeline": timeline(page, language),
    }


def timeline(page: TenderPage, language: str, now: datetime | None = None) -> list[Moment]:
    """The dates of a tender in order: issue, clarifications, deadline, opening, result."""
    moment = timezone.localtime(now)
    dates: list[tuple[date | datetime | None, str, str]] = [
        (page.sale_from, _("Documents are issued"), ""),
        (page.closes_at, _("Bids are accepted until"), ""),
        (page.opening_at, _("Bids are opened"), ""),
        (page.cancelled_on, _("The tender was cancelled"), ""),
        (page.result_on, _("The result is published"), ""),
        *[(row.on, row.text, language) for row in page.rows("clarifications")],
    ]
    dated = [(at, text, lang) for at, text, lang in dates if at is not None]
    dated.sort(key=lambda line: _day_and_clock(line[0]))
    return [
        Moment(
            at=at,
            text=text,
            css="past" if _day_and_clock(at) < _day_and_clock(moment) else "",
            is_clock=isinstance(at, datetime),
            lang=lang,
        )
        for at, text, lang in dated
    ]


def _day_and_clock(at: date | datetime) -> tuple[date, int]:
    """For sorting: what has no clock stands before what has, on its day."""
    if isinstance(at, datetime):
        local = timezone.localtime(at)
        return local.date(), local.hour * 60 + local.minute
    return at, 0
