"""附件 and Phụ lục: the last nodes of a tree, their inside a body of its own."""

from __future__ import annotations

import pytest

from regulations.structure import Document, parse, render_whole
from regulations.structure.appendices import read_head
from tests.regulations.structure.trees import all_text, characters, find, ids

CHINESE = """第一条 器械由专人清点。
第二条 本规定自印发之日起施行。
附件：1. 器械清点单
2. 交接办法
东山医院
2026年3月1日
附件1

器械清点单
每台手术填写一份。
| 名称 | 数量 |
| 纱布 | 10 |
附件2
交接办法
第一章 总则
第一条 交接双方当面清点：
（一）器械；
（二）敷料。
第二章 附则
第二条 本办法由护理部解释。
"""

VIETNAMESE = """Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Áp dụng tại khoa Dược.
Điều 2. Hiệu lực
Quy định có hiệu lực từ ngày ký./.
GIÁM ĐỐC
Trần Thị Hoa
PHỤ LỤC I
DANH MỤC THUỐC
TỦ TRỰC
(Ban hành kèm theo Quyết định số 05/QĐ-BV ngày 02 tháng 01 năm 2026)
I. THUỐC CẤP CỨU
1. Adrenalin
2. Atropin
II. THUỐC KHÁC
Phụ lục II: Biên bản kiểm kê
Ngày kiểm kê, người kiểm kê.
Mẫu số 01
Trưởng khoa ký.
"""


def again(document: Document) -> Document:
    text = render_whole(document.preamble, document.provisions, document.closing)
    return parse(text, document.language)


def test_chinese_appendices_with_a_note_and_a_signature_before_them() -> None:
    document = parse(CHINESE)
    assert ids(document.provisions) == [
        "art_1", "art_2", "att_1", "att_2", "att_2__chp_1", "att_2__art_1",
        "att_2__art_1__point_1", "att_2__art_1__point_2", "att_2__chp_2", "att_2__art_2",
    ]  # fmt: skip
    assert document.closing == "附件：1. 器械清点单\n2. 交接办法\n东山医院\n2026年3月1日"
    first, second = document.provisions[-2:]
    assert (first.kind, first.number, first.heading) == ("appendix", "附件1", "器械清点单")
    assert first.text == "每台手术填写一份。\n| 名称 | 数量 |\n| 纱布 | 10 |"
    assert (second.label, second.heading, second.text) == ("附件2", "交接办法", "")
    assert document.warnings == ()
    assert characters(all_text(document)) == characters(CHINESE)
    assert again(document) == document


def test_vietnamese_appendices_with_a_title_over_two_lines_and_a_form_inside() -> None:
    document = parse(VIETNAMESE)
    assert [node.id for node in document.provisions] == ["chp_1", "att_1", "att_2"]
    assert ids([document.provisions[1]]) == [
        "att_1", "att_1__lvl_1", "att_1__lvl_1__lvl_1", "att_1__lvl_1__lvl_2", "att_1__lvl_2",
    ]  # fmt: skip
    assert document.provisions[1].heading == "DANH MỤC THUỐC TỦ TRỰC"
    assert document.provisions[1].text.startswith("(Ban hành kèm theo Quyết định")
    last = document.provisions[2]
    assert (last.number, last.heading) == ("Phụ lục II:", "Biên bản kiểm kê")
    assert last.text == "Ngày kiểm kê, người kiểm kê.\nMẫu số 01\nTrưởng khoa ký."
    assert document.closing == "GIÁM ĐỐC\nTrần Thị Hoa"
    assert document.warnings == ()
    assert characters(all_text(document)) == characters(VIETNAMESE)
    assert again(document) == document


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("附件", "附件", ""),
        ("附 件 1", "附 件 1", ""),
        ("附件1：外来器械登记表", "附件1：", "外来器械登记表"),
        ("附件一 值班表", "附件一", "值班表"),
        ("附件2外来器械登记表", "附件2", "外来器械登记表"),
        ("附件一览表", "附件", "一览表"),
        ("附录A（规范性附录）", "附录A", "（规范性附录）"),
        ("附件1-2 交接单", "附件1-2", "交接单"),
        ("附：交班流程图", "附：", "交班流程图"),
        ("附表３：温度记录", "附表３：", "温度记录"),
        ("（附件1）", "（附件1）", ""),
        ("PHỤ LỤC", "PHỤ LỤC", ""),
        ("PHỤ LỤC SỐ 01: DANH MỤC", "PHỤ LỤC SỐ 01:", "DANH MỤC"),
        ("Phụ lục 2 - Biên bản giao ca", "Phụ lục 2 -", "Biên bản giao ca"),
        ("Phụ lục 1a. Bảng kiểm", "Phụ lục 1a.", "Bảng kiểm"),
        ("PHỤ LỤC DANH MỤC THUỐC", "PHỤ LỤC", "DANH MỤC THUỐC"),
        ("Mẫu số 03: Giấy chuyển viện", "Mẫu số 03:", "Giấy chuyển viện"),
    ],
)
def test_ways_of_heading_an_appendix(line: str, number: str, rest: str) -> None:
    head = read_head(line)
    assert head is not None
    assert (head.number, head.rest) == (number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "附件1所列药品由药剂科保管",
        "附件1、附件2由科室保存",
        "附件材料齐全",
        "附件：申请表、审批表。",
        "附近居民",
        "附设门诊部的管理",
        "附1例说明",
        "Phụ lục này áp dụng cho mọi khoa",
        "Phụ lục I của Quy định này",
        "Phụ lục I ban hành kèm theo Quy chế này;",
        "Mẫu bệnh phẩm được lưu giữ",
        "Biểu đồ theo dõi",
        "MẪU",
    ],
)
def test_a_line_that_merely_names_one_is_no_head(line: str) -> None:
    assert read_head(line) is None


