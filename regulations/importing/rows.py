"""A line of text on its way from a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`heading`: 1 to 9 where only a style says that the line is a heading, else 0."""

    text: str
    heading: int = 0
