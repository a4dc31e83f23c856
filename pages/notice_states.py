"""What can still be done about a notice on a given moment. Pure.

States follow from dates; nobody has to remember to switch one over.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum

#: From this long before the deadline on, a notice is "closing soon".
CLOSING_SOON = timedelta(days=7)


class RecruitmentState(Enum):
    NOT_YET_OPEN = "not_yet_open"
    OPEN = "open"
    CLOSING_SOON = "closing_soon"
    CLOSED = "closed"
    RESULT = "result"


class TenderState(Enum):
    NOT_YET_OPEN = "not_yet_open"
    OPEN = "open"
    CLOSING_SOON = "closing_soon"
    CLOSED = "closed"
    RESULT = "result"
    CANCELLED = "cancelled"


def recruitment_state(
    now: datetime,
    *,
    opens_on: date | None,
    closes_at: datetime | None,
    result_on: date | None,
) -> RecruitmentState:
    """State at `now`, an aware moment in the hospital's time zone: dates are days there.

    The deadline belongs to the time in which one may still apply; without one the notice stays
    open. A result counts from its day on, whatever the deadline says.
    """
    today = now.date()
    if result_on is not None and result_on <= today:
        return RecruitmentState.RESULT
    if closes_at is not None and now > closes_at:
        return RecruitmentState.CLOSED
    if opens_on is not None and today < opens_on:
        return RecruitmentState.NOT_YET_OPEN
    if closes_at is not None and closes_at - now <= CLOSING_SOON:
        return RecruitmentState.CLOSING_SOON
    return RecruitmentState.OPEN


def tender_state(
    now: datetime,
    *,
    sale_from: datetime | None,
    closes_at: datetime | None,
    cancelled_on: date | None,
    result_on: date | None,
) -> TenderState:
    """The same for a tender. Cancelling ends everything, a published result included."""
    today = now.date()
    if cancelled_on is not None and cancelled_on <= today:
        return TenderState.CANCELLED
    if result_on is not None and result_on <= today:
        return TenderState.RESULT
    if closes_at is not None and now > closes_at:
        return TenderState.CLOSED
    if sale_from is not None and now < sale_from:
        return TenderState.NOT_YET_OPEN
    if closes_at is not None and closes_at - now <= CLOSING_SOON:
        return TenderState.CLOSING_SOON
    return TenderState.OPEN


def days_left(now: datetime, closes_at: datetime | None) -> int | None:
    """Calendar days until the deadline's day (0: today); None without or after a deadline.

    `now` and `closes_at` are in the same time zone.
    """
    if closes_at is None or now > closes_at:
        return None
    return (closes_at.date() - now.date()).days
