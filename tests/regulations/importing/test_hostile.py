"""Files made to do harm: nothing is fetched, expanded or run, and each ends with a sentence."""

from __future__ import annotations

import socket
from typing import Any, NoReturn

import pytest

from regulations.importing import UnreadableSource, read_source
from regulations.importing import limits as most

from .files import PNG, docx, paragraph, picture, relations
from .pdfs import pages, pdf


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> NoReturn:
        raise AssertionError("a file made the importer use the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_everything_outside_a_docx_is_named_and_not_fetched() -> None:
    inside = relations(
        ("r1", "image", "http://127.0.0.1:9/a.png"),
        ("r2", "aFChunk", "http://127.0.0.1:9/b.html"),
        ("r3", "oleObject", "file:///etc/passwd"),
        ("r4", "hyperlink", "http://127.0.0.1:9/shown"),
    )
    template = relations(("r1", "attachedTemplate", "http://127.0.0.1:9/t.dotm"))
    body = paragraph("第一条 甲。") + f"<w:p>{picture('r1')}</w:p><w:altChunk r:id='r2'/>"
    source = read_source(
        docx(
            body,
            entries={
                "word/_rels/document.xml.rels": inside,
                "word/_rels/settings.xml.rels": template,
                "word/vbaProject.bin": b"x",
            },
        ),
        "a.docm",
    )
    assert source.lines[0] == "第一条 甲。"
    assert source.figures == ()
    assert {w.text for w in source.warnings if w.code == "external"} == {
        "http://127.0.0.1:9/a.png", "http://127.0.0.1:9/b.html", "file:///etc/passwd",
        "http://127.0.0.1:9/t.dotm",
    }  # fmt: skip
    assert "macros" in {w.code for w in source.warnings}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    part = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a SYSTEM '
        '"file:///etc/passwd">]><x>&a;</x>'
    )
    data = docx(paragraph("甲"), entries={"customXml/item1.xml": part.encode(encoding)})
    with pytest.raises(UnreadableSource, match="entities"):
        read_source(data, "a.docx")


def test_elements_without_end_are_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 200 + "</w:sdtContent></w:sdt>" * 200
    with pytest.raises(UnreadableSource):
        read_source(docx(deep), "a.docx")


def test_a_table_of_endless_width_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = "<w:tr>" + f"<w:tc>{paragraph('x')}</w:tc>" * 60 + "</w:tr>"
    monkeypatch.setattr("regulations.importing.docx_tables.MAX_CELLS", 1000)
    with pytest.raises(UnreadableSource, match="cells"):
        read_source(docx(f"<w:tbl>{row * 20}</w:tbl>"), "a.docx")


def test_too_many_pictures_are_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regulations.importing.pictures.MAX_FIGURES", 2)
    names = [f"media/{number}.png" for number in range(4)]
    rows = [(f"r{n}", "image", name) for n, name in enumerate(names)]
    body = paragraph("甲") + "".join(f"<w:p>{picture(f'r{n}')}</w:p>" for n in range(4))
    entries: dict[str, str | bytes] = {f"word/{name}": PNG for name in names}
    entries["word/_rels/document.xml.rels"] = relations(*rows)
    source = read_source(docx(body, entries=entries), "a.docx")
    assert len(source.figures) == 2
    assert [w.text for w in source.warnings if w.code == "picture_limit"] == ["2.png", "3.png"]


def test_a_text_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableSource, match="more text"):
        read_source(b"x\n" * (most.MAX_LINES + 1), "a.txt")
    monkeypatch.setattr("regulations.importing.read.MAX_BYTES", 10)
    with pytest.raises(UnreadableSource, match="larger"):
        read_source(b"x" * 11, "a.txt")


def test_a_pdf_whose_objects_hold_themselves_ends() -> None:
    data = pdf(pages(["第一条 甲。"]), "/Names 1 0 R /AcroForm 1 0 R")
    assert read_source(data, "a.pdf").lines == ("第一条 甲。",)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "doc"), (b"{\\rtf1 x}", "rtf")],
)
def test_old_formats_without_a_converter_say_what_to_do(
    data: bytes, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regulations.importing.office.program", lambda: "")
    with pytest.raises(UnreadableSource, match=r"save the file as \.docx"):
        read_source(data, f"a.{kind}")
