"""One column of a provision, paragraph by paragraph, with its tables. Keeps the places of spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..annotations import Span
from ..structure.tables import Table, is_table_line, pieces
from .inline import escape, marked

_BAR = re.compile(r"(?<!\\)\|")
_BREAK = "<br>"
_HEADER_CELL = 'th scope="col"'

#: A stretch of a column, from one character up to another.
Place = tuple[int, int]


def lines_of(text: str) -> Iterator[Place]:
    """The places of the lines, without their ends."""
    at = 0
    for line in text.split("\n") if text else ():
        yield at, at + len(line)
        at += len(line) + 1


def passages(text: str) -> Iterator[tuple[bool, list[Place]]]:
    """A paragraph as `(False, [its line])`, a table as `(True, its lines)`; blank lines are
    left out."""
    run: list[Place] = []
    for start, end in lines_of(text):
        if is_table_line(text[start:end]):
            run.append((start, end))
            continue
        if run:
            yield True, run
            run = []
        if text[start:end].strip():
            yield False, [(start, end)]
    if run:
        yield True, run


def cell_places(text: str, start: int, end: int) -> list[list[Place]]:
    """Of a row of a table that stands in `text`: the places of its cells, line by line. The same
    cells as `structure.tables.cells` reads."""
    bars = [start + bar.start() for bar in _BAR.finditer(text[start:end])]
    return [
        _cell_lines(text, left + 1, right) for left, right in pairwise(bars)
    ] or [[(start, start)]]


def _cell_lines(text: str, start: int, end: int) -> list[Place]:
    places = []
    at = start
    for piece in text[start:end].split(_BREAK):
        bare = piece.strip()
        first = at + len(piece) - len(piece.lstrip()) if bare else at
        places.append((first, first + len(bare)))
        at += len(piece) + len(_BREAK)
    return places


def table_html(text: str, rows: list[Place], spans: Sequence[Span], label: str) -> str:
    """A table that scrolls inside its own frame, by the keyboard too."""
    table = pieces(text[start:end] for start, end in rows)[0]
    is_headed = isinstance(table, Table) and bool(table.header)
    head = ""
    if is_headed:
        head = f"<thead>{_row(text, rows[0], spans, _HEADER_CELL, 'th')}</thead>"
        rows = rows[2:]
    body = "".join(_row(text, row, spans, "td", "td") for row in rows)
    return (
        f'<div class="table-scroll" tabindex="0" role="group" aria-label="{escape(label)}">'
        f'<table class="data">{head}<tbody>{body}</tbody></table></div>'
    )


def _row(text: str, row: Place, spans: Sequence[Span], opening: str, closing: str) -> str:
    cells = "".join(
        f"<{opening}>"
        + _BREAK.join(marked(text, start, end, spans, in_cell=True) for start, end in lines)
        + f"</{closing}>"
        for lines in cell_places(text, *row)
    )
    return f"<tr>{cells}</tr>"
