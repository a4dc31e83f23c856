"""What an engine of the comparison does."""

from __future__ import annotations

from typing import Protocol

from search.analysis.terms import index_terms
from search.query.plan import make_plan
from search.sources import Entry

Found = list[tuple[str, str]]
TOP = 20


class Engine(Protocol):
    """What is compared."""

    def build(self, entries: list[Entry]) -> None:
        """Index everything, once."""
        ...

    def open(self) -> None:
        """Forget what was kept in memory: the next questions are the first."""
        ...

    def ask(self, words: str, language: str) -> Found: ...


def terms_of(entry: Entry) -> list[str]:
    """The portal's terms of an entry, for engines that take them ready-made."""
    return index_terms(f"{entry.title}\n{entry.number}\n{entry.body}")


def demanded(words: str, language: str) -> list[str]:
    """The first alternative of each clause of the portal's plan: what must be there."""
    plan = make_plan(words, language)
    return [term for clause in plan.clauses for term in clause.alternatives[0]]
