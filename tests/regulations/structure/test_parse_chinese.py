"""Chinese regulations: 编 章 节 条 款 项 目, and documents of levels only."""

import pytest

from regulations.structure import parse
from tests.regulations.structure.trees import find, ids

RULE = """为了规范值班，制定本制度。
第一章 总则
第一条 本制度适用于全院。
第二条 值班人员包括：
（一）医师；
（二）护士：
1．病房护士；
2．门诊护士；
（三）药师。
第三条 值班人员应当准时到岗。
交接班时逐项核对。
下列情形须报告：
（一）人员缺岗；
（二）设备故障。
报告记入值班日志。
第二章
附则
第四条　本制度自发布之日起施行。
"""


def test_chapters_articles_paragraphs_points_and_items() -> None:
    document = parse(RULE, "zh-hans")
    assert ids(document.provisions) == [
        "chp_1",
        "art_1",
        "art_2",
        "art_2__point_1",
        "art_2__point_2",
        "art_2__point_2__item_1",
        "art_2__point_2__item_2",
        "art_2__point_3",
        "art_3",
        "art_3__para_1",
        "art_3__para_2",
        "art_3__para_3",
        "art_3__para_3__point_1",
        "art_3__para_3__point_2",
        "art_3__para_4",
        "chp_2",
        "art_4",
    ]
    assert document.preamble == "为了规范值班，制定本制度。"
    assert [warning.code for warning in document.warnings] == []


def test_an_article_with_one_paragraph_holds_its_text_itself() -> None:
    article = find(parse(RULE).provisions, "art_2")
    assert (article.number, article.heading, article.text) == ("第二条", "", "值班人员包括：")


def test_heading_below_its_label() -> None:
    chapter = find(parse(RULE).provisions, "chp_2")
    assert (chapter.number, chapter.heading, chapter.text) == ("第二章", "附则", "")


def test_an_article_whose_text_begins_below_its_label() -> None:
    nodes = parse("第一条\n甲应当到岗。\n乙应当记录。").provisions
    assert [child.text for child in nodes[0].children] == ["甲应当到岗。", "乙应当记录。"]


def test_inserted_article() -> None:
    nodes = parse("第五条 甲。\n第五条之一 乙。\n第五条之二 丙。\n第六条 丁。").provisions
    assert [node.id for node in nodes] == ["art_5", "art_5_1", "art_5_2", "art_6"]


def test_a_gap_is_a_warning_and_the_label_counts() -> None:
    document = parse("第一条 甲。\n第三条 乙。\n第五条 丙。")
    assert [node.id for node in document.provisions] == ["art_1", "art_3", "art_5"]
    gaps = [(w.code, w.text) for w in document.warnings]
    assert gaps == [("gap", "第三条"), ("gap", "第五条")]


def test_a_label_that_occurs_twice() -> None:
    document = parse("第一条 甲。\n第二条 乙。\n第二条 丙。\n（一）丁；\n第三条 戊。")
    assert ids(document.provisions) == [
        "art_1",
        "art_2",
        "art_2~2",
        "art_2~2__point_1",
        "art_3",
    ]
    assert [(w.code, w.text) for w in document.warnings] == [("duplicate", "第二条")]


@pytest.mark.parametrize(
    "line",
    [
        "第三条规定的情形除外。",
        "第三条、第四条不适用于急诊。",
        "第二条第一款所称人员，包括进修人员。",
        "第九十条所列药品另行管理。",
    ],
)
def test_a_citation_at_the_start_of_a_line_is_no_heading(line: str) -> None:
    nodes = parse(f"第一条 甲。\n第二条 乙办理时，依照\n{line}\n第三条 丙。").provisions
    assert [node.id for node in nodes] == ["art_1", "art_2", "art_3"]
    assert line in nodes[1].text


def test_citations_inside_a_line_are_text() -> None:
    nodes = parse("第一条 甲依照本制度第三条办理。第二条所称人员除外。\n第二条 乙。").provisions
    assert [node.id for node in nodes] == ["art_1", "art_2"]


def test_numerals_of_every_kind() -> None:
    text = "第１条 甲。\n第 二 条 乙。\n第3条：丙。\n第四條 丁。"
    assert [node.id for node in parse(text, "zh-hans").provisions] == [
        "art_1",
        "art_2",
        "art_3",
        "art_4",
    ]


def test_chapters_that_restart_in_each_part_carry_the_part() -> None:
    text = (
        "第一编 甲\n第一章 子\n第一条 一。\n第二章 丑\n第二条 二。\n"
        "第二编 乙\n第一章 寅\n第三条 三。"
    )
    document = parse(text)
    assert ids(document.provisions) == [
        "prt_1",
        "prt_1__chp_1",
        "art_1",
        "prt_1__chp_2",
        "art_2",
        "prt_2",
        "prt_2__chp_1",
        "art_3",
    ]
    assert document.warnings == ()


