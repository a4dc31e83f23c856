"""Which edition applies on a day, from dates alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulations.status import Dated, Status, ended, in_force, shown, status, status_of

FIRST = Dated(1, date(2023, 1, 1))
SECOND = Dated(2, date(2025, 1, 1))
REPEAL = Dated(3, date(2026, 1, 1), is_repeal=True)
ALL = [FIRST, SECOND, REPEAL]


@pytest.mark.parametrize(
    ("day", "of_first", "of_second", "of_repeal", "of_all"),
    [
        (date(2022, 12, 31), Status.NOT_YET, Status.NOT_YET, Status.NOT_YET, Status.NOT_YET),
        (date(2023, 1, 1), Status.IN_FORCE, Status.NOT_YET, Status.NOT_YET, Status.IN_FORCE),
        (date(2024, 12, 31), Status.IN_FORCE, Status.NOT_YET, Status.NOT_YET, Status.IN_FORCE),
        (date(2025, 1, 1), Status.SUPERSEDED, Status.IN_FORCE, Status.NOT_YET, Status.IN_FORCE),
        (date(2026, 1, 1), Status.SUPERSEDED, Status.REPEALED, Status.REPEALED, Status.REPEALED),
    ],
)
def test_status_on_the_days_around_each_change(
    day: date, of_first: Status, of_second: Status, of_repeal: Status, of_all: Status
) -> None:
    assert [status_of(one, ALL, day) for one in ALL] == [of_first, of_second, of_repeal]
    assert status(ALL, day) is of_all


def test_an_old_edition_may_be_entered_after_a_newer_one() -> None:
    newer, older = Dated(1, date(2025, 1, 1)), Dated(2, date(2020, 1, 1))
    assert in_force([newer, older], date(2026, 1, 1)) == newer
    assert status_of(older, [newer, older], date(2026, 1, 1)) is Status.SUPERSEDED


def test_of_two_that_start_on_one_day_the_later_approved_applies() -> None:
    one, two = Dated(1, date(2025, 1, 1)), Dated(2, date(2025, 1, 1))
    assert in_force([two, one], date(2025, 1, 1)) == two
    assert status_of(one, [one, two], date(2025, 1, 1)) is Status.SUPERSEDED


def test_an_edition_after_a_repeal_applies_again() -> None:
    again = Dated(4, date(2027, 1, 1))
    assert in_force([*ALL, again], date(2027, 1, 1)) == again
    assert in_force([*ALL, again], date(2026, 6, 1)) is None


def test_a_reader_without_wishes_gets_a_text() -> None:
    assert shown(ALL, date(2024, 1, 1)) == FIRST
    assert shown(ALL, date(2026, 6, 1)) == SECOND
    assert shown(ALL, date(2000, 1, 1)) == FIRST
    assert shown([REPEAL], date(2026, 6, 1)) is None


def test_without_editions_there_is_no_status() -> None:
    assert status([], date(2026, 1, 1)) is None
    assert in_force([], date(2026, 1, 1)) is None


days = st.dates(date(2000, 1, 1), date(2030, 1, 1))
editions = st.lists(st.tuples(days, st.booleans()), max_size=8).map(
    lambda rows: [Dated(i, day, repeal) for i, (day, repeal) in enumerate(rows, 1)]
)


@given(editions, days)
def test_at_most_one_edition_is_in_force(found: list[Dated], day: date) -> None:
    applying = [one for one in found if status_of(one, found, day) is Status.IN_FORCE]
    assert len(applying) <= 1
    assert applying == [one for one in [in_force(found, day)] if one]
    assert (status(found, day) is Status.IN_FORCE) == bool(applying)


@given(editions, days)
def test_what_applies_has_begun_and_not_ended(found: list[Dated], day: date) -> None:
    one = in_force(found, day)
    if one is not None:
        end = ended(one, found)
        assert one.effective <= day
        assert end is None or day < end
