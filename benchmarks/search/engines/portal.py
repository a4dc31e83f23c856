"""This search, through its door."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from benchmarks.search.engines.base import TOP, Found
from search.sources import Entry


class Memory:
    """The portal's source of entries: a dictionary."""

    name = "bench"

    def __init__(self, entries: list[Entry]) -> None:
        self.held: dict[str, list[Entry]] = {}
        for entry in entries:
            self.held.setdefault(entry.unit, []).append(entry)

    def units(self) -> Iterator[str]:
        return iter(self.held)

    def entries(self, unit: str) -> list[Entry]:
        return self.held.get(unit, [])

    def visible(self, units: Collection[str], reader: Any) -> set[str]:
        return set(units)


class Portal:
    def build(self, entries: list[Entry]) -> None:
        from search import sources
        from search.rebuilding import rebuild

        sources.unregister("bench")
        sources.register(Memory(entries))
        rebuild()

    def open(self) -> None:
        from search.index import reader

        reader.forget()
        reader.snapshot()

    def ask(self, words: str, language: str) -> Found:
        from search.services import find

        return [(hit.unit, hit.key) for hit in find(words, language, limit=TOP).hits]
