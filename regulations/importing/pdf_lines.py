"""A page of a PDF: words at positions to lines in reading order, columns one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from .layout_tables import is_layout

_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_FEWEST_LINES = 3
"""Lines that a column must have on a page."""
_LOOSEST = 4.5
"""Ems from line to line of a column on average; a letterhead and a signature are further apart."""
_GUTTER = 9.0
"""Narrowest gap between two columns, in points."""
_NARROW = 0.8
"""Gap in ems that parts two columns at the place where others are parted; no space is as wide."""
_APART = 1.6
"""Gap between two pieces of one line, in ems, from which they may belong to two columns."""


@dataclass(frozen=True)
class Word:
    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    size: float


@dataclass(frozen=True)
class Line:
    """`column` is 0 in a text of one column; `page` counts from 0. `table`: the line is ready.
    `alone`: it stands in a letterhead or a signature block, and is never joined."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    size: float
    column: int = 0
    page: int = 0
    table: bool = False
    alone: bool = False
    words: tuple[Word, ...] = field(default=(), compare=False, repr=False)


def lines_of(words: Sequence[Word], width: float) -> list[Line]:
    """The lines of a page `width` points wide, in reading order."""
    pieces = [piece for row in _rows(words) for piece in _pieces(row)]
    gutter = _page_gutter(pieces, width)
    if gutter is None:
        return _side_by_side(pieces)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    pieces = [part for piece in pieces for part in _parted(piece, gutter)]
    for piece in sorted(pieces, key=lambda one: (one.top, one.x0)):
        if piece.x0 < gutter - 2 and piece.x1 > gutter + 2:  # over the whole width
            ordered += [*_merged(left), *_merged(right), piece]
            left, right = [], []
        elif piece.x1 <= gutter + 2:
            left.append(piece)
        else:
            right.append(replace(piece, column=1))
    return [*ordered, *_merged(left), *_merged(right)]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand at one height."""
    rows: list[list[Word]] = []
    middle, height = 0.0, 0.0
    for word in sorted(words, key=lambda one: ((one.top + one.bottom) / 2, one.x0)):
        own = (word.top + word.bottom) / 2
        if rows and own - middle <= 0.45 * max(height, word.bottom - word.top):
            rows[-1].append(word)
            continue
        rows.append([word])
        middle, height = own, word.bottom - word.top
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def _pieces(row: Sequence[Word]) -> list[Line]:
    """The parts of a row with wide gaps between them."""
    parts: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 >= max(_GUTTER, _APART * max(word.size, before.size)):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [made(part) for part in parts]


def made(words: Sequence[Word], column: int = 0) -> Line:
    """One line of the words, with spaces where there are any."""
    text = words[0].text
    for before, word in pairwise(words):
        gap = word.x0 - before.x1
        size = max(word.size, 1.0)
        wide = bool(_HAN.match(before.text[-1])) and bool(_HAN.match(word.text[0]))
        text += (" " if gap > (0.35 if wide else 0.12) * size else "") + word.text
    return Line(
        x0=min(word.x0 for word in words),
        x1=max(word.x1 for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        text=text,
        size=median(word.size for word in words),
        column=column,
        words=tuple(words),
    )


def _page_gutter(pieces: Sequence[Line], width: float) -> float | None:
    """Where two columns part, None where the page has one."""
    best: tuple[float, float] | None = None
    left_edge = min((piece.x0 for piece in pieces), default=0.0)
    right_edge = max((piece.x1 for piece in pieces), default=width)
    step = 2.0
    x = left_edge + 0.3 * (right_edge - left_edge)
    while x < left_edge + 0.7 * (right_edge - left_edge):
        crossing = sum(1 for one in pieces if one.x0 < x - 1 and one.x1 > x + 1)
        left = [one for one in pieces if one.x1 <= x + 1]
        right = [one for one in pieces if one.x0 >= x - 1]
        enough = len(left) >= _FEWEST_LINES and len(right) >= _FEWEST_LINES
        if enough and crossing * 3 <= min(len(left), len(right)):
            gap = min(one.x0 for one in right) - max(one.x1 for one in left)
            full = _are_columns(left, right)
            if gap >= _GUTTER and full and (best is None or crossing < best[0]):
                middle = (min(one.x0 for one in right) + max(one.x1 for one in left)) / 2
                best = crossing, middle
        x += step
    return best[1] if best else None


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Lines of text, many of them as long as their column is wide, and no columns of a table."""
    long = 0
    for pieces in (left, right):
        widest = max(one.x1 - one.x0 for one in pieces)
        size = median(one.size for one in pieces)
        height = max(one.bottom for one in pieces) - min(one.top for one in pieces)
        if widest < 8 * size or len(pieces) * _LOOSEST * size < height:
            return False
        long += sum(1 for one in pieces if one.x1 - one.x0 >= 0.6 * widest)
    return long * 5 >= 2 * (len(left) + len(right))


