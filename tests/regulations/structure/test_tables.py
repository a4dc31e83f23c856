"""Rows of a table belong to the provision above them and are shown as a table."""

from __future__ import annotations

import pytest

from regulations.structure import parse, render, walk
from regulations.structure.tables import Table, cells, is_table_line, pieces

ROWS = ["| 班次 | 时间 |", "| --- | --- |", "| 白班 | 8:00<br>16:00 |", "| 1. 夜班 | a \\| b |"]


def test_a_cell_has_lines_and_may_hold_a_bar() -> None:
    assert cells(ROWS[2]) == (("白班",), ("8:00", "16:00"))
    assert cells(ROWS[3]) == (("1. 夜班",), ("a | b",))


@pytest.mark.parametrize("line", ["", "|", "| a", "a |", "| a \\|"])
def test_other_lines_are_no_rows(line: str) -> None:
    assert not is_table_line(line)


def test_a_line_of_dashes_sets_the_header_off() -> None:
    (table,) = pieces(ROWS)
    assert isinstance(table, Table)
    assert table.header == (("班次",), ("时间",))
    assert len(table.rows) == 2
    first, (bare), last = pieces(["前", ROWS[0], "后"])
    assert (first, last) == ("前", "后")
    assert isinstance(bare, Table) and bare.header == () and len(bare.rows) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("第一条 排班如下：\n{rows}\n第二条 其他。", "zh-hans"),
        ("第一条 分为：\n（一）甲；\n{rows}\n（二）乙。\n第二条 其他。", "zh-hans"),
        ("一、排班\n{rows}\n二、其他", "zh-hans"),
        ("Điều 1. Ca trực\n1. Như sau:\n{rows}\n2. Khác.\nĐiều 2. Khác", "vi"),
        ("Chương I\nQUY ĐỊNH CHUNG\n{rows}\nĐiều 1. Khác\nNội dung.", "vi"),
    ],
)
def test_rows_stay_together_and_end_no_count(text: str, language: str) -> None:
    document = parse(text.format(rows="\n".join(ROWS)), language)
    holders = [node for node in walk(document.provisions) if ROWS[0] in node.text]
    assert len(holders) == 1
    assert "\n".join(ROWS) in holders[0].text
    ids = {node.id for node in walk(document.provisions)}
    without = parse(text.format(rows=""), language)
    assert {node.id for node in walk(without.provisions)} <= ids
    assert parse(render(document.provisions), language).provisions == document.provisions


def test_a_row_is_no_heading_of_the_label_above_it() -> None:
    (article,) = parse("第一条\n| 甲 | 乙 |", "zh-hans").provisions
    assert article.heading == ""
    assert any("| 甲 | 乙 |" in node.text for node in walk([article]))
