"""What may be done to the rows of `units`. Each act gives new rows or raises CannotCorrect.

The acts differ in where borders run; the letters of all rows, in order, stay the same.
"""

from __future__ import annotations

from dataclasses import replace

from regulations.structure import KINDS, markers

from .units import (
    APPENDIX,
    CLOSING,
    Unit,
    end_of,
    letters,
    number_value,
    outside,
    parent_of,
    settled,
)

_RANK = {
    "appendix": 0, "part": 1, "chapter": 2, "section": 3, "article": 4, "level": 4,
    "paragraph": 5, "point": 6, "item": 7,
}  # fmt: skip
_BELOW = {
    "appendix": "level", "part": "chapter", "chapter": "article", "section": "article",
    "article": "paragraph", "level": "level", "paragraph": "point", "point": "item",
    "item": "item",
}  # fmt: skip
"""The kind of what stands below a unit where nothing else says it."""
_NEST = ("level", "item")
_INNER = ("paragraph", "point", "item")

FIRST = "Nothing stands before it."
OUTERMOST = "It stands at the outermost level already."
NO_SIBLING = "There is no unit before it on the same level below which it could stand."
NOTHING_LEFT = "Nothing would be left of the unit."
NO_SUCH_LINE = "The unit has no such line."
NOT_ITS_WORDS = "Label and heading must be the words with which the unit begins."
NOT_HERE = "This cannot be done to the text before or after the provisions."
LAST = "Appendices stand at the end, behind the signature."
NO_PROVISION = "At least one provision must be left."
NO_SUCH_KIND = "There is no such kind of unit."
SENTENCES = (
    FIRST, OUTERMOST, NO_SIBLING, NOTHING_LEFT, NO_SUCH_LINE, NOT_ITS_WORDS, NOT_HERE, LAST,
    NO_PROVISION, NO_SUCH_KIND,
)  # fmt: skip


