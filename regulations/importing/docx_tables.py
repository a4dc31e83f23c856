"""Tables of Word: rows and merged cells to a grid, and tables that are mere layout to lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from .docx_styles import is_on, small, value
from .grid import cell_text, table_lines
from .layout_tables import is_layout
from .limits import MAX_CELLS, MAX_COLUMNS
from .numbering import W
from .source import UnreadableSource

_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))

Blocks = Callable[[etree._Element], list[str]]
"""Reads what stands in a cell: one line a paragraph."""


class Tables:
    """Reads the tables of one document; counts their cells together."""

    def __init__(self, deleted: Callable[[etree._Element], None]) -> None:
        self._deleted = deleted
        self._cells = 0

    def lines(self, table: etree._Element, blocks: Blocks) -> Iterator[str]:
        """The lines of a table: its rows, or its paragraphs where it is only layout."""
        rows: list[list[tuple[list[str], int]]] = []
        header = False
        for row in _children(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._deleted(row)
                continue
            if not rows and properties is not None:
                header = is_on(properties.find(f"{W}tblHeader"))
            rows.append(self._row(row, properties, blocks))
        # A head that Word repeats on every page is that of a table with data.
        if not header and is_layout([[lines for lines, _ in row] for row in rows]):
            for row in rows:
                for lines, _ in row:
                    yield from lines
            return
        grid = []
        for row in rows:
            line: list[str] = []
            for lines, span in row:
                line += [cell_text(lines), *[""] * (span - 1)]
            grid.append(line)
        if any(any(line) for line in grid):
            yield from table_lines(grid, header)

    def _row(
        self, row: etree._Element, properties: etree._Element | None, blocks: Blocks
    ) -> list[tuple[list[str], int]]:
        """The cells with the columns each covers; a merged cell's continuation is empty."""
        made: list[tuple[list[str], int]] = []
        skipped = _count(properties, "gridBefore")
        if skipped:
            made.append(([], min(skipped, MAX_COLUMNS)))
        for cell in _children(row, f"{W}tc"):
            own = cell.find(f"{W}tcPr")
            span = max(1, _count(own, "gridSpan"))
            made.append((blocks(cell), min(span, MAX_COLUMNS)))
        self._cells += sum(span for _, span in made)
        if self._cells > MAX_CELLS:
            raise UnreadableSource("The file holds more table cells than can be read.")
        return made


def _count(properties: etree._Element | None, name: str) -> int:
    return small(value(properties.find(f"{W}{name}"))) if properties is not None else 0


def _children(container: etree._Element, tag: str, depth: int = 0) -> Iterator[etree._Element]:
    """Rows or cells, also those inside content controls and insertions."""
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS and depth < 20:
            yield from _children(child, tag, depth + 1)
