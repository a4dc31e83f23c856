"""Blocks, anchors and contents of the reader, from trees alone."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regulations.layout import blocks, contents
from regulations.outlining import nodes, of_text
from regulations.printed import rows

from .drafts import VI, ZH

BOTH = ["vi", "zh-hans"]


def layout(zh: str, vi: str) -> list[dict[str, Any]]:
    trees = [nodes(of_text(text, code).tree) for text, code in ((zh, "zh-hans"), (vi, "vi"))]
    return [asdict(row) for row in rows(*trees)]


def test_every_provision_has_one_anchor_in_every_view() -> None:
    made = layout(ZH, VI)
    for shown in (["zh-hans"], ["vi"], BOTH):
        anchors = [
            row.eid for block in blocks(made, shown) for row in (block.head, *block.below)
        ]
        assert sorted(anchors) == sorted(row["eid"] for row in made)


def test_a_provision_of_one_language_says_so_in_the_other() -> None:
    made = layout(ZH + "\n第四条 解释\n由信息科解释。", VI)
    last = blocks(made, BOTH)[-1]
    assert last.missing == [True, False]


def test_points_stand_beside_each_other() -> None:
    made = layout(ZH.replace("（二）进修人员。", "（二）进修人员；\n（三）访客。"), VI)
    article = next(block for block in blocks(made, BOTH) if block.eid == "art_2")
    assert [
        (row.eid, [line.text if line else None for line in row.lines]) for row in article.below
    ] == [
        ("art_2__point_1", ["Viên chức của bệnh viện;", "本院职工；"]),
        ("art_2__point_2", ["Học viên.", "进修人员；"]),
        ("art_2__point_3", [None, "访客。"]),
    ]


def test_contents_are_in_the_leading_language_with_their_levels() -> None:
    made = layout(ZH, VI)
    entries = contents(blocks(made, BOTH), made)
    assert [(entry.eid, entry.level) for entry in entries] == [
        ("chp_1", 1), ("art_1", 2), ("art_2", 2), ("chp_2", 1), ("art_3", 2),
    ]
    assert entries[0].label == "Chương I. QUY ĐỊNH CHUNG"
    assert contents(blocks(made, ["zh-hans"]), made)[2].label == "第二条　适用范围"


def test_only_titled_levels_stand_apart() -> None:
    made = layout("一、总则\n（一）目的\n保护信息。\n二、附则\n（一）自发布之日起施行。", "")
    assert [block.eid for block in blocks(made, ["zh-hans"])] == [
        "lvl_1", "lvl_1__lvl_1", "lvl_2",
    ]


LINES = st.sampled_from(
    ["第一章 总则", "第一条 目的", "第二条", "（一）甲；", "（二）乙。", "1. 丙", "一、丁",
     "正文。", "第一编 编", "第二章 章", "第三条之一 条"]
)
LINES_VI = st.sampled_from(
    ["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Mục đích", "Điều 2. Việc", "1. Một", "2. Hai", "a) Ba",
     "- Bốn", "I. Năm", "Nội dung.", "Mục 1. Sáu"]
)


@example(
    ["第一条 目的", "第一章 总则"], ["Chương I", "Điều 1. Mục đích", "Điều 1. Mục đích"]
)
@given(st.lists(LINES, max_size=14), st.lists(LINES_VI, max_size=14))
def test_any_two_texts_are_laid_out_without_losing_a_word(zh: list[str], vi: list[str]) -> None:
    made = layout("\n".join(zh), "\n".join(vi))
    assert len({row["eid"] for row in made}) == len(made)
    places = {row["eid"]: row["position"] for row in made}
    for row in made:
        assert row["parent_eid"] == "" or places[row["parent_eid"]] < row["position"]
    shown = [
        (line.language, line.eid, line.number, line.heading, line.text)
        for block in blocks(made, BOTH)
        for row in (block.head, *block.below)
        for line in row.lines
        if line and (line.number or line.heading or line.text)
    ]
    wanted = [
        (code, row["eid"], row[f"number_{suffix}"], row[f"heading_{suffix}"],
         row[f"text_{suffix}"])
        for row in made
        for code, suffix in (("zh-hans", "zh_hans"), ("vi", "vi"))
        if row[f"number_{suffix}"] or row[f"heading_{suffix}"] or row[f"text_{suffix}"]
    ]
    assert sorted(shown) == sorted(wanted)


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_no_text_has_no_blocks(text: str) -> None:
    assert blocks(layout(text, text), BOTH) == []


def test_blocks_stand_in_the_order_of_the_document() -> None:
    made = layout(
        "一、组织\n（一）小组\n1.甲。\n（二）成员。\n附件1：值班表\n"
        "（一）夜班\n1.甲。\n（二）白班。",
        "",
    )
    found = blocks(made, ["zh-hans"])
    order = [eid for one in found for eid in (one.eid, *(row.eid for row in one.below))]
    assert order == [row["eid"] for row in made]
    assert next(block for block in found if block.eid == "att_1").is_title
