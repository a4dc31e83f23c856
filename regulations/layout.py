"""A printing's provisions as the reader shows them: blocks side by side, and a table of contents.

A part, chapter, section, article or appendix is a block, and of a document without articles the
outermost levels and those right below them that have a heading. What lies below a block stands
inside it, language by language, until another block begins there: what comes behind that is a
block again, so that the order is always that of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from approvals import languages

_TITLES = frozenset({"part", "chapter", "section", "appendix"})
#: How many depths of levels are blocks of their own.
_LEVEL_BLOCKS = 2
#: Deeper than this the table of contents indents no further.
_TOC_LEVELS = 3


@dataclass(frozen=True)
class Line:
    """One provision in one language. `anchor` is empty where the other language carries it."""

    eid: str
    kind: str
    language: str
    depth: int
    number: str
    heading: str
    #: Paragraphs and tables, a line each, as the column has it.
    text: str
    anchor: str = ""

    @property
    def css_class(self) -> str:
        """How far to the right the style sheet puts it."""
        known = {"paragraph": "", "point": "item", "item": "item2"}
        return known.get(self.kind, "item2" if self.depth else "item")

    @property
    def gap(self) -> str:
        """Between number and text: Chinese marks bring their own space."""
        is_marked = self.language == languages.ZH and not self.number[-1:].isalnum()
        return "" if is_marked else " "

    @property
    def joint(self) -> str:
        """Between number and heading: "第二条　适用范围", "Chương I. Quy định"."""
        if not self.number or not self.heading:
            return ""
        is_open = self.number[-1].isalnum()
        if self.language == languages.ZH:
            return "　" if is_open else ""
        return ". " if is_open else " "

    @property
    def label(self) -> str:
        """Number and heading as one heading reads."""
        return f"{self.number}{self.joint}{self.heading}"


@dataclass(frozen=True)
class Side:
    """A block in one language: its own line, then what lies below."""

    language: str
    own: Line
    below: list[Line]
    is_missing: bool = False


@dataclass(frozen=True)
class Block:
    eid: str
    kind: str
    sides: list[Side]
    #: Provisions inside it that no language shown has.
    absent: list[str]

    @property
    def is_title(self) -> bool:
        """A part, chapter, section or appendix: a heading above what follows."""
        return self.kind in _TITLES


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents; `level` counts from 1 to 3."""

    eid: str
    label: str
    language: str
    level: int


def _is_block(row: dict[str, Any], depths: dict[str, int]) -> bool:
    if row["kind"] in _TITLES or row["kind"] == "article" or not row["parent_eid"]:
        return True
    titled = any(row[languages.suffixed("heading", code)] for code in languages.LANGUAGES)
    return row["kind"] == "level" and titled and depths[row["eid"]] < _LEVEL_BLOCKS


def _level_depths(rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """How many levels a level lies below."""
    depths: dict[str, int] = {}
    for row in rows:
        if row["kind"] == "level":
            depths[row["eid"]] = depths.get(row["parent_eid"], -1) + 1
    return depths


def blocks(rows: Sequence[dict[str, Any]], shown: Sequence[str]) -> list[Block]:
    """Blocks in document order. `rows` are columns of provisions, parents before children;
    `shown` the languages that are shown, the leading one first."""
    depths = _level_depths(rows)
    owner: dict[str, str] = {}
    inside: dict[str, list[dict[str, Any]]] = {}
    heads: list[dict[str, Any]] = []
    for row in rows:
        parent = owner.get(row["parent_eid"])
        if parent is None or parent != heads[-1]["eid"] or _is_block(row, depths):
            owner[row["eid"]] = row["eid"]
            heads.append(row)
        else:
            owner[row["eid"]] = parent
            inside.setdefault(parent, []).append(row)
    made = []
    for head in heads:
        below = inside.get(head["eid"], [])
        sides = []
        for language in shown:
            held = _has(head, language) or any(_has(row, language) for row in below)
            sides.append(
                Side(
                    language,
                    _line(head, language, 0),
                    [
                        _line(
                            row, language, row["depth"] - head["depth"] - 1,
                            row["eid"] if _leads(row, language, shown) else "",
                        )
                        for row in below
                        if _has(row, language)
                    ],
                    is_missing=not held,
                )
            )
        absent = [
            row["eid"] for row in below if not any(_has(row, language) for language in shown)
        ]
        made.append(Block(head["eid"], head["kind"], sides, absent))
    return made


def _has(row: dict[str, Any], language: str) -> bool:
    return any(row[languages.suffixed(name, language)] for name in ("number", "heading", "text"))


def _leads(row: dict[str, Any], language: str, shown: Sequence[str]) -> bool:
    """Whether this is the first shown language that has the provision: it carries the anchor."""
    return next((code for code in shown if _has(row, code)), None) == language


def _line(row: dict[str, Any], language: str, depth: int, anchor: str = "") -> Line:
    return Line(
        eid=row["eid"],
        kind=row["kind"],
        language=language,
        depth=depth,
        number=row[languages.suffixed("number", language)],
        heading=row[languages.suffixed("heading", language)],
        text=row[languages.suffixed("text", language)],
        anchor=anchor,
    )


def contents(made: Iterable[Block], rows: Sequence[dict[str, Any]]) -> list[Entry]:
    """The table of contents: the blocks that have a label, in the leading language where it has
    them."""
    parents = {row["eid"]: row["parent_eid"] for row in rows}
    levels: dict[str, int] = {}
    entries = []
    for block in made:
        side = next((side for side in block.sides if side.own.label), None)
        if side is None:
            continue
        parent = parents[block.eid]
        while parent and parent not in levels:
            parent = parents[parent]
        levels[block.eid] = levels.get(parent, 0) + 1
        entries.append(
            Entry(block.eid, side.own.label, side.language, min(levels[block.eid], _TOC_LEVELS))
        )
    return entries
