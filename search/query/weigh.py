"""A plan against one entry's own terms, without an index. Pure.

For the scan of the database while the index cannot be read, and for entries whose index terms
may be out of date. Scores are of the same shape as the index's, without the rarity of terms.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from search.index.segment import OWN, Fact
from search.query.plan import SHARE_WHEN_RELAXED, Clause, Plan

FIELD_WEIGHTS: Mapping[str, float] = {"body": 1.0, "context": 0.4, "heading": 2.0, "title": 3.0}
"""``body``: the whole own text, title and heading included. ``context``: the title of the
regulation that a provision belongs to. ``heading`` and ``title`` count on top."""


@dataclass(frozen=True, slots=True)
class Match:
    """A document that answers the query, found without an index."""

    fact: Fact
    score: float
    languages: frozenset[str]
    """The languages in which the same thing can be shown to this reader."""


class Weighed:
    """An entry's terms by field, ready to be weighed."""

    def __init__(self, fields: Mapping[str, list[str]]) -> None:
        self._counts = {name: Counter(terms) for name, terms in fields.items()}

    def has(self, term: str) -> bool:
        """Whether the term is anywhere in the entry."""
        return any(term in counts for counts in self._counts.values())

    def owns(self, term: str) -> bool:
        """Whether the term is in the entry's own text."""
        return any(term in self._counts.get(name, ()) for name in OWN)

    def score(self, plan: Plan) -> float:
        """The sum over the terms of the plan; more of the same counts ever less."""
        total = 0.0
        for term, weight in plan.weights.items():
            for name, field_weight in FIELD_WEIGHTS.items():
                count = self._counts.get(name, Counter())[term]
                if count:
                    total += weight * field_weight * count / (count + 1.2)
        return total


def weigh(plan: Plan, entry: Weighed, relaxed: bool) -> float | None:
    """The score of an entry, ``None`` where it is no hit."""
    if plan.is_empty:
        return None
    reached = sum(clause.weight * _reached(clause, entry, relaxed) for clause in plan.clauses)
    needed = plan.total_weight * (SHARE_WHEN_RELAXED if relaxed else 1.0)
    if reached < needed - 1e-6 or not any(_owns(clause, entry, relaxed) for clause in plan.clauses):
        return None
    share = reached / plan.total_weight
    return entry.score(plan) * share


def options(clause: Clause, relaxed: bool) -> tuple[tuple[str, ...], ...]:
    """The alternatives of a clause that count in this round."""
    return (*clause.alternatives, clause.loose) if relaxed and clause.loose else clause.alternatives


def _reached(clause: Clause, entry: Weighed, relaxed: bool) -> float:
    best = 0.0
    for terms in options(clause, relaxed):
        share = sum(entry.has(term) for term in terms) / len(terms)
        best = max(best, share if relaxed else float(share == 1.0))
    return best


def _owns(clause: Clause, entry: Weighed, relaxed: bool) -> bool:
    return any(entry.owns(term) for terms in options(clause, relaxed) for term in terms)
