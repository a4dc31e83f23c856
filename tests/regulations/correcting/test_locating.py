"""What stands in a draft is found in its source, and what does not is seen."""

from __future__ import annotations

import time

import pytest

from regulations.correcting import Lines, letters, locate, state_of

SOURCE = ["目 录", "第一条 目的", "甲", "第 1 页 共 9 页", "第二条 范围", "甲", "乙丙丁戊己庚"]


def test_words_are_found_in_the_order_they_follow() -> None:
    spots = locate(["第一条目的", "甲", "第二条范围", "甲"], Lines(SOURCE))
    assert [spot.line for spot in spots] == [1, 2, 4, 5]


def test_a_part_of_a_file_keeps_the_numbers_of_its_lines() -> None:
    assert locate(["第二条"], Lines(SOURCE[3:], first=3))[0].line == 4


def test_what_is_not_there_is_not_found() -> None:
    assert locate(["第九条"], Lines(SOURCE))[0].line is None
    assert locate([""], Lines([]))[0].line is None


@pytest.mark.parametrize(
    ("line", "state"),
    [("第一条 目的", "kept"), ("  ", "kept"), ("第 1 页 共 9 页", "removed"),
     ("乙丙丁戊己庚辛 第1页", "changed")],
)
def test_a_line_of_the_source_says_what_became_of_it(line: str, state: str) -> None:
    assert state_of(line, letters("第一条目的甲第二条范围甲乙丙丁戊己庚")) == state


def test_a_long_source_is_searched_in_no_time() -> None:
    lines = [f"第{number}条 内容{number}。" for number in range(20_000)]
    started = time.perf_counter()
    spots = locate(lines, Lines(lines))
    assert time.perf_counter() - started < 5
    assert [spot.line for spot in spots[:50]] == list(range(50))
