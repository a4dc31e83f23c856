"""Each correction does what a clerk would expect of its name."""

from __future__ import annotations

from typing import Any

import pytest

from regulations.correcting import CannotCorrect, correct, replay
from regulations.correcting import acts as module
from regulations.structure import Document, parse, walk

ZH = """为规范管理，制定本制度。
第一章 总则
第一条 目的
为保护患者信息，制定本规定。
第二条 适用范围
本规定适用于：
（一）本院职工；
（二）进修人员。
第三条 第九条规定的情形除外。
第二章 附则
第四条 施行
本规定自发布之日起施行。
院长：张某
2026年1月5日"""

VI = """Chương I
QUY ĐỊNH CHUNG
Điều 1. Mục đích
Quy định này nhằm bảo vệ
thông tin người bệnh.
Điều 2. Đối tượng
1. Viên chức:
a) Bác sĩ;
b) Điều dưỡng.
2. Học viên."""


def zh() -> Document:
    return parse(ZH, "zh-hans")


def ids(document: Document) -> list[str]:
    return [node.id for node in walk(document.provisions)]


def node(document: Document, wanted: str) -> Any:
    return next(one for one in walk(document.provisions) if one.id == wanted)


def done(document: Document, act: str, unit: str, **values: Any) -> Document:
    return correct(document, act, unit, values)[0]


def test_a_citation_taken_for_an_article_goes_back_into_the_text() -> None:
    before = parse("第一条 甲。\n第二条 乙。\n第三条 丙。", "zh-hans")
    after = done(before, "merge", "art_2")
    assert ids(after) == ["art_1", "art_3"]
    assert node(after, "art_1").text.endswith("\n第二条 乙。")
    assert [one.code for one in after.warnings] == ["gap"]  # the count says that 2 is missing


def test_what_stood_below_a_merged_unit_stands_below_the_one_before() -> None:
    after = done(zh(), "merge", "art_2")
    assert "第二条 适用范围" in node(after, "art_1").text
    assert [one.id for one in node(after, "art_1").children] == ["art_1__point_1", "art_1__point_2"]


def test_the_first_unit_merges_into_the_preamble() -> None:
    after = done(zh(), "merge", "chp_1")
    assert after.preamble.endswith("第一章 总则")
    assert [one.id for one in after.provisions][:2] == ["art_1", "art_2"]


def test_a_broken_line_runs_on() -> None:
    before = parse("第一条 甲方应当。\n第二条 承担责任。", "zh-hans")
    after = done(before, "merge", "art_2", run_on=True)
    assert "甲方应当。第二条" in node(after, "art_1").text


def test_an_article_hidden_in_a_text_becomes_one() -> None:
    before = parse("第一条 甲。\n第二条 乙第三条 丙。丁。\n第四条 戊。", "zh-hans")
    text = node(before, "art_2").text
    after = done(before, "split", "art_2", line=0, column=text.index("第三条"))
    assert ids(after) == ["art_1", "art_2", "art_3", "art_4"]
    assert node(after, "art_3").number == "第三条"
    assert not after.warnings


def test_a_point_is_parted_inside_its_article() -> None:
    after = done(zh(), "split", "art_1", line=0, column=8, kind="paragraph")
    assert [one.id for one in node(after, "art_1").children] == ["art_1__para_1"]
    assert node(after, "art_1").text == "为保护患者信息，"


def test_a_chapter_inside_an_article_takes_what_follows() -> None:
    before = parse("第一章 总则\n第一条 甲。第二章 分则\n第二条 乙。", "zh-hans")
    text = node(before, "art_1").text
    after = done(before, "split", "art_1", line=0, column=text.index("第二章"))
    assert [(one.id, [c.id for c in one.children]) for one in after.provisions] == [
        ("chp_1", ["art_1"]), ("chp_2", ["art_2"]),
    ]


def test_provisions_begin_in_the_preamble() -> None:
    after = done(zh(), "split", "preamble", line=0, kind="article")
    assert not after.preamble
    assert after.provisions[0].kind == "article"


def test_a_point_promoted_is_of_the_kind_it_now_stands_beside() -> None:
    vi = parse(VI, "vi")
    after = done(vi, "promote", "art_2__para_1__point_2")
    moved = node(after, "art_2").children[1]
    assert (moved.kind, moved.number) == ("paragraph", "b)")


