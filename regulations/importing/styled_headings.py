"""Headings that only a style marks: named in a warning, numbered where nothing else is."""

from __future__ import annotations

from collections.abc import Sequence

from regulations.structure import CHINESE, Warn, detect, markers, numerals

from .grid import is_object_line
from .rows import Row

_DEPTHS = 3


def with_numbers(rows: Sequence[Row]) -> tuple[list[str], list[Warn]]:
    """The lines, and what was done about headings that have no label.

    Where no line of the text has a label, two headings of one level or more give the text its
    structure: they get the numbers of their language's levels (一、（一） or I. 1.). Elsewhere they
    stay as they are: a title, or a word above a list.
    """
    lines = [row.text for row in rows]
    bare = [i for i, row in enumerate(rows) if row.heading and not has_label(row.text.strip())]
    if not bare:
        return lines, []
    text = "\n".join(lines[index].strip() for index in bare)
    labelled = any(
        has_label(line.strip()) for line in lines if line.strip() and not is_object_line(line)
    )
    numbered = [] if labelled else _numbered(rows, bare)
    if not numbered:
        if labelled and len(bare) == 1:
            return lines, []  # the title
        message = "These headings have no number, so they are plain lines here."
        return lines, [Warn("styled_headings", message, text)]
    language = detect("\n".join(lines))
    counts = [0] * _DEPTHS
    depths = sorted({rows[index].heading for index in numbered})[:_DEPTHS]
    for index in numbered:
        depth = min(sum(1 for one in depths if one < rows[index].heading), _DEPTHS - 1)
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (_DEPTHS - depth - 1)
        lines[index] = f"{_written(depth, counts[depth], language)} {lines[index].strip()}"
    message = "Headings that had no number were given one."
    words = "\n".join(lines[index] for index in numbered)
    return lines, [Warn("headings_numbered", message, words)]


def _numbered(rows: Sequence[Row], bare: Sequence[int]) -> list[int]:
    """The headings to number: all but a title, the only one of its level at the front."""
    levels = [rows[index].heading for index in bare]
    top = min(levels)
    if levels.count(top) == 1 and levels[0] == top:
        bare = bare[1:]
        levels = levels[1:]
    if not bare or levels.count(min(levels)) < 2:
        return []
    return list(bare)


def _written(depth: int, value: int, language: str) -> str:
    if language == CHINESE:
        han = numerals.to_chinese(value)
        return (f"{han}、", f"（{han}）", f"{value}.")[depth]
    return (f"{numerals.to_roman(value)}.", f"{value}.", f"{value})")[depth]


def has_label(line: str) -> bool:
    """Whether a line begins with the label of a provision."""
    for language in ("zh-hans", "vi"):
        marker = markers.read(line[:200], language)
        if marker is not None and marker.strength >= markers.MEDIUM and not marker.bullet:
            return True
    return False
