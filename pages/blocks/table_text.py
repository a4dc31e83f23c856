"""Tables typed or pasted as text: a line a row, cells apart by tab or "|". Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

#: Stands for "|" inside a cell, which would otherwise end it.
_BAR_IN_CELL = "｜"


def parse_table(text: str) -> list[list[str]]:
    """Rows of cells, all as long as the longest row; blank lines are left out.

    What comes from a spreadsheet has tabs; a text with tabs is cut at tabs only, so that "|" may
    stand in its cells.

    >>> parse_table("a | b\\n\\n1")
    [['a', 'b'], ['1', '']]
    """
    separator = "\t" if "\t" in text else "|"
    rows = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if separator == "|":
            line = line.strip().removeprefix("|").removesuffix("|")
        rows.append([cell.strip() for cell in line.split(separator)])
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """The text that `parse_table` reads back as `rows` (blank ends and line breaks smoothed)."""
    return "\n".join(
        " | ".join(" ".join(cell.replace("|", _BAR_IN_CELL).split()) for cell in row)
        for row in rows
    )
