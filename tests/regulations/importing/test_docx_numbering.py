"""Word's automatic numbers: formats, restarts, overrides, links between lists and styles."""

from __future__ import annotations

import pytest

from regulations.importing import read_source
from regulations.importing.numbering import written

from .files import W, docx, paragraph


@pytest.mark.parametrize(
    ("number_format", "value", "text"),
    [
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 21, "二十一"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 2, "丑"),
        ("upperRoman", 4, "IV"),
        ("lowerRoman", 9, "ix"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 5, "e"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("ideographEnclosedCircle", 1, "㊀"),
        ("numberInDash", 2, "- 2 -"),
        ("vietnameseCounting", 21, "hai mươi mốt"),
        ("ordinal", 12, "12th"),
        ("custom:001, 002, 003, ...", 7, "007"),
        ("lowerLetter", 999_999, "999999"),
        ("somethingNew", 6, "6"),
        ("none", 6, ""),
    ],
)
def test_formats(number_format: str, value: int, text: str) -> None:
    assert written(value, number_format) == text


def level(depth: int, text: str, more: str = "", number_format: str = "decimal") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(abstract: str, nums: str = "") -> str:
    usual = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{abstract}</w:abstractNum>'
        f"{usual}{nums}</w:numbering>"
    )


def read(body: str, numbering: str, **parts: str) -> tuple[str, ...]:
    return read_source(docx(body, numbering=numbering, **parts), "a.docx").lines


def test_points_that_count_on_through_the_chapters() -> None:
    numbering = lists(
        level(0, "Chương %1", number_format="upperRoman")
        + level(1, "Điều %2.", '<w:lvlRestart w:val="0"/>')
        + level(2, "%3)", number_format="lowerLetter")
    )
    depths = (0, 1, 2, 2, 1, 2, 0, 1, 2)
    assert read("".join(paragraph("x", (1, d)) for d in depths), numbering) == (
        "Chương I x", "Điều 1. x", "a) x", "b) x", "Điều 2. x", "a) x", "Chương II x",
        "Điều 3. x", "a) x",
    )  # fmt: skip


def test_a_level_that_restarts_only_after_the_outermost() -> None:
    numbering = lists(
        level(0, "%1") + level(1, "%1.%2") + level(2, "(%3)", '<w:lvlRestart w:val="1"/>')
    )
    depths = (0, 1, 2, 1, 2, 0, 2)
    assert [line.split()[0] for line in read(
        "".join(paragraph("x", (1, d)) for d in depths), numbering
    )] == ["1", "1.1", "(1)", "1.2", "(2)", "2", "(1)"]  # fmt: skip


def test_a_list_that_starts_anew_and_one_that_goes_on() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = "".join(paragraph("x", (number, 0)) for number in (1, 1, 2, 2, 3, 1))
    labels = [line.split()[0] for line in read(body, lists(level(0, "第%1条"), more))]
    assert labels == ["第1条", "第2条", "第5条", "第6条", "第7条", "第8条"]


def test_a_list_defined_through_a_list_style() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">'
        f'<w:styleLink w:val="S"/>{level(0, "第%1条", number_format="chineseCounting")}'
        '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
    assert read(paragraph("甲", (1, 0)), numbering) == ("第一条 甲",)


def test_a_paragraph_that_names_only_the_depth_takes_the_list_of_its_style() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="N"><w:basedOn w:val="L"/><w:pPr><w:numPr>'
        '<w:numId w:val="0"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    deeper = (
        '<w:p><w:pPr><w:pStyle w:val="L"/><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>b</w:t></w:r></w:p>"
    )
    body = paragraph("a", style="L") + deeper + paragraph("c", style="N")
    numbering = lists(level(0, "%1.") + level(1, "%2)", number_format="lowerLetter"))
    assert read(body, numbering, styles=styles) == ("1. a", "a) b", "c")


def test_a_number_is_printed_also_where_its_paragraph_is_empty() -> None:
    body = paragraph("甲", (1, 0)) + paragraph("", (1, 0)) + paragraph("丙", (1, 0))
    assert read(body, lists(level(0, "%1、"))) == ("1、 甲", "2、", "3、 丙")
