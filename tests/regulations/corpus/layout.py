"""A plan as the paragraphs that an author types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .plan import Plan, Unit


@dataclass
class Para:
    """One paragraph, or a table (`rows`). `unit` is the provision whose label stands here."""

    text: str
    role: str = "text"
    label: str = ""
    gap: str = ""
    rows: list[list[str]] = field(default_factory=list)
    unit: Unit | None = None

    @property
    def line(self) -> str:
        return f"{self.label}{self.gap}{self.text}" if self.text else self.label


def paragraphs(plan: Plan) -> list[Para]:
    made = [Para(line, "letterhead") for line in plan.letterhead]
    made += [Para(line, "title") for line in plan.title]
    made += [Para(line, "note") for line in plan.note]
    made += [Para(line) for line in plan.preamble]
    for unit in plan.units:
        made += _unit(unit)
    made += [Para(line, "closing") for line in plan.closing]
    for unit in plan.appendices:
        made += _unit(unit)
    return made


def _unit(unit: Unit) -> Iterator[Para]:
    lines = list(unit.lines)
    children = list(unit.children)
    first = ""
    if not lines and unit.kind == "article" and children and not children[0].number:
        # its first unnumbered paragraph may stand behind the label
        child = children[0]
        if not unit.heading or unit.set_off or unit.heading.startswith("【"):
            lines = list(child.lines)
            children = [_rest(child), *children[1:]]
    if unit.set_off:
        first = f"{unit.heading}{unit.gap or ' '}{lines.pop(0)}"
    elif unit.heading.startswith("【"):
        first = unit.heading + lines.pop(0)
    elif unit.heading and unit.inline:
        first = unit.heading
    elif unit.heading:
        lines.insert(0, unit.heading)
    elif lines:
        first = lines.pop(0)
    if unit.number:
        yield Para(first, unit.kind, unit.number, unit.gap, unit=unit)
    elif first:
        yield Para(first)
    for at, line in enumerate(lines):
        role = "heading" if at == 0 and unit.heading and not unit.inline else "text"
        yield Para(line, role)
    if unit.rows:
        yield Para("", "table", rows=unit.rows)
    for child in children:
        yield from _unit(child)


def _rest(child: Unit) -> Unit:
    """What is left of a paragraph whose text went onto the line of its article."""
    return Unit("paragraph", children=child.children, rows=child.rows)


def text_lines(made: list[Para]) -> list[str]:
    """The paragraphs as lines; the cells of a row are parted by tabs."""
    lines: list[str] = []
    for para in made:
        if para.rows:
            lines += ["\t".join(row) for row in para.rows]
        elif para.line:
            lines.append(para.line)
    return lines
