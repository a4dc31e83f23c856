"""What stands in a query is read as it is meant, or refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regulations.api import parameters, queries
from regulations.api.parameters import Refused, read

SINCE = parameters.time("since", "A moment.")


def value(parameter: parameters.Parameter, text: str):
    return read([(parameter.name, [text])], [parameter])[parameter.name]


def test_what_is_missing_has_its_default():
    values = read([], queries.LIST)
    assert values["limit"] == queries.USUAL and values["on"] is None


@pytest.mark.parametrize("text", ["2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day(text):
    assert value(queries.ON, text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    ["", "9999-99-99", "2023-02-29", "20240301", "2024-W01-1", "2024-3-1", "２０２４-03-01",
     "2024-03-01\x00", "2024-03-01T00:00:00Z", " 2024-03-01", "2024-03-01\n", "today"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text):
    with pytest.raises(Refused) as refused:
        value(queries.ON, text)
    assert [name for name, _said in refused.value.errors] == ["on"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-25T10:00:00Z", datetime(2026, 11, 25, 10, tzinfo=UTC)),
        ("2026-11-25t17:00:00.5+07:00", datetime(2026, 11, 25, 10, 0, 0, 500_000, tzinfo=UTC)),
        ("2026-06-30T23:59:60Z", datetime(2026, 6, 30, 23, 59, 59, 999_999, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", datetime.min.replace(tzinfo=UTC)),
        ("9999-12-31T23:00:00-14:00", datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_a_moment(text, moment):
    assert value(SINCE, text) == moment


@pytest.mark.parametrize(
    "text",
    ["2026-11-25T10:00:00", "2026-11-25", "2026-11-25T25:00:00Z", "2026-11-25T10:00:00+99:99"],
)
def test_a_moment_has_a_zone_and_exists(text):
    with pytest.raises(Refused):
        value(SINCE, text)


@pytest.mark.parametrize("text", ["0", "201", "-1", "1e2", "01", "٣", "9" * 40, "1 "])
def test_a_number_out_of_bounds_is_refused(text):
    with pytest.raises(Refused):
        value(queries.LIMIT, text)


def test_a_parameter_that_nobody_declared_is_refused_and_not_repeated():
    with pytest.raises(Refused) as refused:
        read([("access_token", ["hp_secret"])], queries.LIST)
    assert refused.value.errors[0][0] == "query"
    assert "hp_secret" not in str(refused.value.errors)
    assert "access_token" not in str(refused.value.errors)


def test_a_parameter_stands_there_once():
    with pytest.raises(Refused):
        read([("on", ["2024-01-01", "2024-01-02"])], queries.LIST)


def test_huge_values_are_not_looked_at():
    with pytest.raises(Refused):
        value(queries.CURSOR, "A" * 100_000)


@given(st.text(max_size=50))
@example("\x00")
def test_whatever_is_sent_is_read_or_refused(text):
    for parameter in (*queries.LIST, queries.EDITION, SINCE):
        with suppress(Refused):
            value(parameter, text)
