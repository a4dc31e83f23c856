"""Helpers: the documents beside these tests, and .docx files made in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
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


def relations(*rows: tuple[str, str, str]) -> str:
    """A .rels part of (id, kind, target); a target with "://" is outside the file."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = "".join(
        f'<Relationship Id="{name}" Type="{kind}/{word}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for name, word, target in rows
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{body}</Relationships>'


NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


def picture(identifier: str, alternative: str = "") -> str:
    """A w:r with a picture of the part that the relation names."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alternative}"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{identifier}"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def docx(
    body: str, prolog: str = "", entries: Mapping[str, str | bytes] | None = None, **parts: str
) -> bytes:
    """A .docx with the given body; `parts` are further files below word/ (numbering="..."),
    `entries` any others by their whole names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f"{prolog}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
        for name, data in (entries or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def part(root: str, body: str) -> str:
    """A part of the package with the usual names: part("w:hdr", paragraph("x"))."""
    return f"<{root} {NAMES}>{body}</{root.split()[0]}>"


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00"
    b"IEND\xaeB`\x82"
)
EMF = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60)
