"""The state of a notice follows from its dates, to the second."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pages.notice_states import (
    RecruitmentState,
    TenderState,
    days_left,
    recruitment_state,
    tender_state,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
SECOND = timedelta(seconds=1)


def recruitment(**dates):
    given = {"opens_on": None, "closes_at": None, "result_on": None, **dates}
    return recruitment_state(NOW, **given)


def tender(**dates):
    given = {"sale_from": None, "closes_at": None, "cancelled_on": None, "result_on": None, **dates}
    return tender_state(NOW, **given)


@pytest.mark.parametrize(
    ("closes_at", "state"),
    [
        (NOW, RecruitmentState.CLOSING_SOON),  # the deadline itself still counts
        (NOW - SECOND, RecruitmentState.CLOSED),
        (NOW + timedelta(days=7), RecruitmentState.CLOSING_SOON),
        (NOW + timedelta(days=7) + SECOND, RecruitmentState.OPEN),
        (None, RecruitmentState.OPEN),
    ],
)
def test_the_deadline_decides_to_the_second(closes_at, state):
    assert recruitment(closes_at=closes_at) is state
    assert tender(closes_at=closes_at).value == state.value


@pytest.mark.parametrize(
    ("opens_on", "state"),
    [
        (date(2026, 11, 24), RecruitmentState.NOT_YET_OPEN),
        (date(2026, 11, 23), RecruitmentState.OPEN),
    ],
)
def test_the_first_day_is_a_day_of_the_hospital(opens_on, state):
    assert recruitment(opens_on=opens_on) is state


def test_what_is_not_yet_open_is_not_closing_soon():
    assert (
        recruitment(opens_on=date(2026, 11, 25), closes_at=NOW + timedelta(days=3))
        is RecruitmentState.NOT_YET_OPEN
    )


def test_what_closed_before_it_opened_is_closed():
    assert (
        recruitment(opens_on=date(2027, 1, 1), closes_at=NOW - SECOND) is RecruitmentState.CLOSED
    )


def test_a_result_counts_from_its_day_on_even_before_the_deadline():
    later = NOW + timedelta(days=30)
    assert recruitment(closes_at=later, result_on=NOW.date()) is RecruitmentState.RESULT
    tomorrow = NOW.date() + timedelta(days=1)
    assert recruitment(closes_at=NOW - SECOND, result_on=tomorrow) is RecruitmentState.CLOSED


def test_a_cancelled_tender_is_cancelled_whatever_else_is_said():
    assert (
        tender(cancelled_on=NOW.date(), result_on=date(2026, 1, 1), closes_at=NOW + SECOND)
        is TenderState.CANCELLED
    )
    assert (
        tender(cancelled_on=NOW.date() + timedelta(days=1), closes_at=None) is TenderState.OPEN
    )


def test_documents_are_issued_from_their_minute_on():
    assert tender(sale_from=NOW + SECOND) is TenderState.NOT_YET_OPEN
    assert tender(sale_from=NOW) is TenderState.OPEN


@pytest.mark.parametrize(
    ("closes_at", "left"),
    [
        (NOW.replace(hour=23, minute=59), 0),
        (NOW + timedelta(hours=15), 1),  # midnight: tomorrow by the calendar, though 15 hours off
        (NOW + timedelta(days=3), 3),
        (NOW - SECOND, None),
        (None, None),
    ],
)
def test_days_left_are_days_of_the_calendar(closes_at, left):
    assert days_left(NOW, closes_at) == left
