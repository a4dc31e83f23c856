"""Tables inside the text of a provision: a line a row, `| cell | cell |`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")
_FIGURE = re.compile(r"!\[.*\]\(figure:\d{1,6}\)")
_BAR = re.compile(r"(?<!\\)\|")

Cell = tuple[str, ...]
"""The lines of a cell."""


@dataclass(frozen=True)
class Table:
    """`header` is empty where no line of dashes sets the first row off."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def is_table_line(line: str) -> bool:
    return len(line) > 1 and line[0] == "|" and line[-1] == "|" and line[-2] != "\\"


def is_object_line(line: str) -> bool:
    """A row of a table, or the line of a picture (`![caption](figure:3)`): no paragraph of its own
    but part of the provision above it."""
    return is_table_line(line) or _FIGURE.fullmatch(line) is not None


def cells(line: str) -> tuple[Cell, ...]:
    """The cells of a row; `\\|` in a cell is a bar, `<br>` a line break."""
    parts = _BAR.split(line)[1:-1] or [""]
    return tuple(
        tuple(piece.strip().replace("\\|", "|") for piece in part.split("<br>")) for part in parts
    )


def pieces(lines: Iterable[str]) -> list[str | Table]:
    """Paragraphs as they are, and each run of rows as a table."""
    found: list[str | Table] = []
    run: list[str] = []
    for line in lines:
        if is_table_line(line):
            run.append(line)
            continue
        if run:
            found.append(_table(run))
            run = []
        found.append(line)
    if run:
        found.append(_table(run))
    return found


def _table(lines: list[str]) -> Table:
    is_headed = len(lines) > 2 and _RULE.fullmatch(lines[1]) is not None
    rows = tuple(cells(line) for line in (lines[2:] if is_headed else lines))
    return Table(cells(lines[0]) if is_headed else (), rows)