def test_chapters_that_run_through_the_parts_do_not() -> None:
    text = "第一编 甲\n第一章 子\n第一条 一。\n第二编 乙\n第二章 丑\n第二条 二。"
    assert ids(parse(text).provisions) == ["prt_1", "chp_1", "art_1", "prt_2", "chp_2", "art_2"]


def test_sections() -> None:
    text = (
        "第一章 甲\n第一节 子\n第一条 一。\n第二节 丑\n第二条 二。\n"
        "第二章 乙\n第一节 寅\n第三条 三。"
    )
    assert [node.id for node in parse(text).provisions[0].children] == [
        "chp_1__sec_1",
        "chp_1__sec_2",
    ]
    assert "chp_2__sec_1" in ids(parse(text).provisions)


def test_points_directly_behind_the_label() -> None:
    nodes = parse("第一条 1、甲；\n2、乙。\n第二条 丙。").provisions
    assert ids(nodes) == ["art_1", "art_1__point_1", "art_1__point_2", "art_2"]


@pytest.mark.parametrize("marks", [("1、", "2、"), ("（１）", "（２）"), ("①", "②"), ("a)", "b)")])
def test_the_first_depth_is_a_point_whatever_its_marker(marks: tuple[str, str]) -> None:
    nodes = parse(f"第一条 包括：\n{marks[0]}甲；\n{marks[1]}乙。", "zh-hans").provisions
    assert ids(nodes) == ["art_1", "art_1__point_1", "art_1__point_2"]


def test_levels_from_the_order_of_appearance() -> None:
    text = "一、目的\n（一）甲\n1.子\n（1）寅\n（2）卯\n2.丑\n（二）乙\n二、范围\n（一）丙"
    document = parse(text)
    assert ids(document.provisions) == [
        "lvl_1",
        "lvl_1__lvl_1",
        "lvl_1__lvl_1__lvl_1",
        "lvl_1__lvl_1__lvl_1__lvl_1",
        "lvl_1__lvl_1__lvl_1__lvl_2",
        "lvl_1__lvl_1__lvl_2",
        "lvl_1__lvl_2",
        "lvl_2",
        "lvl_2__lvl_1",
    ]
    assert {node.kind for node in document.provisions} == {"level"}


def test_levels_may_begin_with_another_marker() -> None:
    text = "1.甲\n（1）子\n（2）丑\n2.乙\n（1）寅"
    assert ids(parse(text, "zh-hans").provisions) == [
        "lvl_1",
        "lvl_1__lvl_1",
        "lvl_1__lvl_2",
        "lvl_2",
        "lvl_2__lvl_1",
    ]


def test_decimal_levels() -> None:
    text = "1 目的\n1.1 甲\n1.2 乙\n1.2.1 子\n1.2.2 丑\n2 范围\n2.1 丙"
    assert ids(parse(text, "zh-hans").provisions) == [
        "lvl_1",
        "lvl_1__lvl_1",
        "lvl_1__lvl_2",
        "lvl_1__lvl_2__lvl_1",
        "lvl_1__lvl_2__lvl_2",
        "lvl_2",
        "lvl_2__lvl_1",
    ]


def test_decimals_below_chinese_numbers() -> None:
    document = parse("一、总则\n1.1 甲。\n1.2 乙。\n二、附则\n2.1 丙。")
    assert ids(document.provisions) == [
        "lvl_1",
        "lvl_1__lvl_1",
        "lvl_1__lvl_2",
        "lvl_2",
        "lvl_2__lvl_1",
    ]
    assert [node.heading for node in document.provisions] == ["总则", "附则"]
    assert document.warnings == ()


def test_a_list_begins_anew_below_a_decimal() -> None:
    text = "1. 甲\n2. 乙\n2.1 子\n1.一\n2.二\n2.2 丑\n1.三\n3. 丙"
    nodes = parse(text, "zh-hans").provisions
    assert [node.id for node in nodes] == ["lvl_1", "lvl_2", "lvl_3"]
    assert "lvl_2__lvl_1__lvl_2" in ids(nodes)
    assert "lvl_2__lvl_2__lvl_1" in ids(nodes)


def test_quantities_at_the_start_of_a_line_are_no_labels() -> None:
    nodes = parse("第一条 甲，\n2024年起施行，\n3.5倍以下，\n12名以上。\n第二条 乙。").provisions
    assert [node.id for node in nodes] == ["art_1", "art_2"]
    assert "3.5倍以下" in nodes[0].text


def test_signature_block_is_no_part_of_the_last_article() -> None:
    document = parse("第一条 甲。\n第二条 乙。\n东山医院\n院长：王某\n二〇二四年一月五日")
    assert document.provisions[1].text == "乙。"
    assert document.closing == "东山医院\n院长：王某\n二〇二四年一月五日"


