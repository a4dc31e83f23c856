"""What an adapter hands over, and how it says no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from regulations.structure import Warn


class UnreadableSource(Exception):
    """A file that cannot be read; `reason` is one sentence for the person who sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class SourceFigure:
    """A picture of a file, its bytes as they were. The text names it `![caption](figure:number)`.

    Numbers count from 1 over the whole file. `alternative` is the text that the file itself
    gives for those who do not see the picture, "" where it gives none.
    """

    number: int
    data: bytes
    media_type: str
    alternative: str = ""


@dataclass(frozen=True)
class Source:
    """A file as read: one line a paragraph, nothing cleaned yet.

    `title` is the file's own (document property or file name), used where the text has none.
    """

    title: str
    lines: tuple[str, ...]
    warnings: tuple[Warn, ...] = ()
    format: str = "txt"
    figures: tuple[SourceFigure, ...] = ()


ReadPart = Callable[[bytes, str], Source]
"""Reads a document that stands inside another one, by its bytes and its name."""


@dataclass(frozen=True)
class Finding:
    """A warning and the line of the source it belongs to."""

    at: int
    warn: Warn


@dataclass
class Findings:
    """Collects findings in the order they are made."""

    rows: list[Finding] = field(default_factory=list)

    def add(self, at: int, code: str, message: str, text: str = "") -> None:
        self.rows.append(Finding(at, Warn(code, message, text)))
