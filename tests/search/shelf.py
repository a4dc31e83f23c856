"""A small source in memory, for the search tests."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from search.sources import Entry

STAFF = object()
"""A reader who is staff, as is everybody who has signed in."""


def is_staff(reader: Any) -> bool:
    return reader is STAFF or bool(getattr(reader, "is_authenticated", False))


def make_entry(
    unit: str = "shelf:1", key: str = "", language: str = "zh-hans", **more: Any
) -> Entry:
    given: dict[str, Any] = {
        "kind": "regulation" if key else "news",
        "title": "",
        "heading": "",
        "number": "",
        "body": "",
        "path": f"/{unit.replace(':', '/')}/" + (f"#{key}" if key else ""),
        "audience": "public",
    }
    return Entry(unit=unit, key=key, language=language, **(given | more))


@dataclass
class Shelf:
    """A source in memory. ``hidden`` units are no reader's, ``broken`` ones fail to be read."""

    name: str = "shelf"
    held: dict[str, list[Entry]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    asked: list[int] = field(default_factory=list)

    def put(self, *entries: Entry) -> None:
        for unit in {entry.unit for entry in entries}:
            self.held[unit] = [entry for entry in entries if entry.unit == unit]

    def units(self) -> Iterator[str]:
        return iter(list(self.held))

    def entries(self, unit: str) -> list[Entry]:
        if unit in self.broken:
            raise RuntimeError("this unit cannot be read")
        return list(self.held.get(unit, []))

    def visible(self, units: Collection[str], reader: Any) -> set[str]:
        self.asked.append(len(units))
        return {
            unit
            for unit in units
            if unit not in self.hidden
            and any(e.audience == "public" or is_staff(reader) for e in self.held.get(unit, []))
        }
