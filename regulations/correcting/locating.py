"""Where the words of a draft stand in the source, and what of the source does not stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .units import letters

KEPT, CHANGED, REMOVED = "kept", "changed", "removed"
_NEEDLE = 24
_SHINGLE = 6
"""Letters by which a part of a line is known again."""


@dataclass(frozen=True)
class Spot:
    """The line of the source, counted from 0, at which some words begin; None: not found."""

    line: int | None


class Lines:
    """The lines of a source as one run of letters, to look words up in."""

    def __init__(self, lines: Sequence[str], first: int = 0) -> None:
        self._first = first
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for line in lines:
            self._starts.append(length)
            parts.append(letters(line))
            length += len(parts[-1])
        self._all = "".join(parts)

    def find(self, words: str, after: int = 0) -> tuple[int | None, int]:
        """The line where `words` begin, and the place behind which to look for what follows.
        Looked for behind `after` first, then from the start."""
        sought = letters(words)[:_NEEDLE]
        if not sought:
            return None, after
        place = self._all.find(sought, after)
        if place < 0:
            return self._from_the_start(sought), after
        return self._line(place), place + len(sought)

    def _from_the_start(self, sought: str) -> int | None:
        place = self._all.find(sought)
        return self._line(place) if place >= 0 else None

    def _line(self, place: int) -> int:
        return self._first + bisect_right(self._starts, place) - 1


def locate(openings: Iterable[str], lines: Lines) -> list[Spot]:
    """The line of each of several words, which follow one another in the source."""
    spots, after = [], 0
    for words in openings:
        line, after = lines.find(words, after)
        spots.append(Spot(line))
    return spots


def state_of(line: str, text: str) -> str:
    """Whether a line of the source stands in the draft, whose letters are `text`."""
    sought = letters(line)
    if not sought or sought in text:
        return KEPT
    pieces = [sought[at : at + _SHINGLE] for at in range(0, len(sought), _SHINGLE)]
    if len(pieces) > 1 and len(pieces[-1]) < _SHINGLE:
        pieces.pop()
    return CHANGED if any(piece in text for piece in pieces) else REMOVED
