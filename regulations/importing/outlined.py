"""What the import page works with: documents, pictures, and the source to show beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regulations.structure import Document, walk

from .source import SourceFigure

_FIGURE = re.compile(r"\]\(figure:(\d{1,6})\)")


@dataclass(frozen=True)
class Extent:
    """The lines of the source that a document was made of, counted from 0, both included."""

    first_line: int
    last_line: int


@dataclass(frozen=True)
class Outlined:
    """A file read to the end. `extents` has one row for each of `documents`, in order."""

    documents: tuple[Document, ...]
    extents: tuple[Extent, ...] = ()
    figures: tuple[SourceFigure, ...] = ()
    source_lines: tuple[str, ...] = ()
    format: str = "txt"

    def figures_of(self, index: int) -> tuple[SourceFigure, ...]:
        """The pictures that the text of one document names."""
        named = figure_numbers(self.documents[index])
        return tuple(figure for figure in self.figures if figure.number in named)


def figure_numbers(document: Document) -> set[int]:
    """The numbers of the pictures that the text of a document names."""
    texts = [document.preamble, document.closing]
    for node in walk(document.provisions):
        texts += [node.heading, node.text]
    return {int(number) for text in texts for number in _FIGURE.findall(text)}
