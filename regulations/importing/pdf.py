from __future__ import annotations

from .source import Source, UnreadableSource


def read_pdf(data: bytes, title: str) -> Source:
    raise UnreadableSource("PDF files cannot be read yet; send the text as .docx or .txt.")