def test_demoted_it_stands_below_the_one_before() -> None:
    vi = parse(VI, "vi")
    after = done(vi, "demote", "art_2__para_2")
    assert [one.number for one in node(after, "art_2__para_1").children] == ["a)", "b)", "2."]
    assert {one.kind for one in node(after, "art_2__para_1").children} == {"point"}


def test_a_heading_is_taken_from_the_text_and_given_back() -> None:
    bare = done(zh(), "retitle", "art_1", number="第一条", heading="")
    assert node(bare, "art_1").text == "目的\n为保护患者信息，制定本规定。"
    again = done(bare, "retitle", "art_1", number="第一条", heading="目的")
    assert node(again, "art_1") == node(zh(), "art_1")


def test_other_words_are_no_heading() -> None:
    with pytest.raises(CannotCorrect) as caught:
        done(zh(), "retitle", "art_1", number="第一条", heading="别的")
    assert caught.value.reason == module.NOT_ITS_WORDS


def test_the_signature_is_parted_from_the_last_article() -> None:
    before = parse("第一条 甲。\n第二条 乙。\n护理部负责解释\n护理部（印）", "zh-hans")
    last = before.provisions[-1]
    where = last if not last.children else last.children[-1]
    after = done(before, "close", where.id, line=0)
    assert "护理部（印）" in after.closing


def test_what_was_taken_for_a_signature_goes_back() -> None:
    before = zh()
    assert before.closing
    after = done(before, "merge", "closing")
    assert not after.closing
    assert "2026年1月5日" in list(walk(after.provisions))[-1].text


@pytest.mark.parametrize(
    ("act", "unit", "values", "reason"),
    [
        ("merge", "preamble", {}, module.FIRST),
        ("promote", "chp_1", {}, module.OUTERMOST),
        ("demote", "chp_1", {}, module.NO_SIBLING),
        ("demote", "art_1", {}, module.NO_SIBLING),
        ("split", "art_1", {"line": 7}, module.NO_SUCH_LINE),
        ("split", "art_2__point_1", {"line": 0, "column": 99}, module.NO_SUCH_LINE),
        ("kind", "art_1", {"kind": "poem"}, module.NO_SUCH_KIND),
        ("promote", "closing", {}, module.NOT_HERE),
        ("close", "chp_1", {"line": 5}, module.NO_SUCH_LINE),
        ("fly", "art_1", {}, "There is no such correction."),
        ("merge", "art_77", {}, "The unit is not there any more."),
    ],
)
def test_what_makes_no_sense_is_refused(
    act: str, unit: str, values: dict[str, Any], reason: str
) -> None:
    with pytest.raises(CannotCorrect) as caught:
        done(zh(), act, unit, **values)
    assert caught.value.reason == reason


def test_corrections_follow_their_lines_through_a_changed_text() -> None:
    before = parse("第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 丁第五条 戊。", "zh-hans")
    once, first = correct(before, "merge", "art_2", {})
    column = node(once, "art_4").text.index("第五条")
    _twice, second = correct(once, "split", "art_4", {"line": 0, "column": column})
    changed = parse(
        "第一条 子。\n第二条 乙。\n第三条 丙。\n第四条 丁丑寅第五条 戊。\n第六条 己。", "zh-hans"
    )
    after, lost = replay(changed, [first])
    assert ids(after) == ["art_1", "art_3", "art_4", "art_6"]
    assert not lost
    _again, lost = replay(changed, [first, second])
    assert lost == [second]  # the line of article 4 says something else now


def test_of_units_that_begin_alike_the_right_one_is_meant() -> None:
    before = parse("一、甲\n同文。\n二、乙\n1. 同。\n三、丙\n1. 同。\n2. 异。", "zh-hans")
    alike = [one for one in walk(before.provisions) if one.number == "1."]
    assert len(alike) == 2
    _after, correction = correct(before, "kind", alike[1].id, {"kind": "point"})
    assert correction.nth == 1
    again, _lost = replay(before, [correction])
    assert [one.kind for one in walk(again.provisions) if one.number == "1."] == [
        "level", "point",
    ]
