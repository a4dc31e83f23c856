"""Running heads, running feet and page numbers: lines that stand at one place on many pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import pages as page_numbers
from .pdf_lines import Line

HEADER, FOOTER, NUMBER = "page_header", "page_footer", "page_number"
_ZONE = 0.13
"""Share of the page's height at its top and bottom."""
_TOLERANCE = 6.0
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[-–—·•\s]*[ivxIVX]{1,6}[-–—·•\s]*")
_PLAIN_NUMBER = re.compile(r"[-–—·•~\s]*\d{1,4}[-–—·•~\s]*")
_SURE = 3
"""Pages from which on the same words at one place are no chance."""
_NEAR = 1.9
"""Ems from line to line within a text; a running head stands further off."""
_DEEPEST = 3
"""Lines at either end of a page that may be furniture."""


def running(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> dict[tuple[int, int], str]:
    """(page, index of the line) of each line that is furniture, with its code."""
    places: dict[tuple[str, str], list[tuple[int, int, float]]] = {}
    found: dict[tuple[int, int], str] = {}
    filled = sum(1 for lines in pages if lines)
    for number, lines in enumerate(pages):
        for code, index in _edges(lines, heights[number]):
            line = lines[index]
            if is_number(line.text):
                found[number, index] = NUMBER
                continue
            key = code, _DIGITS.sub("#", "".join(line.text.split()))
            places.setdefault(key, []).append((number, index, line.top))
    for (code, _), rows in places.items():
        tops = sorted(top for _, _, top in rows)
        middle = tops[len(tops) // 2]
        rows = [row for row in rows if abs(row[2] - middle) <= _TOLERANCE]
        on = len({number for number, _, _ in rows})
        if on < _enough(filled):
            continue
        if on < _SURE and any(_flows(pages[number], index) for number, index, _ in rows):
            continue  # the same words at the edge of two pages by chance
        for number, index, _ in rows:
            found[number, index] = code
    return found


def _flows(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands as near to its neighbour as lines of one text do."""
    line = lines[index]
    return any(
        abs(other.top - line.top) <= _NEAR * line.size
        and abs(other.size - line.size) <= 0.1 * line.size
        for at, other in enumerate(lines)
        if at != index and not other.table
    )


def is_number(text: str) -> bool:
    """Nothing but the number of a page."""
    stripped = text.strip()
    return bool(
        _PLAIN_NUMBER.fullmatch(stripped)
        or page_numbers.is_page_line(stripped)
        or _ROMAN.fullmatch(stripped)
    )


def _enough(pages: int) -> int:
    """Pages on which a line must stand: two in five (left and right pages may differ), at least
    two."""
    return max(2, -(-pages * 2 // 5))


def _edges(lines: Sequence[Line], height: float) -> list[tuple[str, int]]:
    """The lines in the margins, from the outside to the inside."""
    order = sorted(range(len(lines)), key=lambda index: lines[index].top)
    order = [index for index in order if not lines[index].table]
    top = [index for index in order[:_DEEPEST] if lines[index].bottom <= height * _ZONE]
    bottom = [
        index for index in order[::-1][:_DEEPEST] if lines[index].top >= height * (1 - _ZONE)
    ]
    return [(HEADER, index) for index in top] + [
        (FOOTER, index) for index in bottom if index not in top
    ]
