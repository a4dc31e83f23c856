"""The words of a page's text, for search."""

from __future__ import annotations

import html
from typing import Any

from django.utils.html import strip_tags
from wagtail.rich_text import RichText

from .table_text import parse_table


def text_of(stream: Any) -> str:
    """All words of a StreamField value, a line a block, without mark-up."""
    return "\n".join(text for block in stream if (text := _text(block.block_type, block.value)))


def _text(kind: str, value: Any) -> str:
    if isinstance(value, RichText):
        spaced = value.source.replace("</p>", "</p>\n").replace("</li>", "</li>\n")
        return html.unescape(strip_tags(spaced)).strip()
    if kind == "list":
        return "\n".join(str(item) for item in value)
    if kind == "table":
        rows = [" ".join(row) for row in parse_table(value["text"])]
        return "\n".join([value["caption"], *rows]).strip()
    if kind == "image":
        return " ".join(part for part in (value["alt"], value["caption"]) if part)
    if kind == "document":
        return value["label"] or (value["document"].title if value["document"] else "")
    return str(value)