@pytest.mark.parametrize(
    "text",
    [
        "第一条 材料：\n（一）申请表；\n附件1：样表\n（二）证明。\n第二条 乙。",
        "一、值班\n按表值班。\n附表\n二、交班\n当面交班。",
        "1.1 甲\n附件1：样表\n1.2 乙\n2.1 丙",
        "Điều 1. Hồ sơ\n1. Đơn.\nMẫu số 01\n2. Giấy.\nĐiều 2. Khác\nNội dung.",
        "I. MỤC ĐÍCH\n1. Một.\nPhụ lục I\n2. Hai.\nII. PHẠM VI",
        "第一章 总则\n附件1：样表\n第一条 甲。\n第二条 乙。",
    ],
)
def test_a_count_that_goes_on_behind_it_is_not_ended(text: str) -> None:
    assert not any(node.kind == "appendix" for node in parse(text).provisions)


def test_numbers_of_appendices() -> None:
    def given(*heads: str) -> list[str]:
        text = "Điều 1. Một.\n" + "\n".join(f"{head}\nNội dung ghi chép." for head in heads)
        document = parse(text, "vi")
        return [node.id for node in document.provisions if node.kind == "appendix"]

    assert given("PHỤ LỤC A", "PHỤ LỤC B", "PHỤ LỤC C", "PHỤ LỤC D", "PHỤ LỤC Đ") == [
        "att_1", "att_2", "att_3", "att_4", "att_5",
    ]  # fmt: skip
    assert given("PHỤ LỤC I", "PHỤ LỤC II", "PHỤ LỤC V") == ["att_1", "att_2", "att_5"]
    assert given("Phụ lục 1", "Phụ lục 1a", "Phụ lục 2") == ["att_1", "att_1_1", "att_2"]
    assert given("PHỤ LỤC", "PHỤ LỤC") == ["att_1", "att_2"]
    assert given("PHỤ LỤC 2", "PHỤ LỤC 2") == ["att_2", "att_2~2"]


def test_gaps_are_counted_in_each_appendix_for_itself() -> None:
    document = parse(
        "第一条 甲。\n第二条 乙。\n附件1：办法\n第一条 丙。\n第三条 丁。\n附件3：表\n一行。",
        "zh-hans",
    )
    assert [(w.code, w.text) for w in document.warnings] == [("gap", "附件3："), ("gap", "第三条")]


def test_who_signs_an_appendix_stands_at_its_end() -> None:
    document = parse(
        "第一条 甲。\n附件1\n自查报告\n一、情况\n二、结论\n报告人：张某\n科主任：李某", "zh-hans"
    )
    appendix = document.provisions[-1]
    assert [child.id for child in appendix.children] == [
        "att_1__lvl_1", "att_1__lvl_2", "att_1__para_1",
    ]  # fmt: skip
    assert find([appendix], "att_1__para_1").text == "科主任：李某"
    assert again(document) == document


def test_a_text_of_paragraphs_may_have_an_appendix() -> None:
    document = parse("请保持安静。\n请勿吸烟。\n附件1：平面图\n![一层](figure:1)", "zh-hans")
    assert ids(document.provisions) == ["para_1", "para_2", "att_1"]
    assert document.provisions[2].text == "![一层](figure:1)"
    assert again(document) == document


def test_a_head_alone_is_text() -> None:
    document = parse("附件1：登记表\n姓名\t科室", "zh-hans")
    assert [node.kind for node in document.provisions] == ["paragraph", "paragraph"]


def test_a_note_of_several_appendices_is_one_though_an_open_count_could_go_on_in_it() -> None:
    """GB/T 9704-2012 7.3.4: the note counts 1. 2., and so may the text above it."""
    text = (
        "一、要求\n（一）洗手\n1.接触前后洗手。\n附件：1.检查表\n2.承诺书\n2026年1月5日\n"
        "附件1\n检查表\n甲。\n附件2\n承诺书\n乙。"
    )
    document = parse(text, "zh-hans")
    assert document.closing == "附件：1.检查表\n2.承诺书\n2026年1月5日"
    assert [node.id for node in document.provisions] == ["lvl_1", "att_1", "att_2"]
