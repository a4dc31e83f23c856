"""Helpers: the documents beside these tests, and .docx files made in memory."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from regulations.structure import Document

DOCUMENTS = Path(__file__).resolve().parent.parent / "documents"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document_bytes(name: str) -> bytes:
    return (DOCUMENTS / name).read_bytes()


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


def paragraph(text: str, number: tuple[int, int] | None = None, style: str = "") -> str:
    """A w:p; `number` is (numId, depth)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += (
            f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
        )
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = (
        "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row)
        for row in rows
    )  # fmt: skip
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def numbering(*lists: list[tuple[str, str]]) -> str:
    """numbering.xml with one list for each argument: (format, text) of its depths."""
    abstracts, nums = "", ""
    for index, levels in enumerate(lists, 1):
        body = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (number_format, text) in enumerate(levels)
        )
        abstracts += f'<w:abstractNum w:abstractNumId="{index}">{body}</w:abstractNum>'
        nums += f'<w:num w:numId="{index}"><w:abstractNumId w:val="{index}"/></w:num>'
    return f'<w:numbering xmlns:w="{W}">{abstracts}{nums}</w:numbering>'


def docx(body: str, prolog: str = "", **parts: str) -> bytes:
    """A .docx with the given body; `parts` are further files below word/ (numbering="...")."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()
