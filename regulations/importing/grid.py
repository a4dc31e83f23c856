"""Tables as lines of text: `| cell | cell |`, one line a row."""

from __future__ import annotations

from collections.abc import Sequence

from regulations.structure.tables import is_table_line


def cell_text(lines: Sequence[str]) -> str:
    """The paragraphs of one cell in one line."""
    kept = [" ".join(line.replace("\t", " ").split()) for line in lines]
    return "<br>".join(line.replace("|", "\\|") for line in kept if line)


def table_lines(rows: Sequence[Sequence[str]], header: bool = False) -> list[str]:
    """The lines of a table whose cells are written by `cell_text`.

    Short rows are filled up, so that every line has as many cells. `header`: the first row
    heads the columns.
    """
    width = max((len(row) for row in rows), default=0)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    if header and lines:
        lines.insert(1, "| " + " | ".join(["---"] * width) + " |")
    return lines


def is_object_line(line: str) -> bool:
    """A row of a table or a picture: it stands by itself and is never joined, broken or cleaned."""
    return is_table_line(line) or (line.startswith("![") and "](figure:" in line)
