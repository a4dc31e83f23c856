"""Lines of a PDF to paragraphs: what was broken at the margin is joined, headings stay alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from regulations.structure import CHINESE, markers

from .pdf_lines import Line

_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")
_ENDS = "。！？；;.!?:："
_SURE_AFTER_AN_END = frozenset(
    {"arabic.slash", "ROMAN.slash", "ROMAN.mark", "UPPER.mark", "lower.mark"}
)
"""Styles of weak labels (3/ II. A.) that begin a paragraph where a sentence has ended."""
_LATIN = re.compile(r"[A-Za-z0-9.,:/_-]+")
_NEVER_FIRST = frozenset("，。；：！？、）》】”’…")
_HYPHEN = re.compile(r"[a-z]{2}-$")


@dataclass(frozen=True)
class _Column:
    """Where the text of a column begins and ends, and whether its paragraphs are indented."""

    left: float
    right: float
    indented: bool
    leading: float


def paragraphs(lines: Sequence[Line], language: str) -> Iterator[str]:
    """The lines of the text, one a paragraph; tables' lines as they are."""
    columns = _columns(lines)
    current = ""
    first: Line | None = None  # of the paragraph
    before: Line | None = None
    for line in lines:
        goes_on = (
            before is not None
            and not (before.table or before.alone or line.table or line.alone)
            and _joins(before, line, columns, language, before is first)
        )
        if goes_on:
            current = join(current, line.text)
        else:
            if before is not None:
                yield current
            current, first = line.text, line
        before = line
    if before is not None:
        yield current


def join(text: str, following: str) -> str:
    """Two lines as one: no space between Chinese characters, a broken word made whole."""
    if text.endswith("\xad"):
        return text[:-1] + following
    if _HYPHEN.search(text) and following[:1].islower() and following[:1].isascii():
        return text[:-1] + following
    if text[-1:] == "-" or not text or not following:
        return text + following
    if _HAN.match(text[-1]) or _HAN.match(following[0]):
        return text + following
    return f"{text} {following}"


def _columns(lines: Sequence[Line]) -> dict[tuple[int, bool], _Column]:
    """By number of the column, and whether the page has two: its pages together, for a page may
    hold few lines."""
    groups: dict[tuple[int, bool], list[Line]] = {}
    double = _double_pages(lines)
    for line in lines:
        if not line.table:
            groups.setdefault((line.column, line.page in double), []).append(line)
    made: dict[tuple[int, bool], _Column] = {}
    for key, group in groups.items():
        if key == (0, True):  # lines over the whole width say nothing about the left column
            edge = min(
                (one.x0 for one in lines if one.column == 1 and not one.table), default=10_000.0
            )
            group = [one for one in group if one.x1 <= edge] or group
        lefts = sorted(one.x0 for one in group)
        rights = sorted(one.x1 for one in group)
        size = median(one.size for one in group)
        left = _margin(lefts, size)
        inset = sum(1 for one in group if 1.2 * size <= one.x0 - left <= 4.5 * size)
        gaps = [
            after.top - here.top
            for here, after in pairwise(group)
            if after.page == here.page and 0 < after.top - here.top < 4 * size
        ]
        made[key] = _Column(
            left=left,
            right=rights[min(len(rights) - 1, int(len(rights) * 0.98))],
            indented=inset * 8 >= len(group),
            leading=_commonest(gaps) or 1.5 * size,
        )
    return made


def _double_pages(lines: Sequence[Line]) -> set[int]:
    return {line.page for line in lines if line.column == 1}


def _margin(lefts: Sequence[float], size: float) -> float:
    """The left margin: the outermost place where several lines begin."""
    for place in lefts:
        if sum(1 for one in lefts if abs(one - place) <= 0.3 * size) * 20 >= len(lefts):
            return place
    return lefts[0]


def _commonest(values: Sequence[float]) -> float:
    counted: dict[int, int] = {}
    for value in values:
        counted[round(value)] = counted.get(round(value), 0) + 1
    return float(max(counted, key=lambda one: (counted[one], -one))) if counted else 0.0


def _joins(
    before: Line,
    line: Line,
    columns: dict[tuple[int, bool], _Column],
    language: str,
    is_first: bool,
) -> bool:
    """Whether a line goes on where the one before it ended; `is_first`: that begins a paragraph."""
    same = before.page == line.page and before.column == line.column
    column = _column(line, columns)
    room = _column(before, columns)
    size = max(before.size, line.size)
    if abs(before.size - line.size) > 0.12 * size:
        return False
    if same and line.top - before.top > 1.45 * max(column.leading, 1.1 * size):
        return False
    if same and line.top <= before.top:
        return False
    if not _is_full(before, line, room, size):
        return False
    inset = line.x0 - column.left
    ended = before.text[-1:] in _ENDS
    if inset > 1.1 * size:
        if not _hangs(before, line, same, size):
            return False
        # where first lines are set in, one under another begins a paragraph of its own
        begins = ended or (language != CHINESE and line.text[0].isupper())
        under = is_first and abs(line.x0 - before.x0) <= 0.4 * size
        if column.indented and under and begins:
            return False
    marker = markers.read(line.text[:300], language)
    if marker is not None and ended and marker.readings[0].style in _SURE_AFTER_AN_END:
        return False
    if marker is not None and (marker.strength >= markers.MEDIUM or marker.bullet):
        # a citation at the start of a line: the paragraphs are indented, and this line is not
        cites = column.indented and inset < 0.5 * size and not ended
        return cites and not marker.bullet
    return True


def _column(line: Line, columns: dict[tuple[int, bool], _Column]) -> _Column:
    known = columns.get((line.column, True)) if line.column else None
    if known is not None:
        return known
    single, double = columns.get((0, False)), columns.get((0, True))
    if double is not None and (single is None or line.x1 <= double.right + line.size):
        return double
    return single if single is not None else next(iter(columns.values()))


def _is_full(before: Line, line: Line, column: _Column, size: float) -> bool:
    """Whether the line was ended by the margin: what follows would not have fitted any more."""
    room = column.right - before.x1
    first = line.words[0] if line.words else None
    if _HAN.match(line.text[0]) or (first is not None and _HAN.search(first.text)):
        latin = _LATIN.match(line.text)
        # a mark that may not begin a line takes the character before it along
        width = 0.55 * size * len(latin[0]) if latin else size
        width += size if line.text[1:2] in _NEVER_FIRST and not latin else 0.0
        return room < width + 0.1 * size
    width = first.x1 - first.x0 if first is not None else size
    slack = 0.25 if line.text[0].isupper() else 0.55  # a capital rather begins a paragraph
    return room < width + slack * size


def _hangs(before: Line, line: Line, same: bool, size: float) -> bool:
    """A line set in under the text of its label, or of a line that is set in as far."""
    if not same:
        return False
    if abs(line.x0 - before.x0) <= 0.4 * size:
        return True
    label = markers.read(before.text[:60], CHINESE) or markers.read(before.text[:60], "vi")
    return label is not None and before.x0 < line.x0 <= before.x0 + 4.5 * size
