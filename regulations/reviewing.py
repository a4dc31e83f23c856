"""When a rule has to be looked at again, and on which days somebody is reminded. Pure.

A review is due so many months after the text was looked at last; reminders go out 30 and 7 days
before that and every week after it.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum

#: Days before the due day on which a reminder goes out.
BEFORE = (30, 7)
#: Days between reminders after it.
AFTER = 7


class State(StrEnum):
    FINE = "fine"
    #: Due within the next 30 days, the due day included.
    SOON = "soon"
    OVERDUE = "overdue"


def due(last: date, months: int) -> date:
    """The day `months` after `last`: the same day of the month, or its last one.

    >>> due(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(last.year * 12 + last.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(last.day, calendar.monthrange(year, month + 1)[1]))


def state(due_day: date, on: date) -> State:
    if on > due_day:
        return State.OVERDUE
    return State.SOON if (due_day - on).days <= max(BEFORE) else State.FINE


def milestone(due_day: date, on: date) -> date | None:
    """The day of the newest reminder that should have gone out by `on`; None before the first.
    Who was reminded for it is not reminded again until the next, however often one looks."""
    passed = (on - due_day).days
    if passed >= AFTER:
        return due_day + timedelta(days=passed // AFTER * AFTER)
    days = [
        due_day - timedelta(days=before) for before in BEFORE if passed >= -before
    ]
    return max(days, default=None)
