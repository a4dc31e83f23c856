"""The one entry to the adapters: bytes and a file name to a Source."""

from __future__ import annotations

from pathlib import PurePath

from .docx import read_docx
from .encodings import decode
from .source import Source, UnreadableSource

MAX_BYTES = 30 * 1024 * 1024
"""Largest file that is read at all."""

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_source(data: bytes, filename: str) -> Source:
    """The lines of a .txt or .docx file. Raises UnreadableSource with a reason for others.

    The content decides, the file's name only helps: a .docx named .txt is read as a .docx.
    """
    stem, suffix = PurePath(filename).stem, PurePath(filename).suffix.lower()
    if len(data) > MAX_BYTES:
        raise UnreadableSource(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    if not data.strip():
        raise UnreadableSource("The file is empty.")
    if data.startswith(b"PK\x03\x04") or suffix == ".docx":
        return read_docx(data, stem)
    if data.startswith(_OLD_WORD) or suffix == ".doc":
        raise UnreadableSource("Old Word files (.doc) cannot be read; save the file as .docx.")
    if data.startswith(b"%PDF") or suffix == ".pdf":
        raise UnreadableSource("PDF files cannot be read yet; send the text as .docx or .txt.")
    if data.startswith(b"{\\rtf"):
        raise UnreadableSource("RTF files cannot be read; save the file as .docx.")
    text, warnings = decode(data)
    return Source(stem, tuple(text.splitlines()), warnings, "txt")
