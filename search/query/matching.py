"""A plan against a snapshot of the index: which documents, with which scores.

BM25 with Whoosh's formula and constants for each field, weighted and added up. Rarity and mean
length are counted over what the reader may find, so that what is hidden changes no score.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from search.index.documents import TEXT_FIELDS
from search.index.reader import Fact, Postings, Snapshot
from search.query.plan import SHARE_WHEN_RELAXED, Plan
from search.query.weigh import FIELD_WEIGHTS, OWN_FIELDS, options

B = 0.75
K1 = 1.2
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Match:
    """A document that answers the query."""

    fact: Fact
    score: float
    languages: frozenset[str]
    """The languages in which the same thing can be shown to this reader."""


def match(snapshot: Snapshot, plan: Plan, audiences: Collection[str], relaxed: bool) -> list[Match]:
    """Every match, in no order."""
    return _Matching(snapshot, plan, audiences, relaxed).matches()


class _Matching:
    def __init__(
        self, snapshot: Snapshot, plan: Plan, audiences: Collection[str], relaxed: bool
    ) -> None:
        self.segments = snapshot.segments
        self.readers = snapshot.readers()
        self.allowed = snapshot.allowed(audiences)
        self.plan = plan
        self.relaxed = relaxed

    def matches(self) -> list[Match]:
        shares = [self._shares(place) for place in range(len(self.segments))]
        if not any(share.any() for share in shares):
            return []
        scores = self._scores([share > 0 for share in shares])
        found: list[Match] = []
        for place, (segment, share) in enumerate(zip(self.segments, shares, strict=True)):
            final = scores[place] * share * segment.boosts
            for number in np.flatnonzero(share).tolist():
                fact = segment.facts[number]
                siblings = segment.numbers[fact.unit, fact.key]
                languages = frozenset(
                    segment.facts[other].language
                    for other in siblings
                    if self.allowed[place][other]
                )
                found.append(Match(fact, float(final[number]), languages))
        return found

    def _postings(self, place: int, field: str, term: str) -> Postings:
        return self.segments[place].postings(self.readers[place], field, term)

    def _having(self, place: int, term: str, fields: Collection[str]) -> Mask:
        mask = np.zeros(self.segments[place].count, np.bool_)
        for field in fields:
            mask[self._postings(place, field, term)[0]] = True
        return mask

    def _shares(self, place: int) -> NDArray[np.float32]:
        """For each document the share of the plan that it has; 0 where it is no match."""
        count = self.segments[place].count
        reached = np.zeros(count, np.float32)
        owns = np.zeros(count, np.bool_)
        for clause in self.plan.clauses:
            best = np.zeros(count, np.float32)
            for terms in options(clause, self.relaxed):
                has = np.zeros(count, np.float32)
                for term in terms:
                    has += self._having(place, term, TEXT_FIELDS)
                    owns |= self._having(place, term, OWN_FIELDS)
                share = has / len(terms)
                best = np.maximum(best, share if self.relaxed else (has == len(terms)))
            reached += clause.weight * best
        needed = self.plan.total_weight * (SHARE_WHEN_RELAXED if self.relaxed else 1.0)
        matching = (reached >= needed - 1e-4) & owns & self.allowed[place]
        result: NDArray[np.float32] = np.where(matching, reached / self.plan.total_weight, 0)
        return result

    def _scores(self, hits: list[Mask]) -> list[NDArray[np.float32]]:
        scores = [np.zeros(segment.count, np.float32) for segment in self.segments]
        total = sum(int(mask.sum()) for mask in self.allowed)
        for field in TEXT_FIELDS:
            length = sum(
                float(segment.lengths[field][mask].sum())
                for segment, mask in zip(self.segments, self.allowed, strict=True)
            )
            mean = length / total or 1.0
            for term, weight in self.plan.weights.items():
                postings = [self._postings(p, field, term) for p in range(len(self.segments))]
                frequency = sum(
                    int(mask[ids].sum())
                    for mask, (ids, _) in zip(self.allowed, postings, strict=True)
                )
                if not frequency:
                    continue
                idf = log(total / (frequency + 1)) + 1
                for place, (ids, counts) in enumerate(postings):
                    keep = hits[place][ids]
                    kept, tf = ids[keep], counts[keep]
                    lengths = self.segments[place].lengths[field][kept]
                    part = tf * (K1 + 1) / (tf + K1 * ((1 - B) + B * lengths / mean))
                    scores[place][kept] += weight * FIELD_WEIGHTS[field] * idf * part
        return scores
