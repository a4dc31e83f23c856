"""A provision as this package sees it: one row of a printing, both languages in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from approvals.languages import LANGUAGES, suffixed

TITLES = frozenset({"part", "chapter", "section"})
"""Kinds that group provisions and say little themselves."""

Pair = tuple[str, str]
"""The same thing in Chinese and in Vietnamese, in the order of `LANGUAGES`; "" where absent."""


@dataclass(frozen=True)
class Item:
    """`lasting` is "" where none was given yet; `behind` the language in which it was not changed
    when it was in the other, "" for none."""

    eid: str
    kind: str
    parent: str = ""
    number: Pair = ("", "")
    heading: Pair = ("", "")
    text: Pair = ("", "")
    lasting: str = ""
    behind: str = ""

    @property
    def is_title(self) -> bool:
        return self.kind in TITLES

    @property
    def is_unit(self) -> bool:
        """An article, or the outermost level of a document without articles."""
        return not self.is_title and (self.kind == "article" or not self.parent)

    @cached_property
    def own(self) -> Pair:
        """Heading and text, without the number."""
        zh, vi = (
            f"{heading}\n{text}" if heading and text else heading or text
            for heading, text in zip(self.heading, self.text, strict=True)
        )
        return zh, vi

    @property
    def holds(self) -> tuple[bool, bool]:
        """In which languages the provision is there at all."""
        zh, vi = (
            bool(number or own) for number, own in zip(self.number, self.own, strict=True)
        )
        return zh, vi


def _both(row: Mapping[str, Any], name: str) -> Pair:
    zh, vi = (str(row[suffixed(name, code)] or "") for code in LANGUAGES)
    return zh, vi


def items(rows: Iterable[Mapping[str, Any]]) -> list[Item]:
    """From columns of provisions (`eid`, `kind`, `parent_eid`, numbers, headings and texts of
    both languages, `lasting` where it is there), parents before children."""
    return [
        Item(
            eid=str(row["eid"]),
            kind=str(row["kind"]),
            parent=str(row["parent_eid"] or ""),
            number=_both(row, "number"),
            heading=_both(row, "heading"),
            text=_both(row, "text"),
            lasting=str(row.get("lasting") or ""),
            behind=str(row.get("behind") or ""),
        )
        for row in rows
    ]


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Letters and digits alone, in one width and case: a comma more makes no other provision."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum())
