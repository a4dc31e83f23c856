"""What holds for every text: nothing raises, nothing is lost, a tree survives its own text."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from regulations.structure import Document, Node, parse, render, render_whole, walk
from regulations.structure.ids import assign
from regulations.structure.nodes import Draft
from regulations.structure.numerals import to_chinese, to_roman
from tests.regulations.structure.trees import all_text, characters, ids

CHINESE_LINES = [
    "第一编 总则", "第二编", "第一章 总则", "第二章", "第三章附则", "第一节 一般", "第二节",
    "第一条 为了规范管理，制定本制度。", "第二条 范围", "第三条", "第三条之一 另行规定。",
    "第四条本制度适用于全院。", "第五条规定的情形除外。", "依照本制度第三条，", "第九条 完。",
    "一、目的", "二、职责", "（一）院长", "（二）科长；", "（1）甲", "1、子", "2.丑：", "1.1 范围",
    "2.1 要求", "①一", "- 点", "• 圆点", "正文一段。", "科室应当", "", "院长：张某",
    "2024年1月1日", "附件1：表格", "a) x", "A. 甲", "1 概述", "【目的】", "12月1日起",
    "附件2", "附件3：说明", "附：图", "| 名称 | 数量 |", "| 1. 纱布 | 10 |",
    "![平面图](figure:1)",
]  # fmt: skip
VIETNAMESE_LINES = [
    "Phần thứ nhất", "PHẦN II", "Chương I", "CHƯƠNG II: QUY ĐỊNH", "QUY ĐỊNH CHUNG", "Mục 1",
    "Mục 2. Chung", "Điều 1. Phạm vi", "Điều 2: Giải thích", "Điều 3", "Điều 4. Có hiệu lực.",
    "Điều 1a. Thêm", "Điều 6 của Quy định này", "theo", "1. Một.", "2. Hai:", "a) x;", "b) y;",
    "đ) đ", "- gạch", "+ cộng", "I. CHUNG", "II. RIÊNG", "1.1. chi tiết", "1/ X", "i) chín",
    "Đoạn văn thường.", "", "GIÁM ĐỐC", "Nguyễn Văn A", "Nơi nhận:", "PHỤ LỤC I", "A. X",
    "Phụ lục 2: Danh mục", "Mẫu số 01", "| a | b |", "E. Y", "1/ Z",
]  # fmt: skip

any_lines = st.lists(st.sampled_from(CHINESE_LINES + VIETNAMESE_LINES), max_size=15)
languages = st.sampled_from(["auto", "zh-hans", "vi"])


@given(st.text(max_size=300), languages)
def test_no_text_raises_or_loses_a_character(text: str, language: str) -> None:
    assert characters(all_text(parse(text, language))) == characters(text)


@settings(max_examples=300)
@given(any_lines, languages)
def test_no_order_of_labels_raises_or_loses_a_character(lines: list[str], language: str) -> None:
    text = "\n".join(lines)
    document = parse(text, language)
    assert characters(all_text(document)) == characters(text)
    assert len(set(ids(document.provisions))) == len(ids(document.provisions))


@settings(max_examples=200)
@given(any_lines, languages)
def test_the_contract_survives_a_round_trip(lines: list[str], language: str) -> None:
    document = parse("\n".join(lines), language, title="T")
    assert Document.from_dict(document.to_dict()) == document


# trees of our own making ------------------------------------------------------------------------

chinese_words = st.text(alphabet="甲乙丙丁戊己庚辛壬癸", min_size=2, max_size=12)
vietnamese_words = st.lists(
    st.text(alphabet=string.ascii_lowercase, min_size=2, max_size=6), min_size=2, max_size=6
).map(lambda words: " ".join(words).capitalize())


@st.composite
def chinese_articles(draw: st.DrawFn) -> list[Draft]:
    """A rule of chapters and articles with paragraphs, points and items, rightly numbered."""
    chapters: list[Draft] = []
    number = 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        articles: list[Draft] = []
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            paragraphs: list[Draft] = []
            for _ in range(draw(st.integers(1, 3))):
                points = [
                    Draft(
                        "point",
                        f"（{to_chinese(point)}）",
                        point,
                        lines=[draw(chinese_words) + "；"],
                        children=[
                            Draft("item", f"{item}．", item, lines=[draw(chinese_words) + "；"])
                            for item in range(1, draw(st.integers(0, 2)) + 1)
                        ],
                    )
                    for point in range(1, draw(st.integers(0, 3)) + 1)
                ]
                end = "：" if points else "。"
                lines = [draw(chinese_words) + end]
                paragraphs.append(Draft("paragraph", lines=lines, children=points))
            article = Draft("article", f"第{to_chinese(number)}条", number, children=paragraphs)
            if len(paragraphs) == 1:
                article.lines, article.children = paragraphs[0].lines, paragraphs[0].children
            articles.append(article)
        heading = draw(chinese_words)
        chapters.append(
            Draft("chapter", f"第{to_chinese(chapter)}章", chapter, 0, "", heading, [], articles)
        )
    return chapters


@st.composite
def vietnamese_articles(draw: st.DrawFn) -> list[Draft]:
    chapters: list[Draft] = []
    number = 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        articles: list[Draft] = []
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            khoan = [
                Draft(
                    "paragraph",
                    f"{one}.",
                    one,
                    lines=[draw(vietnamese_words) + ":"],
                    children=[
                        Draft("point", f"{letter})", place, lines=[draw(vietnamese_words) + ";"])
                        for place, letter in enumerate("abcdđe"[: draw(st.integers(0, 6))], 1)
                    ],
                )
                for one in range(1, draw(st.integers(1, 4)) + 1)
            ]
            heading = draw(vietnamese_words)
            articles.append(Draft("article", f"Điều {number}.", number, 0, "", heading, [], khoan))
        heading = draw(vietnamese_words).upper()
        chapters.append(
            Draft("chapter", f"Chương {to_roman(chapter)}", chapter, 0, "", heading, [], articles)
        )
    return chapters


@st.composite
def levelled(draw: st.DrawFn, depth: int = 0) -> list[Draft]:
    labels = [lambda n: f"{to_chinese(n)}、", lambda n: f"（{to_chinese(n)}）", lambda n: f"{n}."]
    made: list[Draft] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        below = draw(levelled(depth + 1)) if depth < 2 and draw(st.booleans()) else []
        words = draw(chinese_words)
        level = Draft("level", labels[depth](number), number, children=below)
        level.heading, level.lines = (words, []) if below else ("", [words + "。"])
        made.append(level)
    return made


TABLE = ["| 名称 | 数量 |", "| --- | --- |", "| 1. 纱布 | 10 |"]


@st.composite
def with_tables(draw: st.DrawFn, drafts: st.SearchStrategy[list[Draft]]) -> list[Draft]:
    """A table, or the line of a picture, behind the text of some provisions."""
    made = draw(drafts)
    added = draw(st.sampled_from([TABLE, TABLE[:1], ["![平面图](figure:3)"]]))

    def look(units: list[Draft]) -> None:
        for unit in units:
            if unit.number and unit.kind in ("paragraph", "point", "level") and unit.lines:
                chosen = not unit.children and draw(st.integers(0, 3)) == 0
                unit.lines = [*unit.lines, *added] if chosen else unit.lines
            look(unit.children)

    look(made)
    return made


@st.composite
def with_appendices(
    draw: st.DrawFn,
    drafts: st.SearchStrategy[list[Draft]],
    inside: st.SearchStrategy[list[Draft]],
    words: st.SearchStrategy[str],
    head: str,
) -> list[Draft]:
    """One to three appendices behind: a title or none, some text, a body of its own."""
    made = list(draw(drafts))
    for number in range(1, draw(st.integers(1, 3)) + 1):
        appendix = Draft("appendix", f"{head}{number}", number, children=draw(inside))
        appendix.heading = draw(words) if draw(st.booleans()) else ""
        appendix.lines = [draw(words) + "。"] if draw(st.booleans()) or not appendix.heading else []
        if draw(st.booleans()):
            appendix.lines = [*appendix.lines, *TABLE]
        made.append(appendix)
    return made


def _again(drafts: list[Draft], language: str) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    nodes, warnings = assign(drafts)
    assert warnings == []
    return nodes, parse(render(nodes), language).provisions


@given(chinese_articles())
def test_a_chinese_tree_survives_its_own_text(drafts: list[Draft]) -> None:
    nodes, again = _again(drafts, "zh-hans")
    assert again == nodes


@given(vietnamese_articles())
def test_a_vietnamese_tree_survives_its_own_text(drafts: list[Draft]) -> None:
    nodes, again = _again(drafts, "vi")
    assert again == nodes


@given(levelled())
def test_a_tree_of_levels_survives_its_own_text(drafts: list[Draft]) -> None:
    nodes, again = _again(drafts, "zh-hans")
    assert again == nodes


@given(with_tables(chinese_articles()))
def test_a_chinese_tree_with_tables_survives_its_own_text(drafts: list[Draft]) -> None:
    nodes, again = _again(drafts, "zh-hans")
    assert again == nodes


@given(with_tables(vietnamese_articles()))
def test_a_vietnamese_tree_with_tables_survives_its_own_text(drafts: list[Draft]) -> None:
    nodes, again = _again(drafts, "vi")
    assert again == nodes


@given(
    with_appendices(
        chinese_articles(), st.one_of(levelled(), chinese_articles()), chinese_words, "附件"
    )
)
def test_chinese_appendices_survive_their_own_text(drafts: list[Draft]) -> None:
    nodes, again = _again(drafts, "zh-hans")
    assert again == nodes


@given(
    with_appendices(
        vietnamese_articles(), vietnamese_articles(), vietnamese_words, "PHỤ LỤC "
    )
)
def test_vietnamese_appendices_survive_their_own_text(drafts: list[Draft]) -> None:
    nodes, again = _again(drafts, "vi")
    assert again == nodes


@settings(max_examples=200)
@given(any_lines, languages)
def test_a_whole_text_holds_its_closing_before_the_appendices(
    lines: list[str], language: str
) -> None:
    document = parse("\n".join(lines), language)
    text = render_whole(document.preamble, document.provisions, document.closing)
    kinds = [node.kind for node in document.provisions]
    first = kinds.index("appendix") if "appendix" in kinds else len(kinds)
    assert set(kinds[first:]) <= {"appendix"}
    assert characters(text) == characters(all_text(document))


def test_deep_and_long_input_stays_within_bounds() -> None:
    for text in ("一、" * 5000, "（" * 5000, "1.a)1.a)\n" * 500, "- + • * " * 500, "第" * 5000):
        document = parse(text, "zh-hans")
        assert characters(all_text(document)) == characters(text)
        assert max(node.id.count("__") for node in walk(document.provisions)) < 12
