"""The text of a page, and a short way to write one from code."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from wagtail import blocks

from .media import DocumentLinkBlock, ImageBlock
from .table import TableBlock
from .table_text import table_text
from .text import bullet_list, heading, note, paragraph


class BodyBlock(blocks.StreamBlock):
    heading = heading()
    paragraph = paragraph()
    image = ImageBlock()
    list = bullet_list()
    table = TableBlock()
    document = DocumentLinkBlock()
    note = note()


def body_data(parts: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
    """Raw stream data for `page.body_vi = ...`, from pairs of block name and plain value.

    heading, paragraph (HTML), note: text. list: list of texts. table: rows of cells, the head
    first. image: dict(image=<id>, alt=..., caption=...). document: dict(document=<id>, label=...).
    """
    data = []
    for kind, value in parts:
        if kind == "table":
            value = {"caption": "", "text": table_text(value)}
        elif kind == "image":
            value = {"alt": "", "caption": "", **value}
        elif kind == "document":
            value = {"label": "", **value}
        elif kind == "list":
            value = [{"type": "item", "value": item, "id": _new_id()} for item in value]
        data.append({"type": kind, "value": value, "id": _new_id()})
    return data


def _new_id() -> str:
    """Blocks without an id get a new one at every reading: the content would never hash alike."""
    return str(uuid.uuid4())
