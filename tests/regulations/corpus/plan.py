"""What a document is meant to say, before it is written in any format: the expected tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass
class Unit:
    """One provision as its author means it.

    `number` is the label as printed, `value` its number (None: counted by order). `inline`:
    heading or text stand on the line of the label. `rows` is a table behind the text.
    """

    kind: str
    number: str = ""
    value: int | None = None
    sub: int = 0
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    children: list[Unit] = field(default_factory=list)
    inline: bool = True
    gap: str = " "
    #: Word's automatic list (name, depth) that can print the label.
    auto: tuple[str, int] | None = None
    rows: list[list[str]] = field(default_factory=list)
    #: A set-off heading and the text behind it on one line: 第一条 目的　为了…
    set_off: bool = False


@dataclass
class Plan:
    """One document. `letterhead` and `note` stand before the title and behind it."""

    language: str
    title: list[str]
    letterhead: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    appendices: list[Unit] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """What a reading must have under one id."""

    id: str
    kind: str
    number: str
    heading: str
    text: str
    outer: bool


_PREFIX = {
    "part": "prt", "chapter": "chp", "section": "sec", "article": "art", "paragraph": "para",
    "point": "point", "item": "item", "level": "lvl", "appendix": "att",
}  # fmt: skip
_OUTER = frozenset({"part", "chapter", "section", "article", "appendix"})


def expected(plan: Plan) -> list[Row]:
    """Every provision with its id, in order."""
    seen: dict[str, int] = {}
    restart = _restarts(plan.units)
    return list(_rows([*plan.units, *plan.appendices], "", "", "", restart, seen))


def _restarts(units: Iterable[Unit]) -> bool:
    """Whether chapters begin anew in each part."""
    firsts = [part.children[0].value for part in units if part.kind == "part" and part.children]
    return len(firsts) > 1 and firsts.count(1) > 1


def _rows(
    units: list[Unit], above: str, root: str, part: str, restart: bool, seen: dict[str, int]
) -> Iterator[Row]:
    counts: dict[str, int] = {}
    for unit in units:
        counts[unit.kind] = counts.get(unit.kind, 0) + 1
        value = unit.value if unit.value is not None else counts[unit.kind]
        own = f"{_PREFIX[unit.kind]}_{value}" + (f"_{unit.sub}" if unit.sub else "")
        before = above
        if unit.kind in ("part", "article"):
            before = root
        elif unit.kind == "chapter":
            before = part if restart and part else root
        eid = f"{before}__{own}" if before else own
        seen[eid] = seen.get(eid, 0) + 1
        if seen[eid] > 1:
            eid = f"{eid}~{seen[eid]}"
        text = "\n".join([*unit.lines, *("|".join(row) for row in unit.rows)])
        outer = unit.kind in _OUTER or (unit.kind == "level" and not above)
        yield Row(eid, unit.kind, unit.number, unit.heading, text, outer)
        is_appendix = unit.kind == "appendix"
        yield from _rows(
            unit.children,
            eid,
            eid if is_appendix else root,
            eid if unit.kind == "part" else "" if is_appendix else part,
            _restarts(unit.children) if is_appendix else restart,
            seen,
        )
