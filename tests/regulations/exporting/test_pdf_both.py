"""Both languages side by side: aligned by provision, nothing left out, one row above the next."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pdfplumber
import pytest

from regulations.exporting import fonts
from regulations.exporting.document import IssuedText
from regulations.exporting.pdf import typeset
from regulations.exporting.pdf_both import ROLES, job
from regulations.structure import parse

from .measures import MM, baseline, find, fonts_or_skip, letters, page_with, shown
from .test_docx import vi, zh

ZH = "\n".join(
    ["第一章 总则", "第一条 目的", "保护患者信息。" * 9, "第二条 范围", "本规定适用于：",
     "（一）职工；", "（二）学员。", "第三条 仅中文有此条。", "附件1", "检查表",
     "| 甲 | 乙 |", "| --- | --- |", "| 丙 | 丁 |"]
)  # fmt: skip
VI = "\n".join(
    ["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Mục đích", "Bảo vệ thông tin.", "Điều 2. Phạm vi",
     "Quy định này áp dụng với:", "a) Viên chức;", "b) Học viên."]
)  # fmt: skip
WORDS = {
    "zh-hans": {"missing": "本语言无此条款。", "printing": "第2版", "hash": "校验码"},
    "vi": {"missing": "Không có trong ngôn ngữ này.", "printing": "Bản 2", "hash": "Mã"},
}
FACTS = {"zh-hans": [("文号", "1号")], "vi": [("Số ký hiệu", "01/QyĐ-BV")]}


def issued() -> IssuedText:
    chinese = zh(parse(ZH, "zh-hans"))
    texts = {**chinese.texts, **vi(parse(VI, "vi")).texts}
    return replace(chinese, texts=texts, status_url="https://portal.example/vi/library/x/status/2/")


@lru_cache(maxsize=2)
def _bytes(languages: tuple[str, ...]) -> bytes:
    return typeset(job(issued(), languages, FACTS, WORDS))


@pytest.fixture
def page() -> Iterator[Any]:
    fonts_or_skip(ROLES, "病历ửỹđ")
    with pdfplumber.open(io.BytesIO(_bytes(("zh-hans", "vi")))) as opened:
        yield opened.pages[0]


@pytest.mark.parametrize(
    ("chinese", "vietnamese"),
    [("第一章", "Chương I"), ("第一条", "Điều 1."), ("第二条", "Điều 2."),
     ("（一）职工", "a) Viên"), ("（二）学员", "b) Học viên"), ("文号", "Số ký hiệu")],
)  # fmt: skip
def test_what_belongs_together_stands_side_by_side(
    page: Any, chinese: str, vietnamese: str
) -> None:
    one, other = find(page, chinese)[0], find(page, vietnamese)[0]
    assert baseline(one, page) == pytest.approx(baseline(other, page), abs=3)
    assert one["x1"] / MM < 105 < other["x0"] / MM


def test_an_article_of_one_language_says_so_in_the_other(page: Any) -> None:
    said = find(page, "Không có trong ngôn ngữ này.")
    assert baseline(said[0], page) == pytest.approx(
        baseline(find(page, "第三条")[0], page), abs=3
    )


def test_it_is_a4_with_margins(page: Any) -> None:
    assert (page.width / MM, page.height / MM) == (
        pytest.approx(210, abs=1), pytest.approx(297, abs=1)
    )
    assert min(char["x0"] for char in letters(page)) / MM >= 16
    assert max(char["x1"] for char in letters(page)) / MM <= 194


def test_the_leading_language_stands_on_the_left() -> None:
    fonts_or_skip(ROLES, "病历ửỹđ")
    with pdfplumber.open(io.BytesIO(_bytes(("vi", "zh-hans")))) as opened:
        page = opened.pages[0]
        assert find(page, "Điều 1.")[0]["x0"] < find(page, "第一条")[0]["x0"]


def test_appendices_and_the_check_code_close_it(page: Any) -> None:
    with pdfplumber.open(io.BytesIO(_bytes(("zh-hans", "vi")))) as opened:
        last = opened.pages[-1]
        assert "校验码" in shown(last)
        page_with(opened, "检查表")


def test_same_printing_gives_same_bytes(page: Any) -> None:
    assert typeset(job(issued(), ("zh-hans", "vi"), FACTS, WORDS)) == _bytes(("zh-hans", "vi"))


def test_a_missing_font_is_named(tmp_path: Any) -> None:
    with pytest.raises(fonts.FontsMissing, match=r"times.*PORTAL_FONTS_DIR"):
        typeset(job(issued(), ("zh-hans", "vi"), FACTS, WORDS), (str(tmp_path),))
