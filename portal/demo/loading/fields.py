"""What the content says of one page, as fields of its page type."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from approvals import languages
from pages.blocks import body_data

from ..content.schema import Body

Picture = Callable[[str], Any]
"""From the key of a picture to its image."""


@dataclass(frozen=True)
class Stream:
    """The blocks of a text, equal while they say the same: stored blocks also have ids."""

    parts: list[tuple[str, Any]]

    def stored(self) -> str:
        return json.dumps(body_data(self.parts), ensure_ascii=False)


@dataclass
class Fields:
    """Plain values by field name, and child rows by accessor as dictionaries."""

    values: dict[str, Any]
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def other_than(self, before: Fields) -> Fields:
        """Only what differs from `before`."""
        return Fields(
            {name: value for name, value in self.values.items() if before.values[name] != value},
            {name: rows for name, rows in self.rows.items() if before.rows[name] != rows},
        )

    def put_into(self, page: Any) -> None:
        """Set them on `page`. Rows that stay keep their identity, so that comparing versions
        shows what changed and nothing else."""
        for name, value in self.values.items():
            setattr(page, name, value.stored() if isinstance(value, Stream) else value)
        for accessor, wanted in self.rows.items():
            _put_rows(page, accessor, wanted)


def _put_rows(page: Any, accessor: str, wanted: list[dict[str, Any]]) -> None:
    manager = getattr(page, accessor)
    kept = list(manager.all())[: len(wanted)]
    kept += [manager.model() for _ in wanted[len(kept) :]]
    for position, (row, values) in enumerate(zip(kept, wanted, strict=True)):
        row.sort_order = position
        for name, value in values.items():
            setattr(row, name, value)
    setattr(page, accessor, kept)


def stream(body: Body, picture: Picture) -> dict[str, Stream]:
    """A body as the values of both stream fields."""
    return {
        languages.suffixed("body", code): Stream([_part(block, code, picture) for block in blocks])
        for code, blocks in body.items()
    }


def _part(block: Any, language: str, picture: Picture) -> tuple[str, Any]:
    if block[0] != "image":
        return block[0], block[1]
    _kind, key, alt, caption = block
    return "image", {"image": picture(key).pk, "alt": alt[language], "caption": caption}
