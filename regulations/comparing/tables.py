"""Texts with tables in them: the words between the tables, and each table row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from rapidfuzz.distance import Indel

from regulations.structure.tables import Cell, Table, pieces

from . import words
from .words import Run

RowState = Literal["same", "changed", "added", "removed"]
Row = tuple[Cell, ...]
_Line = tuple[Row, bool]
#: A row is the same row with other values when this share of its words is the same.
_ALIKE = 0.4
#: Rows of a changed stretch that are weighed against each other; in a longer one by order alone.
_WEIGHED = 60


@dataclass(frozen=True, slots=True)
class RowDiff:
    """To each column the runs of its cell, lines of a cell parted by a line feed."""

    state: RowState
    cells: tuple[tuple[Run, ...], ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class TableDiff:
    rows: tuple[RowDiff, ...]


@dataclass(frozen=True, slots=True)
class TextDiff:
    """Lines of text; line feeds part paragraphs."""

    runs: tuple[Run, ...]


Block = TextDiff | TableDiff


def compare_text(before: str, after: str, language: str) -> list[Block]:
    """What became of the text of a provision. Table rows that changed are never shown as bars
    and dashes."""
    old, new = _parts(before), _parts(after)
    if not any(isinstance(part, Table) for part in (*old, *new)):
        runs = words.compare(before, after, language)
        return [TextDiff(tuple(runs))] if runs else []
    return _blocks(old, new, language)


def _parts(text: str) -> list[str | Table]:
    parts: list[str | Table] = []
    for piece in pieces(text.split("\n")) if text else ():
        if isinstance(piece, str) and parts and isinstance(parts[-1], str):
            parts[-1] += f"\n{piece}"
        else:
            parts.append(piece)
    return parts


def _blocks(
    old: Sequence[str | Table], new: Sequence[str | Table], language: str
) -> list[Block]:
    pairs = _pairs(
        [part for part in old if isinstance(part, Table)],
        [part for part in new if isinstance(part, Table)],
    )
    found: list[Block] = []
    waiting = list(old)
    for part in new:
        if isinstance(part, str):
            before = waiting.pop(0) if waiting and isinstance(waiting[0], str) else ""
            found += _text(str(before), part, language)
            continue
        other = pairs.get(id(part))
        if other is not None:
            while waiting and waiting[0] is not other:
                found += _gone(waiting.pop(0), language)
            if waiting:
                waiting.pop(0)
        found.append(compare_tables(other, part, language))
    for rest in waiting:
        found += _gone(rest, language)
    return found


def _text(before: str, after: str, language: str) -> list[Block]:
    runs = words.compare(before, after, language)
    return [TextDiff(tuple(runs))] if runs else []


def _gone(part: str | Table, language: str) -> list[Block]:
    if isinstance(part, str):
        return _text(part, "", language)
    return [compare_tables(part, None, language)]


def _pairs(old: list[Table], new: list[Table]) -> dict[int, Table]:
    """Tables in order: by heading, by a row that both have, or because there are as many."""
    found: dict[int, Table] = {}
    at = 0
    for table in new:
        for place in range(at, len(old)):
            other = old[place]
            is_same = bool(table.header) and table.header == other.header
            if is_same or set(table.rows) & set(other.rows) or len(old) == len(new):
                found[id(table)] = other
                at = place + 1
                break
    return found


def compare_tables(before: Table | None, after: Table | None, language: str) -> TableDiff:
    """Rows that were put for others stand cell by cell where they are alike."""
    old, new = _rows(before), _rows(after)
    columns = _columns(old, new)
    found: list[RowDiff] = []
    for left, right, is_same in _stretches(old, new):
        if is_same:
            found += [_row("same", row, row, columns, language, head) for row, head in right]
        else:
            found += _changed(left, right, columns, language)
    return TableDiff(tuple(found))


def _rows(table: Table | None) -> list[_Line]:
    if table is None:
        return []
    header = [(table.header, True)] if table.header else []
    return [*header, *((row, False) for row in table.rows)]


def _stretches(old: list[_Line], new: list[_Line]) -> list[tuple[list[_Line], list[_Line], bool]]:
    """Rows before and after, and whether they are the same; of two stretches that follow upon
    each other at most one is changed, so that a row meets the one that was put for it."""
    found: list[tuple[list[_Line], list[_Line], bool]] = []
    for code in Indel.opcodes([row for row, _h in old], [row for row, _h in new]):
        left = old[code.src_start : code.src_end]
        right = new[code.dest_start : code.dest_end]
        is_same = code.tag == "equal"
        if found and not is_same and not found[-1][2]:
            found[-1][0].extend(left)
            found[-1][1].extend(right)
        else:
            found.append((left, right, is_same))
    return found


def _columns(old: list[_Line], new: list[_Line]) -> list[tuple[int, int]]:
    """Which column is which, -1 where there is none: by the words of the heading where a column
    came or went, else by place."""
    before = max((len(row) for row, _h in old), default=0)
    after = max((len(row) for row, _h in new), default=0)
    if before and after and before != after and old[0][1] and new[0][1]:
        made: list[tuple[int, int]] = []
        for code in Indel.opcodes(old[0][0], new[0][0]):
            left = range(code.src_start, code.src_end)
            right = range(code.dest_start, code.dest_end)
            if code.tag == "equal":
                made += zip(left, right, strict=True)
            else:
                made += [(at, -1) for at in left] + [(-1, at) for at in right]
        return made
    return [
        (-1 if a is None else a, -1 if b is None else b)
        for a, b in zip_longest(range(before), range(after))
    ]


def _changed(
    left: list[_Line], right: list[_Line], columns: list[tuple[int, int]], language: str
) -> list[RowDiff]:
    found: list[RowDiff] = []
    at = 0
    for row, head in right:
        best = _like(row, head, left[at : at + _WEIGHED], columns)
        if best is None:
            found.append(_row("added", (), row, columns, language, head))
            continue
        found += [
            _row("removed", gone, (), columns, language, was_head)
            for gone, was_head in left[at : at + best]
        ]
        found.append(_row("changed", left[at + best][0], row, columns, language, head))
        at += best + 1
    return found + [
        _row("removed", gone, (), columns, language, was_head) for gone, was_head in left[at:]
    ]


def _like(
    row: Row, head: bool, rows: list[_Line], columns: list[tuple[int, int]]
) -> int | None:
    """The place of the row most like `row`; the first cell, which names a row, counts double."""
    best, best_score = None, _ALIKE
    for at, (other, was_head) in enumerate(rows):
        if head and was_head:
            return at
        if head != was_head:
            continue
        shared = whole = 0.0
        for place, (a, b) in enumerate(columns):
            before, after = _cell(other, a), _cell(row, b)
            weight = 2 if place == 0 else 1
            if before or after:
                whole += weight
                shared += weight * Indel.normalized_similarity(before, after)
        if whole and shared / whole > best_score:
            best, best_score = at, shared / whole
    return best


def _cell(row: Row, at: int) -> str:
    return "\n".join(row[at]) if 0 <= at < len(row) else ""


def _row(
    state: RowState, before: Row, after: Row, columns: list[tuple[int, int]], language: str,
    is_header: bool,
) -> RowDiff:  # fmt: skip
    cells: list[tuple[Run, ...]] = []
    for a, b in columns:
        if state == "same":
            text = _cell(after, b)
            cells.append((Run("same", text),) if text else ())
        else:
            cells.append(tuple(words.compare(_cell(before, a), _cell(after, b), language)))
    return RowDiff(state, tuple(cells), is_header)
