"""Bytes to lines: encodings, Word files, and what is refused."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulations.importing import UnreadableSource, outline, read_source
from regulations.structure import walk

from .files import W, docx, numbering, paragraph, table

CHINESE = "第一条 本制度适用于全院各科室。\n第二条 值班人员应当准时到岗，不得擅自离开。\n"
VIETNAMESE = "Điều 1. Phạm vi áp dụng\nQuy định này áp dụng cho các khoa, phòng trong bệnh viện.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_chinese_encodings(encoding: str) -> None:
    source = read_source(CHINESE.encode(encoding), "a.txt")
    assert "\n".join(source.lines).lstrip("\ufeff") == CHINESE.strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_vietnamese_encodings(encoding: str) -> None:
    source = read_source(VIETNAMESE.encode(encoding), "a.txt")
    assert "\n".join(source.lines).lstrip("\ufeff") == VIETNAMESE.strip()


def test_windows_1258_with_its_combining_tone_marks() -> None:
    tones = {"\u0300": 0xCC, "\u0309": 0xD2, "\u0303": 0xDE, "\u0301": 0xEC, "\u0323": 0xF2}
    data = bytearray()
    for char in VIETNAMESE:
        pieces = unicodedata.normalize("NFD", char)
        base = "".join(piece for piece in pieces if piece not in tones)
        data += unicodedata.normalize("NFC", base).encode("cp1258")
        data += bytes(tones[piece] for piece in pieces if piece in tones)
    assert "\n".join(read_source(bytes(data), "a.txt").lines) == VIETNAMESE.strip()


def test_a_text_cut_inside_a_character_is_read_and_reported() -> None:
    source = read_source((CHINESE * 3).encode()[:-2], "a.txt")
    assert source.lines[0] == CHINESE.splitlines()[0]
    assert [warning.code for warning in source.warnings] == ["encoding"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.txt"),
        (b"  \n ", "a.txt"),
        (bytes(range(256)) * 8, "a.txt"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "a.txt"),
        (b"%PDF-1.7 ...", "a.pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "a.doc"),
        (b"{\\rtf1 x}", "a.rtf"),
        (b"no zip at all", "a.docx"),
        (b"PK\x03\x04 broken", "a.docx"),
    ],
)
def test_what_is_refused_says_why_in_one_sentence(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_source(data, name)
    assert refused.value.reason.endswith(".")
    assert "\n" not in refused.value.reason


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a"]))
def test_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        documents = outline(data, name)
    except UnreadableSource:
        return
    assert documents


def test_a_truncated_docx_is_refused() -> None:
    whole = docx(paragraph("第一条 甲。"))
    for length in range(4, len(whole) - 1, 37):
        with pytest.raises(UnreadableSource):
            read_source(whole[:length], "a.docx")


def test_a_docx_of_python_docx() -> None:
    word = python_docx.Document()
    word.core_properties.title = "Tên trong thuộc tính"
    word.add_paragraph("Chương I")
    word.add_paragraph("QUY ĐỊNH CHUNG")
    word.add_paragraph("Điều 1. Phạm vi")
    word.add_paragraph("Nội dung một.")
    grid = word.add_table(rows=2, cols=2)
    for cell, text in zip(grid._cells, ["a", "b", "c", "d"], strict=True):
        cell.text = text
    buffer = io.BytesIO()
    word.save(buffer)
    source = read_source(buffer.getvalue(), "x.docx")
    assert source.title == "Tên trong thuộc tính"
    assert source.lines == (
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "Nội dung một.",
        "| a | b |",
        "| c | d |",
    )


def test_numbers_that_word_prints_but_does_not_store() -> None:
    levels = [
        ("chineseCounting", "第%1章"),
        ("chineseCountingThousand", "（%2）"),
        ("decimal", "%3．"),
    ]
    body = (
        paragraph("总则", (1, 0))
        + paragraph("甲", (1, 1))
        + paragraph("子", (1, 2))
        + paragraph("丑", (1, 2))
        + paragraph("乙", (1, 1))
        + paragraph("附则", (1, 0))
        + paragraph("丙", (1, 1))
    )
    assert read_source(docx(body, numbering=numbering(levels)), "a.docx").lines == (
        "第一章 总则",
        "（一） 甲",
        "1． 子",
        "2． 丑",
        "（二） 乙",
        "第二章 附则",
        "（一） 丙",
    )


def test_roman_letters_decimals_and_bullets() -> None:
    levels = [("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"), ("bullet", "")]
    body = "".join(paragraph("x", (1, depth)) for depth in (0, 1, 2, 2, 3, 0, 1))
    assert read_source(docx(body, numbering=numbering(levels)), "a.docx").lines == (
        "I. x",
        "I.1. x",
        "a) x",
        "b) x",
        "- x",
        "II. x",
        "II.1. x",
    )


def test_legal_numbering_and_numbers_from_a_style() -> None:
    lists = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="3">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="Chương %1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:pStyle w:val="Dieu"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Dieu"><w:pPr><w:numPr>'
        '<w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="DieuCon"><w:basedOn w:val="Dieu"/></w:style></w:styles>'
    )
    body = paragraph("MỘT", (5, 0)) + paragraph("a", style="Dieu") + paragraph("b", style="DieuCon")
    source = read_source(docx(body, numbering=lists, styles=styles), "a.docx")
    assert source.lines == ("Chương I MỘT", "1.1 a", "1.2 b")


def test_an_automatically_numbered_docx_gives_the_tree_of_its_printed_form() -> None:
    levels = [("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)")]
    body = (
        paragraph("QUY ĐỊNH VỀ TRỰC")
        + paragraph("Phiên trực", (1, 0))
        + paragraph("Gồm:", (1, 1))
        + paragraph("ngày;", (1, 2))
        + paragraph("đêm.", (1, 2))
        + paragraph("Khác.", (1, 1))
        + paragraph("Hiệu lực từ ngày ký.", (1, 0))
    )
    document = outline(docx(body, numbering=numbering(levels)), "a.docx")[0]
    assert document.title == "QUY ĐỊNH VỀ TRỰC"
    assert [node.id for node in walk(document.provisions)] == [
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_1",
        "art_1__para_1__point_2",
        "art_1__para_2",
        "art_2",
    ]


def test_tables_breaks_deletions_and_text_boxes() -> None:
    changed = (
        "<w:p><w:r><w:t>giữ</w:t><w:br/><w:t>lại</w:t></w:r>"
        "<w:del><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> thêm</w:t></w:r></w:ins></w:p>"
    )
    source = read_source(docx(changed + table(("a", "b"), ("c", "d")) + table(("một",))), "a.docx")
    assert source.lines == ("giữ", "lại thêm", "| a | b |", "| c | d |", "một")
    assert [(w.code, w.text) for w in source.warnings] == [("deleted", "bỏ đi")]


def test_headers_and_footnotes_are_reported_not_lost() -> None:
    header = f'<w:hdr xmlns:w="{W}">{paragraph("Lưu hành nội bộ")}</w:hdr>'
    notes = f'<w:footnotes xmlns:w="{W}">{paragraph("chú thích")}</w:footnotes>'
    source = read_source(docx(paragraph("x"), header1=header, footnotes=notes), "a.docx")
    assert {(w.code, w.text) for w in source.warnings} == {
        ("page_header", "Lưu hành nội bộ"),
        ("footnotes", "chú thích"),
    }


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_and_outside_references_are_refused(prolog: str) -> None:
    with pytest.raises(UnreadableSource):
        read_source(docx(paragraph("&x;" if "x SYSTEM" in prolog else "a"), prolog), "a.docx")


def test_a_zip_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 60_000_000 + b"</a>")
    assert len(buffer.getvalue()) < 200_000
    with pytest.raises(UnreadableSource):
        read_source(buffer.getvalue(), "a.docx")


def test_a_zip_that_is_no_document_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(UnreadableSource):
        read_source(buffer.getvalue(), "a.docx")


def test_content_decides_not_the_name() -> None:
    assert read_source(docx(paragraph("第一条 甲。")), "a.txt").lines == ("第一条 甲。",)


def test_a_word_file_without_text_is_refused() -> None:
    for body, reason in (
        ("", "The file is empty."),
        (paragraph("  "), "The file is empty."),
        ('<w:p><w:r><a:blip xmlns:a="urn:a"/></w:r></w:p>', "The document holds pictures"),
    ):
        with pytest.raises(UnreadableSource) as refused:
            read_source(docx(body), "a.docx")
        assert refused.value.reason.startswith(reason)