def test_a_text_without_labels_keeps_its_paragraphs() -> None:
    document = parse("请保持安静。\n请勿吸烟。")
    assert [(n.kind, n.id, n.text) for n in document.provisions] == [
        ("paragraph", "para_1", "请保持安静。"),
        ("paragraph", "para_2", "请勿吸烟。"),
    ]
    assert [w.code for w in document.warnings] == ["no_structure"]


def test_articles_below_numbered_headings() -> None:
    nodes = parse("一、总则\n第一条 甲。\n第二条 乙。\n二、附则\n第三条 丙。").provisions
    assert ids(nodes) == ["lvl_1", "art_1", "art_2", "lvl_2", "art_3"]


def test_a_line_between_two_points_goes_on_from_the_first() -> None:
    nodes = parse("第一条 包括：\n（一）甲；\n甲包括进修人员。\n（二）乙。").provisions
    assert ids(nodes) == ["art_1", "art_1__point_1", "art_1__point_2"]
    assert nodes[0].children[0].text == "甲；\n甲包括进修人员。"


def test_heading_in_brackets() -> None:
    article = parse("第一条 【目的】为了规范值班。\n第二条 乙。").provisions[0]
    assert (article.heading, article.text) == ("【目的】", "为了规范值班。")


def test_bare_decimal_headings_may_leave_numbers_out() -> None:
    document = parse(
        "1 目标\n1.1 保证安全。\n3 管理\n3.1 专人负责。\n3.2 剂量如下：\n5 毫升。\n", "zh-hans"
    )
    assert ids(document.provisions) == [
        "lvl_1", "lvl_1__lvl_1", "lvl_3", "lvl_3__lvl_1", "lvl_3__lvl_2",
    ]  # fmt: skip
    assert [(w.code, w.text) for w in document.warnings] == [("gap", "3")]
    assert find(document.provisions, "lvl_3__lvl_2").text == "剂量如下：\n5 毫升。"


def test_an_appendix_ends_a_text_without_articles() -> None:
    document = parse(
        "一、值班\n按表值班。\n二、交班\n当面交班。\n附：交班流程图\n主任（签字）：", "zh-hans"
    )
    assert ids(document.provisions) == ["lvl_1", "lvl_2"]
    assert document.closing == "附：交班流程图\n主任（签字）："
    document = parse("一、值班\n按表值班。\n附表\n二、交班\n当面交班。", "zh-hans")
    assert ids(document.provisions) == ["lvl_1", "lvl_2"]
    assert document.closing == ""


def test_long_dashes_enumerate() -> None:
    document = parse("第一条 科室应当：\n——备齐物品；\n——定期清点。", "zh-hans")
    assert ids(document.provisions) == ["art_1", "art_1__point_1", "art_1__point_2"]


def test_a_page_without_text_says_so_in_the_closing() -> None:
    document = parse("第一条 本规程自发布之日起施行\n（此页无正文）\n2020年1月1日", "zh-hans")
    assert document.provisions[0].text == "本规程自发布之日起施行"
    assert document.closing == "（此页无正文）\n2020年1月1日"


def test_a_date_in_figures_signs() -> None:
    document = parse("一、规范管理。\n二、自印发之日起施行。\n\n监察室\n2018.5.20", "zh-hans")
    assert document.closing == "监察室\n2018.5.20"


@pytest.mark.parametrize("words", ["一、二级手术", "Ⅰ、Ⅱ级事件", "1、2类设备"])
def test_two_numbers_of_a_series_are_no_label(words: str) -> None:
    document = parse(f"第一条 时限\n{words}须在一日内上报。", "zh-hans")
    assert ids(document.provisions) == ["art_1"]
    assert document.provisions[0].text == f"{words}须在一日内上报。"


def test_a_level_around_articles_goes_on_after_points() -> None:
    document = parse(
        "一、总则\n第一条 统一采购。\n二、程序\n第二条 程序：\n（一）申请；\n（二）审批。\n"
        "三、附则\n第三条 自印发之日起施行。",
        "zh-hans",
    )
    assert [node.id for node in document.provisions] == ["lvl_1", "lvl_2", "lvl_3"]
    assert document.provisions[2].heading == "附则"
    assert ids(document.provisions[2].children) == ["art_3"]


def test_a_heading_set_off_by_white_space_alone() -> None:
    document = parse(
        "第一条 目的　为了规范管理，制定本制度。\n第二条 科室负责人 应当到场。\n"
        "第三条 职责 主任：\n（一）计划；\n（二）检查。",
        "zh-hans",
    )
    rows = [(node.heading, node.text) for node in document.provisions]
    assert rows == [
        ("目的", "为了规范管理，制定本制度。"),
        ("", "科室负责人 应当到场。"),
        ("职责", "主任："),
    ]
    document = parse("一、报告制度 两小时内报告。\n二、登记 专人登记。", "zh-hans")
    assert [(node.heading, node.text) for node in document.provisions] == [
        ("报告制度", "两小时内报告。"),
        ("", "登记 专人登记。"),
    ]
