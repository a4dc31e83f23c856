"""What changed since the edition before, in a few values for each article: for notes under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .items import Item, Pair
from .whole import Comparison, Section, State


@dataclass(frozen=True)
class Remark:
    """About the section `eid` of the later text. `what` is "changed", "added", "placed" (moved or
    renumbered, its words as they were) or "removed": then `eid` is the section behind which it
    stood, or the first one, and `anchor` where a comparison shows it.

    `was` is its number before in both languages, "" where that is not to be said.
    """

    eid: str
    what: str
    anchor: str
    was: Pair = ("", "")
    moved: bool = False

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Remark:
        zh, vi = data["was"]
        return cls(data["eid"], data["what"], data["anchor"], (zh, vi), data["moved"])


def remarks(comparison: Comparison) -> list[Remark]:
    """In the order of the text; nothing about what is as it was."""
    found: list[Remark] = []
    gone: list[Section] = []
    behind = ""
    for section in comparison.sections:
        item = section.head.after
        if item is None:
            if behind:
                found.append(_removed(section, behind))
            else:
                gone.append(section)
            continue
        behind = item.eid
        found += [_removed(one, behind) for one in gone]
        gone = []
        found += _about(section, item)
    return found


def _about(section: Section, item: Item) -> list[Remark]:
    head = section.head
    before = head.before
    if before is None:
        return [Remark(item.eid, "added", item.eid)]
    is_placed = head.moved or head.renumbered
    was = _number(before) if is_placed else ("", "")
    if any(change.state is not State.SAME for change in section.changes):
        return [Remark(item.eid, "changed", item.eid, was, head.moved)]
    if is_placed or any(not change.is_untouched for change in section.below):
        return [Remark(item.eid, "placed", item.eid, was, head.moved)]
    return []


def _removed(section: Section, behind: str) -> Remark:
    item = section.head.item
    return Remark(behind, "removed", f"was-{item.eid}", _number(item))


def _number(item: Item) -> Pair:
    """What it was called: its number, else its heading, else its id."""
    zh, vi = (
        number.rstrip(" .:．：、") or heading
        for number, heading in zip(item.number, item.heading, strict=True)
    )
    return (zh or vi or item.eid, vi or zh or item.eid)


def missing(rows: Sequence[Item], there: set[str]) -> list[str]:
    """The ids of provisions whose lasting id is not among `there`; of one that is gone as a whole
    the outermost alone."""
    gone: set[str] = set()
    found = []
    for item in rows:
        if item.lasting and item.lasting not in there:
            gone.add(item.eid)
            if item.parent not in gone:
                found.append(item.eid)
    return found