class CannotCorrect(Exception):
    """An act that makes no sense there; `reason` is one of SENTENCES."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def merge(units: list[Unit], at: int, *, run_on: bool = False) -> list[Unit]:
    """The unit is no unit: its words go on in the one before, below which its own units now
    stand. `run_on`: they go on in the last line, not in a line of their own."""
    unit, before = units[at], units[at - 1] if at else None
    if before is None:
        raise CannotCorrect(FIRST)
    merged = _continued(before, unit.words, run_on)
    rest = units[at + 1 :]
    rise = unit.depth - before.depth
    if rise > 0:  # what stood below it came one level too deep
        below = end_of(units, at) - at - 1
        rest = [*(_moved(row, -rise) for row in rest[:below]), *rest[below:]]
    return _checked([*units[: at - 1], merged, *rest])


def _continued(before: Unit, words: list[str], run_on: bool) -> Unit:
    if not words:
        return before
    if not run_on or not (before.text or before.heading):
        return replace(before, text="\n".join([*before.lines, *words]))
    if not before.text:
        heading = _glued(before.heading, words[0])
        return replace(before, heading=heading, text="\n".join(words[1:]))
    lines = before.lines
    return replace(
        before, text="\n".join([*lines[:-1], _glued(lines[-1], words[0]), *words[1:]])
    )


def _glued(first: str, then: str) -> str:
    """Two parts of a sentence; Han characters stand without a space between."""
    if not first or not then:
        return first + then
    wide = ord(first[-1]) >= 0x2E80 and ord(then[0]) >= 0x2E80
    return first + then if wide else f"{first} {then}"


def _moved(unit: Unit, by: int) -> Unit:
    return replace(unit, depth=unit.depth + by)


def split(
    units: list[Unit],
    at: int,
    language: str,
    *,
    line: int,
    column: int = 0,
    kind: str = "",
    inside: bool = False,
) -> list[Unit]:
    """A new unit begins at a character of a line of the unit's text.

    `kind` "" is what its label says, else that of the unit itself. It stands beside the unit, or
    below it where its kind is of a lower rank or `inside` is said.
    """
    unit = units[at]
    if kind and kind not in KINDS:
        raise CannotCorrect(NO_SUCH_KIND)
    lines = unit.lines
    if not 0 <= line < len(lines) or not 0 <= column < max(1, len(lines[line])):
        raise CannotCorrect(NO_SUCH_LINE)
    head, rest = lines[:line], [lines[line][column:].strip(), *lines[line + 1 :]]
    if lines[line][:column].strip():
        head.append(lines[line][:column].rstrip())
    if not head and not unit.number and not unit.heading and not unit.is_outside:
        raise CannotCorrect(NOTHING_LEFT)
    new = _labelled(rest, kind, language)
    if unit.kind == CLOSING:
        if not head or kind != APPENDIX:
            raise CannotCorrect(NOT_HERE if head else NOTHING_LEFT)
        new = replace(new, depth=0)
    elif unit.is_outside:
        new = replace(new, kind=new.kind or _usual_kind(units), depth=0)
    else:
        new = replace(new, kind=new.kind or unit.kind)
        new = replace(new, depth=_depth_of(units, at, new.kind, inside))
    kept = replace(unit, text="\n".join(head))
    below = end_of(units, at)
    own = units[at + 1 : below] if not unit.is_outside else []
    rest_rows = units[below:] if not unit.is_outside else units[at + 1 :]
    if new.depth < unit.depth:
        own = [_moved(row, new.depth - unit.depth) for row in own]
    return _checked([*units[:at], kept, new, *own, *rest_rows])


def _labelled(lines: list[str], kind: str, language: str) -> Unit:
    """A unit of these lines, its label apart where it has one."""
    marker = markers.read(markers.clean_line(lines[0]), language)
    if marker is None or letters(marker.number + marker.rest) != letters(lines[0]):
        return Unit(0, kind, text="\n".join(lines))
    found = marker.kind if marker.kind in markers.STRUCTURAL else ""
    value = None if marker.bullet else marker.value
    words = [*([marker.rest] if marker.rest else []), *lines[1:]]
    return Unit(0, kind or found, marker.number, "", "\n".join(words), value, marker.sub)


def _usual_kind(units: list[Unit]) -> str:
    first = next((unit for unit in units if not unit.is_outside), None)
    return first.kind if first else "paragraph"


def _depth_of(units: list[Unit], at: int, kind: str, inside: bool) -> int:
    """Where a unit of `kind` stands that comes right behind row `at`."""
    unit = units[at]
    if inside or _RANK[kind] > _RANK[unit.kind]:
        return unit.depth + 1
    above: int | None = at
    while above is not None and _RANK[units[above].kind] > _RANK[kind]:
        above = parent_of(units, above)
    return units[above].depth if above is not None else 0


def promote(units: list[Unit], at: int) -> list[Unit]:
    """One level out, with all below it; what followed it on its level now stands below it."""
    unit = _inside(units, at)
    parent = parent_of(units, at)
    if parent is None:
        raise CannotCorrect(OUTERMOST)
    kind = unit.kind
    if kind in _INNER:
        kind = units[parent].kind
    return _shifted(units, at, -1, kind)


def demote(units: list[Unit], at: int) -> list[Unit]:
    """One level in, with all below it: below the unit before it on its level."""
    unit = _inside(units, at)
    if at < 1 or units[at - 1].depth < unit.depth:
        raise CannotCorrect(NO_SIBLING)
    sibling = next(i for i in range(at - 1, 0, -1) if units[i].depth == unit.depth)
    kind = unit.kind
    if kind in _INNER or _RANK[kind] <= _RANK[units[sibling].kind]:
        has_units = sibling + 1 < at
        kind = units[sibling + 1].kind if has_units else _BELOW[units[sibling].kind]
    return _shifted(units, at, 1, kind)


def _shifted(units: list[Unit], at: int, by: int, kind: str) -> list[Unit]:
    end = end_of(units, at)
    rows = [replace(_moved(units[at], by), kind=kind)]
    chain = {rows[0].depth: rows[0]}
    for row in units[at + 1 : end]:
        moved = _moved(row, by)
        parent = chain[moved.depth - 1]
        nests = moved.kind == parent.kind and moved.kind in _NEST
        if _RANK[moved.kind] <= _RANK[parent.kind] and not nests:
            moved = replace(moved, kind=_BELOW[parent.kind])
        chain[moved.depth] = moved
        rows.append(moved)
    return _checked([*units[:at], *rows, *units[end:]])


def change_kind(units: list[Unit], at: int, kind: str) -> list[Unit]:
    if kind not in KINDS:
        raise CannotCorrect(NO_SUCH_KIND)
    return _checked([*units[:at], replace(_inside(units, at), kind=kind), *units[at + 1 :]])


def retitle(
    units: list[Unit], at: int, language: str, *, number: str, heading: str
) -> list[Unit]:
    """What of the unit's own words is its label, what its heading; the rest is text."""
    unit = _inside(units, at)
    whole = f"{unit.number} {unit.heading}\n{unit.text}"
    label, rest = _cut(whole, number)
    title, text = _cut(rest, heading)
    label, title = " ".join(label.split()), " ".join(title.split())
    value, sub = (unit.value, unit.sub) if label == unit.number else number_value(label, language)
    if not label:
        value, sub = None, 0
    new = replace(
        unit, number=label, heading=title, text=_trimmed(text), value=value, sub=sub
    )
    return [*units[:at], new, *units[at + 1 :]]


