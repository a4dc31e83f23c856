"""The one entry to the adapters: bytes and a file name to a Source."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from .docx import read_docx
from .encodings import decode
from .html import read_html
from .limits import MAX_BYTES, MAX_CHARACTERS, MAX_LINES
from .office import convert_office
from .pdf import read_pdf
from .source import ReadPart, Source, UnreadableSource

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_INSIDE = 3
"""Documents inside documents inside documents."""
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--.{0,3000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_source(data: bytes, filename: str, inside: int = 0) -> Source:
    """The lines of a file. Raises UnreadableSource with a reason for one that cannot be read.

    The content decides, the file's name only helps: a .docx named .txt is read as a .docx.
    `inside`: how many documents this one stands in.
    """
    stem, suffix = PurePath(filename).stem, PurePath(filename).suffix.lower()
    if len(data) > MAX_BYTES:
        raise UnreadableSource("The file is larger than can be read.")
    if not data.strip():
        raise UnreadableSource("The file is empty.")
    source = _adapted(data, stem, suffix, inside)
    if len(source.lines) > MAX_LINES or sum(map(len, source.lines)) > MAX_CHARACTERS:
        raise UnreadableSource("The file holds more text than can be read at once; split it.")
    return source


def _adapted(data: bytes, stem: str, suffix: str, inside: int) -> Source:
    if data.startswith(b"PK\x03\x04") or suffix == ".docx":
        return read_docx(data, stem, _reader_inside(inside))
    if data.lstrip()[:5] == b"%PDF-" or b"%PDF-" in data[:1024] or suffix == ".pdf":
        return read_pdf(data, stem)
    if data.startswith(_OLD_WORD) or data.startswith(b"{\\rtf"):
        kind = "doc" if data.startswith(_OLD_WORD) else "rtf"
        return replace(read_docx(convert_office(data, kind), stem), title=stem, format=kind)
    if _is_html(data) or suffix in (".html", ".htm", ".xhtml"):
        return read_html(data, stem)
    if suffix == ".doc":
        raise UnreadableSource("The Word file is damaged and cannot be opened.")
    text, warnings = decode(data)
    return Source(stem, tuple(text.splitlines()), warnings, "txt")


def _reader_inside(inside: int) -> ReadPart | None:
    if inside >= _MOST_INSIDE:
        return None
    return lambda data, name: read_source(data, name, inside + 1)


def _is_html(data: bytes) -> bool:
    head = data[:4096]
    if head.startswith(_MARKS[1:]):
        head = head.replace(b"\x00", b"")
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return bool(_HTML.match(head))
