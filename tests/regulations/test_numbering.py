"""The forms of document numbers, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulations.numbering import Form

FORM = Form("院发", "QyĐ-BV")


def test_chinese_numbers_have_hexagonal_brackets_and_no_zero_before() -> None:
    assert FORM.chinese(2026, 1) == "院发〔2026〕1号"


@pytest.mark.parametrize(("value", "written"), [(5, "05/QyĐ-BV"), (10, "10/QyĐ-BV"),
                                                (123, "123/QyĐ-BV")])
def test_vietnamese_numbers_below_ten_have_a_zero_before(value: int, written: str) -> None:
    assert FORM.vietnamese(value) == written


@given(st.integers(1990, 2100), st.integers(1, 99_999))
def test_what_was_written_is_read_again(year: int, value: int) -> None:
    assert FORM.read(FORM.chinese(year, value), FORM.vietnamese(value), year) == (year, value)
    assert FORM.read("", FORM.vietnamese(value), year) == (year, value)
    assert FORM.read(FORM.chinese(year, value), "", 1900) == (year, value)


@pytest.mark.parametrize("typed", ["院发[2026]7号", "院发（2026）第07号", "院发 〔2026〕 7 号"])
def test_other_brackets_and_blanks_are_the_same_number(typed: str) -> None:
    assert FORM.read(typed, "", 2026) == (2026, 7)


@pytest.mark.parametrize("typed", ["Số: 07/QyĐ-BV", "7/2026/QyĐ-BV", "007/qyđ-bv"])
def test_vietnamese_numbers_as_people_type_them(typed: str) -> None:
    assert FORM.read("", typed, 2026) == (2026, 7)


@pytest.mark.parametrize(
    ("zh", "vi"), [("卫发〔2026〕7号", ""), ("", "07/QĐ-BYT"), ("七号", "bảy"), ("", "")]
)
def test_a_number_of_another_body_counts_nothing(zh: str, vi: str) -> None:
    assert FORM.read(zh, vi, 2026) is None


def test_two_forms_that_disagree_are_no_number() -> None:
    assert FORM.disagrees("院发〔2026〕7号", "08/QyĐ-BV", 2026)
    assert FORM.read("院发〔2026〕7号", "08/QyĐ-BV", 2026) is None
    assert not FORM.disagrees("院发〔2026〕7号", "07/QyĐ-BV", 2026)
    assert not FORM.disagrees("院发〔2026〕7号", "08/QĐ-BYT", 2026)
