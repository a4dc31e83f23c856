"""A plan against a view of the index: which documents, with which scores.

BM25 with Whoosh's formula and constants for each field, weighted and added up. Everything is done
with arrays, from the rarest clause outwards: what a query costs is a handful of passes over the
postings of its terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from search.index.postings import Numbers, among, counts_at, union
from search.index.view import Layer, View
from search.query.plan import SHARE_WHEN_RELAXED, Clause, Plan
from search.query.weigh import FIELD_WEIGHTS, options

B = 0.75
K1 = 1.2
_DENSE = 16
"""A list so many times longer than the one asked about is looked up in, not gone through."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The documents of one layer that answer the query, ascending, with their scores."""

    layer: int
    numbers: Numbers
    scores: NDArray[np.float64]


def match(view: View, plan: Plan, relaxed: bool) -> list[Hits]:
    """Every match, layer by layer. `relaxed`: most of the clauses are enough."""
    found: list[Hits] = []
    for place, layer in enumerate(view.layers):
        numbers, shares = (_most if relaxed else _all)(view, layer, plan)
        if len(numbers):
            scores = score(view, layer, numbers, plan.weights) * shares
            found.append(Hits(place, numbers, scores * layer.segment.boosts[numbers]))
    return found


def score(
    view: View, layer: Layer, numbers: Numbers, weights: dict[str, float]
) -> NDArray[np.float64]:
    """The weighted BM25 of these documents of a layer, over all text fields."""
    scores = np.zeros(len(numbers), np.float64)
    for term, weight in weights.items():
        held = view.term(layer, term)
        if not len(held.anywhere):
            continue
        frequencies = view.frequencies(term)
        for field, postings in held.postings:
            places, counts = counts_at(numbers, postings)
            if not len(places):
                continue
            idf = log(view.total / (frequencies[field] + 1)) + 1
            lengths = layer.segment.lengths[field][numbers[places]]
            norm = lengths * (K1 * B / view.means[field]) + K1 * (1 - B)
            factor = weight * FIELD_WEIGHTS[field] * idf * (K1 + 1)
            scores[places] += factor * counts / (counts + norm)
    return scores


# -- every clause ------------------------------------------------------------------------------
def _all(view: View, layer: Layer, plan: Plan) -> tuple[Numbers, NDArray[np.float64] | float]:
    """The documents in which each clause has one of its alternatives, whole."""
    terms = _Terms(view, layer)
    clauses = sorted(plan.clauses, key=terms.most)
    if not clauses:
        return np.empty(0, np.int32), 1.0
    numbers = terms.having(clauses[0])
    numbers = numbers[layer.allowed[numbers]]
    for clause in clauses[1:]:
        if not len(numbers):
            return numbers, 1.0
        numbers = numbers[terms.has(clause, numbers)]
    return numbers[terms.owns(plan.clauses, numbers, False)], 1.0


class _Terms:
    """Questions about the terms of one layer."""

    def __init__(self, view: View, layer: Layer) -> None:
        self.view = view
        self.layer = layer

    def numbers(self, term: str) -> Numbers:
        return self.view.term(self.layer, term).anywhere

    def most(self, clause: Clause) -> int:
        """No more documents than these can have the clause."""
        return sum(
            min(len(self.numbers(term)) for term in terms) for terms in clause.alternatives
        )

    def having(self, clause: Clause) -> Numbers:
        """The documents that have the clause."""
        return union([self._with_all(terms) for terms in clause.alternatives])

    def has(self, clause: Clause, numbers: Numbers) -> NDArray[np.bool_]:
        """Which of these documents have the clause."""
        found = np.zeros(len(numbers), np.bool_)
        for terms in clause.alternatives:
            whole = np.ones(len(numbers), np.bool_)
            for term in terms:
                whole &= self.held(numbers, self.numbers(term))
            found |= whole
        return found

    def owns(
        self, clauses: Sequence[Clause], numbers: Numbers, relaxed: bool
    ) -> NDArray[np.bool_]:
        """Which of these documents have any of the terms in their own text."""
        found = np.zeros(len(numbers), np.bool_)
        for clause in clauses:
            for terms in options(clause, relaxed):
                for term in terms:
                    if found.all():
                        return found
                    found |= self.held(numbers, self.view.term(self.layer, term).own)
        return found

    def held(self, numbers: Numbers, postings: Numbers) -> NDArray[np.bool_]:
        """Which of the numbers are in the postings."""
        if len(postings) < len(numbers) * _DENSE:
            mask = np.zeros(self.layer.segment.count, np.bool_)
            mask[postings] = True
            found: NDArray[np.bool_] = mask[numbers]
            return found
        return among(numbers, postings)

    def _with_all(self, terms: Sequence[str]) -> Numbers:
        lists = sorted((self.numbers(term) for term in terms), key=len)
        numbers = lists[0]
        for postings in lists[1:]:
            numbers = numbers[self.held(numbers, postings)]
        return numbers


# -- most of the clauses -----------------------------------------------------------------------
def _most(view: View, layer: Layer, plan: Plan) -> tuple[Numbers, NDArray[np.float64]]:
    """The documents that have most of what is asked for, and the share that each has."""
    terms = _Terms(view, layer)
    reached = np.zeros(layer.segment.count, np.float64)
    for clause in plan.clauses:
        best = np.zeros(layer.segment.count, np.float64)
        for wanted in options(clause, True):
            has = np.zeros(layer.segment.count, np.float64)
            for term in wanted:
                has[terms.numbers(term)] += 1
            np.maximum(best, has / len(wanted), out=best)
        reached += clause.weight * best
    needed = plan.total_weight * SHARE_WHEN_RELAXED - 1e-4
    numbers = np.flatnonzero((reached >= needed) & layer.allowed).astype(np.int32)
    numbers = numbers[terms.owns(plan.clauses, numbers, True)]
    return numbers, reached[numbers] / (plan.total_weight or 1.0)
