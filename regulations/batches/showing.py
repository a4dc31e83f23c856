"""A document beside its source, as rows for the screen: units with their places in the file, lines
with what became of them, warnings with where they lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from regulations import labels
from regulations.corrected import KIND_NAMES, Said, said
from regulations.correcting import CLOSING, PREAMBLE, Lines, letters, locate, state_of
from regulations.correcting.units import Unit, all_letters, flatten
from regulations.models import ImportDocument
from regulations.outlining import corrected, of_document
from regulations.structure import Document

from .documents import base_of

#: Units and lines on one screen.
UNITS = 200
LINES = 1500
#: Characters of a line or text that are shown at first.
SHORT = 400


@dataclass(frozen=True)
class UnitRow:
    """One row of the outline. `line`: its first line in the file, counted from 1; 0: not found."""

    id: str
    kind: str
    kind_name: str
    depth: int
    number: str
    heading: str
    lines: tuple[str, ...]
    line: int

    @property
    def is_outside(self) -> bool:
        return self.kind in (PREAMBLE, CLOSING)

    @property
    def anchor(self) -> str:
        return f"unit-{self.id}"


@dataclass(frozen=True)
class SourceLine:
    """A line of the file, counted from 1, and whether it stands in the draft."""

    number: int
    text: str
    state: str


@dataclass(frozen=True)
class Doubt:
    """A warning; `line` as of a UnitRow, `page` of the outline where its place is shown."""

    sentence: str
    line: int
    page: int


@dataclass(frozen=True)
class Shown:
    units: list[UnitRow]
    source: list[SourceLine]
    doubts: list[Doubt]
    corrections: list[Said]
    page: int
    pages: int
    more_lines: bool = False
    chosen: UnitRow | None = None
    first_line: int = 0


@dataclass(frozen=True)
class Source:
    """The lines that a document was made of: `lines` are those of the whole file, `first` and
    `last` the document's own, counted from 0, both included."""

    lines: Sequence[str]
    first: int
    last: int


def shown(row: ImportDocument, lines: Sequence[str], page: int = 1, unit: str = "") -> Shown:
    """Page `page` of the outline beside the lines that it was made of, or the page on which `unit`
    stands. `lines` are those of the whole file."""
    source = Source(lines, row.first_line, row.last_line)
    return shown_of(base_of(row), row.corrections, source, page, unit)


def shown_of(
    base: Document,
    corrections: Sequence[dict[str, Any]],
    source: Source,
    page: int = 1,
    unit: str = "",
) -> Shown:
    """As `shown`, of any document with the corrections of its outline."""
    document = corrected(base, corrections)[0]
    index = Lines(source.lines[source.first : source.last + 1], source.first)
    units = _without_empty(flatten(document))
    places = [spot.line for spot in locate((_opening(one) for one in units), index)]
    rows = [_unit(one, place) for one, place in zip(units, places, strict=True)]
    pages = max(1, -(-len(rows) // UNITS))
    chosen = next((i for i, one in enumerate(rows) if one.id == unit), None) if unit else None
    if chosen is not None:
        page = chosen // UNITS + 1
    page = min(max(1, page), pages)
    first = (page - 1) * UNITS
    start, end = _window(places, source, first, first + UNITS)
    listed, more = _source(document, source.lines, start, end)
    return Shown(
        units=rows[first : first + UNITS],
        source=listed,
        doubts=list(_doubts(document, index, places)),
        corrections=said(of_document(base, corrections)),
        page=page,
        pages=pages,
        more_lines=more,
        chosen=rows[chosen] if chosen is not None else None,
        first_line=start + 1,
    )


def _without_empty(units: list[Unit]) -> list[Unit]:
    return [one for one in units if not one.is_outside or one.text]


def _opening(unit: Unit) -> str:
    words = unit.words
    return words[0] if words else ""


def _unit(unit: Unit, place: int | None) -> UnitRow:
    return UnitRow(
        id=unit.id,
        kind=unit.kind,
        kind_name=str(KIND_NAMES.get(unit.kind, "")),
        depth=max(0, unit.depth),
        number=unit.number,
        heading=unit.heading,
        lines=tuple(unit.lines),
        line=0 if place is None else place + 1,
    )


def _window(
    places: Sequence[int | None], source: Source, first: int, end: int
) -> tuple[int, int]:
    """The lines, from 0, end excluded, that the units from `first` to `end` were made of."""
    start = source.first
    if first:
        start = next((p for p in places[first:] if p is not None), start)
    stop = next((p for p in places[end:] if p is not None), source.last + 1)
    return (start, stop) if stop > start else (start, source.last + 1)


def _source(
    document: Document, lines: Sequence[str], start: int, end: int
) -> tuple[list[SourceLine], bool]:
    text = letters(document.title) + all_letters(document)
    cut = min(end, start + LINES)
    found = [
        SourceLine(number + 1, lines[number], state_of(lines[number], text))
        for number in range(start, min(cut, len(lines)))
    ]
    return found, cut < end


def _doubts(
    document: Document, index: Lines, places: Sequence[int | None]
) -> Iterator[Doubt]:
    for warning in document.warnings:
        first = next((line for line in warning.text.split("\n") if line.strip()), "")
        line, _after = index.find(first)
        page = 1
        if line is not None:
            before = [i for i, place in enumerate(places) if place is not None and place <= line]
            page = before[-1] // UNITS + 1 if before else 1
        yield Doubt(labels.warning(warning.to_dict()), 0 if line is None else line + 1, page)
