"""Numerals in labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulations.structure import numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十", 110),
        ("二〇一二", 2012),
        ("二O一二", 2012),
        ("二Ｏ一二", 2012),
        ("二○二四", 2024),
        ("两", 2),
        ("叁", 3),
        ("十 二", 12),
    ],
)
def test_chinese(text: str, value: int) -> None:
    assert numerals.chinese(text) == value


@pytest.mark.parametrize("text", ["", "甲", "一条", "12", "第一"])
def test_what_is_no_chinese_numeral(text: str) -> None:
    assert numerals.chinese(text) is None


def test_arabic_in_both_widths() -> None:
    assert numerals.arabic("12") == numerals.arabic("１２") == numerals.arabic("1 2") == 12
    assert numerals.arabic("1a") is None
    assert numerals.arabic("²") is None


@pytest.mark.parametrize(("text", "value"), [("IV", 4), ("xii", 12), ("XLIX", 49), ("Ⅷ", 8)])
def test_roman(text: str, value: int) -> None:
    assert numerals.roman(text) == value


@pytest.mark.parametrize("text", ["IIX", "VX", "", "A", "IC"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert numerals.roman(text) is None


def test_vietnamese_letters_count_d_with_stroke_and_know_no_f_j_w_z() -> None:
    order = [numerals.vietnamese_letter(letter) for letter in "abcdđegh"]
    assert order == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [numerals.vietnamese_letter(letter) for letter in "fjwz"] == [None] * 4


def test_vietnamese_ordinals() -> None:
    words = ["nhất", "hai", "tư", "mười", "mười hai", "mười lăm"]
    assert [numerals.vietnamese_ordinal(word) for word in words] == [1, 2, 4, 10, 12, 15]


@given(st.integers(min_value=1, max_value=9999))
def test_a_chinese_numeral_written_is_read_again(value: int) -> None:
    assert numerals.chinese(numerals.to_chinese(value)) == value


@given(st.integers(min_value=1, max_value=399))
def test_a_roman_numeral_written_is_read_again(value: int) -> None:
    assert numerals.roman(numerals.to_roman(value)) == value


@given(st.text(max_size=20))
def test_no_text_raises(text: str) -> None:
    assert numerals.any_number(text) is None or numerals.any_number(text) >= 0
    numerals.vietnamese_letter(text)
    numerals.latin_letter(text)