def _parted(piece: Line, gutter: float) -> list[Line]:
    """A line of each column that a narrow gutter left in one piece, apart again."""
    if not (piece.x0 < gutter - 2 and piece.x1 > gutter + 2):
        return [piece]
    left = [word for word in piece.words if word.x1 <= gutter + 2]
    right = [word for word in piece.words if word.x0 >= gutter - 2]
    if not left or not right or len(left) + len(right) != len(piece.words):
        return [piece]
    gap = min(word.x0 for word in right) - max(word.x1 for word in left)
    return [made(left), made(right)] if gap >= _NARROW * piece.size else [piece]


def _merged(pieces: Sequence[Line]) -> list[Line]:
    """Pieces of one row of a column are one line again."""
    out: list[Line] = []
    for piece in sorted(pieces, key=lambda one: (one.top, one.x0)):
        last = out[-1] if out else None
        if last is not None and _same_row(last, piece):
            words = sorted((*last.words, *piece.words), key=lambda one: one.x0)
            out[-1] = made(words, piece.column)
        else:
            out.append(piece)
    return out


def _same_row(one: Line, other: Line) -> bool:
    middle = (one.top + one.bottom - other.top - other.bottom) / 2
    return abs(middle) <= 0.45 * max(one.bottom - one.top, other.bottom - other.top)


def _side_by_side(pieces: Sequence[Line]) -> list[Line]:
    """One column, but a letterhead or a signature block may stand in two."""
    rows: list[list[Line]] = []
    for piece in pieces:
        if rows and _same_row(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    out: list[Line] = []
    index = 0
    while index < len(rows):
        if len(rows[index]) == 2:
            end = _block_end(rows, index)
            block = rows[index:end]
            gap = _gap_of(block)
            left = [one for row in block for one in row if one.x1 <= gap[1]]
            right = [one for row in block for one in row if one.x1 > gap[1]]
            texts = [[one.text for one in left], [one.text for one in right]]
            if is_layout([texts]):
                out += [replace(one, alone=True) for one in (*left, *right)]
                index = end
                continue
        out += _merged(rows[index])
        index += 1
    return out


def _gap_of(rows: Sequence[Sequence[Line]]) -> tuple[float, float]:
    """The gap that parts all rows of a block: (from, to)."""
    low = max((row[0].x1 for row in rows if len(row) == 2), default=0.0)
    high = min((row[1].x0 for row in rows if len(row) == 2), default=0.0)
    return low, high


def _block_end(rows: Sequence[Sequence[Line]], start: int) -> int:
    """The first row behind the rows that one gap parts, those on one side of it included."""
    low, high = rows[start][0].x1, rows[start][1].x0
    sides = [[one.x0, one.x1] for one in rows[start]]
    end = start + 1
    while end < len(rows):
        row = rows[end]
        if len(row) == 2:
            low, high = max(low, row[0].x1), min(high, row[1].x0)
            for side, one in zip(sides, row, strict=True):
                side[:] = min(side[0], one.x0), max(side[1], one.x1)
        elif len(row) != 1 or not _beside(row[0], sides, low, high):
            break
        if high - low < _GUTTER or row[0].top - rows[end - 1][0].bottom > 8 * row[0].size:
            break
        end += 1
    return end


def _beside(one: Line, sides: Sequence[Sequence[float]], low: float, high: float) -> bool:
    """Whether a line alone in its row stands under one side of a block, and not in the middle."""
    middle, slack = (one.x0 + one.x1) / 2, 2 * one.size
    if one.x0 < low and one.x1 > high:
        return False
    return any(side[0] - slack <= middle <= side[1] + slack for side in sides)
