"""Provisions, tables and pictures as paragraphs of Word: what both layouts share. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from regulations.structure import Node, closing
from regulations.structure.tables import is_table_line

from .document import Figure
from .lines import Line, lines
from .pdf_blocks import FIGURE, Block, table


class Layout(Protocol):
    """How a layout writes what is neither table nor picture."""

    def label(self, line: Line, below: str) -> None:
        """A line that begins with a number. `below` is a chapter's heading on the next line."""

    def text(self, line: str) -> None: ...

    def blank(self) -> None: ...

    def table(self, block: Block) -> None: ...

    def figure(self, figure: Figure | None, caption: str) -> None: ...


class Writer:
    def __init__(self, layout: Layout, figures: dict[int, Figure]) -> None:
        self.layout, self.figures = layout, figures

    def provisions(self, nodes: Iterable[Node]) -> None:
        """Every line of the tree, in order; see `lines`."""
        pending: list[Line] = []
        for line in lines(nodes):
            if pending and pending[-1].node is not line.node:
                self._node(pending, line)
                pending = []
            pending.append(line)
        self._node(pending, None)

    def _node(self, own: Sequence[Line], following: Line | None) -> None:
        """The lines of one provision."""
        rest = list(own)
        if rest and rest[0].number:
            first = rest.pop(0)
            below = ""
            if rest and rest[0].is_heading and first.node.kind in TITLED:
                below = rest.pop(0).text
            self.layout.label(first, below)
            if rest and not rest[0].text:
                rest.pop(0)
                if rest or (following is not None and not following.number):
                    self.layout.blank()
        self.text([line.text for line in rest])

    def text(self, found: Iterable[str]) -> None:
        """Paragraphs, tables and pictures in order."""
        rows: list[str] = []
        for line in found:
            if is_table_line(line.strip()):
                rows.append(line.strip())
                continue
            self._table(rows)
            rows = []
            figure = FIGURE.fullmatch(line.strip())
            if figure:
                self.layout.figure(self.figures.get(int(figure["number"])), figure["caption"])
            elif line.strip():
                self.layout.text(line)
        self._table(rows)

    def _table(self, rows: list[str]) -> None:
        if rows:
            self.layout.table(table(rows))


TITLED = ("part", "chapter", "section")


def recognised(lines_of_block: Sequence[str], language: str) -> bool:
    """Whether a reader takes these lines for a block of signature, not for more text."""
    if not lines_of_block:
        return False
    before = "第一条 本规定自发布之日起施行。" if language != "vi" else "Điều 1. Có hiệu lực."
    return closing.signature_start([before, *lines_of_block], language) == 1


