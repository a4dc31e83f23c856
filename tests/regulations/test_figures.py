"""Lines that name pictures: found, taken out with a warning, numbered anew."""

from __future__ import annotations

import pytest

from regulations import figures
from regulations.structure import parse, walk

TEXT = "第一条 甲。\n![流程](figure:2)\n第二条 乙。\n见图。![](figure:5)"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("![流程](figure:2)", (2, "流程")), ("  ![](figure:12) ", (12, "")),
        ("见 ![流程](figure:2)", None), ("![流程](http://x/2)", None),
        ("![a](figure:1234567)", None), ("![a](figure:-1)", None),
    ],
)
def test_a_line_names_a_picture_or_it_does_not(line: str, found: tuple[int, str] | None) -> None:
    named = figures.of_line(line)
    assert (named and (named.number, named.caption)) == found


def test_numbers_come_in_order_and_once() -> None:
    assert figures.named(TEXT + "\n![again](figure:2)") == [2, 5]
    assert figures.named_in(parse(TEXT, "zh-hans")) == [2, 5]


def test_what_is_taken_out_is_said_in_a_warning() -> None:
    before = parse(TEXT, "zh-hans")
    after = figures.without(before, {5})
    assert figures.named_in(after) == [2]
    assert [one.text for one in after.warnings if one.code == figures.LEFT_OUT_CODE] == [
        "![](figure:5)"
    ]
    assert "见图。" in "".join(node.text for node in walk(after.provisions))
    assert figures.without(before, {9}) == before


def test_other_numbers_change_nothing_else() -> None:
    document = parse(TEXT, "zh-hans").to_dict()
    changed = figures.renumbered(document, {2: 7, 5: 2})
    assert figures.renumbered(changed, {7: 2, 2: 5}) == document
    assert "figure:7" in str(changed)


def test_captions_are_what_is_found() -> None:
    assert figures.spoken("见 ![流程](figure:2) 图") == "见 流程 图"
