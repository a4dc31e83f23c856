"""A printing's provisions as the reader shows them: blocks side by side, and a table of contents.

A part, chapter, section, article or appendix is a block, and of a document without articles the
outermost levels and those right below them that have a heading. What lies below a block stands
inside it, provision by provision, so that the languages stay side by side down to the last point,
until another block begins there: what comes behind that is a block again, so that the order is
always that of the document.
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
    """One provision in one language."""

    eid: str
    kind: str
    language: str
    depth: int
    number: str
    heading: str
    #: Paragraphs and tables, a line each, as the column has it.
    text: str

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
class Row:
    """One provision in every language shown, in their order; None where a language lacks it."""

    eid: str
    lines: list[Line | None]


@dataclass(frozen=True)
class Block:
    kind: str
    #: The provision itself, with a line in every language, empty or not.
    head: Row
    below: list[Row]
    #: Of each language shown, whether it has neither the provision nor anything below it.
    missing: list[bool]
    #: Provisions inside it that no language shown has.
    absent: list[str]

    @property
    def eid(self) -> str:
        return self.head.eid

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
    return [_block(head, inside.get(head["eid"], []), shown) for head in heads]


def _block(head: dict[str, Any], below: list[dict[str, Any]], shown: Sequence[str]) -> Block:
    held = {row["eid"]: [_has(row, language) for language in shown] for row in below}
    return Block(
        head["kind"],
        Row(head["eid"], [_line(head, language, 0) for language in shown]),
        [
            Row(
                row["eid"],
                [
                    _line(row, language, row["depth"] - head["depth"] - 1) if has else None
                    for language, has in zip(shown, held[row["eid"]], strict=True)
                ],
            )
            for row in below
            if any(held[row["eid"]])
        ],
        [
            not (_has(head, language) or any(has[place] for has in held.values()))
            for place, language in enumerate(shown)
        ],
        [eid for eid, has in held.items() if not any(has)],
    )


_COLUMNS = {
    language: [languages.suffixed(name, language) for name in ("number", "heading", "text")]
    for language in languages.LANGUAGES
}


def _has(row: dict[str, Any], language: str) -> bool:
    return any(row[name] for name in _COLUMNS[language])


def _line(row: dict[str, Any], language: str, depth: int) -> Line:
    number, heading, text = (row[name] for name in _COLUMNS[language])
    return Line(row["eid"], row["kind"], language, depth, number, heading, text)


def contents(made: Iterable[Block], rows: Sequence[dict[str, Any]]) -> list[Entry]:
    """The table of contents: the blocks that have a label, in the leading language where it has
    them."""
    parents = {row["eid"]: row["parent_eid"] for row in rows}
    levels: dict[str, int] = {}
    entries = []
    for block in made:
        own = next((line for line in block.head.lines if line and line.label), None)
        if own is None:
            continue
        parent = parents[block.eid]
        while parent and parent not in levels:
            parent = parents[parent]
        levels[block.eid] = levels.get(parent, 0) + 1
        entries.append(
            Entry(block.eid, own.label, own.language, min(levels[block.eid], _TOC_LEVELS))
        )
    return entries