def _cut(whole: str, wanted: str) -> tuple[str, str]:
    """`whole` behind the letters of `wanted`, with which it must begin."""
    sought = letters(wanted)
    at = 0
    for letter in sought:
        while at < len(whole) and whole[at].isspace():
            at += 1
        if at == len(whole) or whole[at] != letter:
            raise CannotCorrect(NOT_ITS_WORDS)
        at += 1
    return whole[:at], whole[at:]


def _trimmed(text: str) -> str:
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def close(units: list[Unit], at: int, *, line: int) -> list[Unit]:
    """From a line of the unit's text on, all is closing: signatures, recipients. Line 0 of a unit
    without heading takes the unit as a whole."""
    unit = _inside(units, at)
    last = next(
        (i for i, row in enumerate(units) if i > at and (row.is_outside or row.kind == APPENDIX)),
        len(units),
    )
    if any(row.kind == APPENDIX and row.depth == 0 for row in units[: at + 1]):
        raise CannotCorrect(LAST)
    lines = unit.lines
    if not 0 <= line < max(1, len(lines)):
        raise CannotCorrect(NO_SUCH_LINE)
    whole = line == 0 and not unit.heading
    kept = [] if whole else [replace(unit, text="\n".join(lines[:line]))]
    tail = unit.words if whole else lines[line:]
    for row in units[at + 1 : last]:
        tail = [*tail, *row.words]
    rest = units[last:]
    if rest and rest[0].is_outside:
        tail, rest = [*tail, *rest[0].lines], rest[1:]
    if not kept and at == 1:
        raise CannotCorrect(NO_PROVISION)
    return _checked([*units[:at], *kept, outside(CLOSING, "\n".join(tail)), *rest])


def _inside(units: list[Unit], at: int) -> Unit:
    if units[at].is_outside:
        raise CannotCorrect(NOT_HERE)
    return units[at]


def _checked(units: list[Unit]) -> list[Unit]:
    """Rows in which appendices stand last, behind the closing, and nowhere else."""
    rows = settled(units)
    closed = any(row.kind == CLOSING and row.is_outside for row in rows)
    behind = False
    for row in rows[1:]:
        is_last = row.kind == APPENDIX and row.depth == 0
        if row.is_outside or (is_last and not closed):
            behind = True
        misplaced = row.kind == APPENDIX and not (is_last and behind)
        if misplaced or (behind and row.depth == 0 and not is_last):
            raise CannotCorrect(LAST)
    if all(row.is_outside for row in rows):
        raise CannotCorrect(NO_PROVISION)
    return rows
