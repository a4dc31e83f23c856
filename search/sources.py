"""What other rooms hand in: their searchable things, and who may see them.

A room registers a :class:`Source` when the application starts. Search knows no other room.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

PUBLIC = "public"
STAFF = "staff"

Reader = Any
"""A Django user, an ``AnonymousUser``, or ``None`` for an anonymous visitor."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One searchable thing in one language: a page, a provision, a person."""

    unit: str
    """What is indexed again as a whole: ``page:12``. Its part before ":" names the source."""
    key: str
    """Unique within unit and language: a provision's id (``art_9``), ``""`` for the page itself.
    The same key in the other language is the same thing."""
    language: str
    """``zh-hans`` or ``vi``."""
    kind: str
    """``regulation``, ``news``, ``health``, ``recruitment``, ``tender``, ``department``, …"""
    title: str
    """Of the page or regulation, also for a provision of it."""
    heading: str
    """Of the provision, ``""`` for a page."""
    number: str
    """The printed label of a provision (``第九条``, ``Điều 9``), or ``""``."""
    body: str
    path: str
    """Without host and language prefix: ``/library/xyz/#art_9``."""
    audience: str
    """``public`` or ``staff``."""
    document_number: str = ""
    department: str = ""
    date: str = ""
    """ISO date, or ``""``."""
    boost: float = 1.0


class Source(Protocol):
    """One room's searchable things."""

    name: str

    def units(self) -> Iterator[str]:
        """Every unit, for a rebuild."""
        ...

    def entries(self, unit: str) -> list[Entry]:
        """What of the unit is live now, in both languages; ``[]`` when it is gone."""
        ...

    def visible(self, units: Collection[str], reader: Reader) -> set[str]:
        """Those of the units that the reader may see, by the database, in a bounded number of
        queries."""
        ...


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a source known. Its name must be free, or its own from an earlier start."""
    known = _sources.get(source.name)
    if known is not None and type(known) is not type(source):
        raise ValueError(f"A source named {source.name!r} is already registered.")
    _sources[source.name] = source


def unregister(name: str) -> None:
    """Forget a source, for tests."""
    _sources.pop(name, None)


def sources() -> tuple[Source, ...]:
    """Every source, in the order of registration."""
    return tuple(_sources.values())


def source_of(unit: str) -> Source | None:
    """The source that a unit belongs to, ``None`` where nobody knows it any more."""
    return _sources.get(unit.partition(":")[0])


def entries(unit: str) -> list[Entry]:
    """What of the unit is live now; ``[]`` also for a unit of no known source."""
    source = source_of(unit)
    return source.entries(unit) if source is not None else []


def visible(units: Collection[str], reader: Reader) -> set[str]:
    """Those of the units that the reader may see: asked of each source, 500 units at a time."""
    by_source: dict[str, list[str]] = {}
    for unit in units:
        by_source.setdefault(unit.partition(":")[0], []).append(unit)
    seen: set[str] = set()
    for name, asked in by_source.items():
        source = _sources.get(name)
        if source is None:
            continue
        for start in range(0, len(asked), 500):
            part = asked[start : start + 500]
            seen |= source.visible(part, reader) & set(part)
    return seen


def _public_only(reader: Reader) -> frozenset[str]:
    return frozenset({PUBLIC})


_audiences: Callable[[Reader], frozenset[str]] = _public_only


def set_audiences(function: Callable[[Reader], frozenset[str]]) -> None:
    """Say which audiences a reader belongs to. Until somebody does, everybody is the public."""
    global _audiences
    _audiences = function


def audiences(reader: Reader) -> frozenset[str]:
    """The audiences whose entries the reader may see."""
    return frozenset(_audiences(reader))
