"""A document as a flat list of units with depths, and back. Order in the list is order of reading.

The first row is always the preamble (it may be empty). The closing, where there is one, stands
behind the last provision; appendices stand behind the closing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from regulations.structure import Document, Node, ids, markers
from regulations.structure.nodes import Draft

PREAMBLE = "preamble"
CLOSING = "closing"
APPENDIX = "appendix"
_OUTSIDE = -1
#: Warnings that follow from the tree and are worked out anew with it.
_OF_THE_TREE = (ids.GAP, ids.DUPLICATE, ids.ORDER, "no_structure")
_VALUE = re.compile(r"[a-z]+_(?P<value>\d+)(?:_(?P<sub>\d+))?(?:~\d+)?")


@dataclass(frozen=True)
class Unit:
    """One row. `depth` counts from 0; -1 are preamble and closing, which hold text only.

    `value` and `sub` are those of the label (5 and 1 of 第五条之一), None where the unit counts by
    its order. `id` is that of the tree it came from, "" for a unit that is new.
    """

    depth: int
    kind: str
    number: str = ""
    heading: str = ""
    text: str = ""
    value: int | None = None
    sub: int = 0
    id: str = ""

    @property
    def is_outside(self) -> bool:
        """Whether this is the preamble or the closing."""
        return self.depth == _OUTSIDE

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n") if self.text else []

    @property
    def words(self) -> list[str]:
        """Label, heading and text as the lines they would be in a plain text."""
        lines = [*([self.heading] if self.heading else []), *self.lines]
        if self.number:
            lines[:1] = [f"{self.number} {lines[0]}" if lines else self.number]
        return lines


def outside(kind: str, text: str) -> Unit:
    return Unit(_OUTSIDE, kind, text=text, id=kind)


def letters(text: str) -> str:
    """The characters of a text without white space: what no correction may change."""
    return "".join(text.split())


def all_letters(document: Document) -> str:
    """The characters of a document in the order of its units."""
    return "".join(
        letters(unit.number + unit.heading + unit.text) for unit in flatten(document)
    )


@lru_cache(maxsize=4096)
def number_value(number: str, language: str) -> tuple[int | None, int]:
    """Value and second number of a label as printed; None for one that counts by its order."""
    marker = markers.read(markers.clean_line(f"{number} x"), language) or markers.read(
        markers.clean_line(number), language
    )
    if marker is None or marker.bullet:
        return None, 0
    return marker.value, marker.sub


def flatten(document: Document) -> list[Unit]:
    rows = [outside(PREAMBLE, document.preamble)]
    top = [(node, node.kind == APPENDIX) for node in document.provisions]
    after = next((i for i, (_node, is_last) in enumerate(top) if is_last), len(top))
    for node, _is_last in top[:after]:
        _flatten(node, 0, document.language, rows)
    if document.closing:
        rows.append(outside(CLOSING, document.closing))
    for node, _is_last in top[after:]:
        _flatten(node, 0, document.language, rows)
    return rows


def _flatten(node: Node, depth: int, language: str, rows: list[Unit]) -> None:
    value, sub = _value_of(node, language)
    rows.append(
        Unit(depth, node.kind, node.number, node.heading, node.text, value, sub, node.id)
    )
    for child in node.children:
        _flatten(child, depth + 1, language, rows)


def _value_of(node: Node, language: str) -> tuple[int | None, int]:
    """The label's value, which the parser chose among its readings and wrote into the id."""
    if not node.number:
        return None, 0
    if node.kind != APPENDIX and number_value(node.number, language)[0] is None:
        return None, 0
    match = _VALUE.fullmatch(node.id.rpartition("__")[2])
    return (int(match["value"]), int(match["sub"] or 0)) if match else (None, 0)


def build(document: Document, units: list[Unit]) -> Document:
    """`document` with the tree that the rows say, new ids, and the warnings that follow."""
    drafts: list[Draft] = []
    chain: list[Draft] = []
    closing = ""
    for unit in units[1:]:
        if unit.is_outside:
            closing, chain = unit.text, []
            continue
        draft = Draft(
            unit.kind, unit.number, unit.value, unit.sub, heading=unit.heading, lines=unit.lines
        )
        del chain[unit.depth :]
        (chain[-1].children if chain else drafts).append(draft)
        chain.append(draft)
    nodes, warnings = ids.assign(drafts)
    kept = [one for one in document.warnings if one.code not in _OF_THE_TREE]
    return replace(
        document,
        provisions=nodes,
        preamble=units[0].text,
        closing=closing,
        warnings=(*kept, *warnings),
    )


def settled(units: Iterable[Unit]) -> list[Unit]:
    """The rows with no depth deeper than one below the row before."""
    rows: list[Unit] = []
    before = _OUTSIDE
    for unit in units:
        if not unit.is_outside and unit.depth > before + 1:
            unit = replace(unit, depth=before + 1)
        rows.append(unit)
        before = unit.depth
    return rows


def end_of(units: list[Unit], at: int) -> int:
    """Index after the last row that stands below row `at`."""
    end = at + 1
    while end < len(units) and units[end].depth > units[at].depth:
        end += 1
    return end


def parent_of(units: list[Unit], at: int) -> int | None:
    """Index of the row that row `at` stands below."""
    for index in range(at - 1, 0, -1):
        if units[index].depth < units[at].depth:
            return None if units[index].is_outside else index
    return None

