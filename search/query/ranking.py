"""From hits to things in order: one for each thing, the reader's language first, best first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.index.segment import Fact
from search.index.view import View
from search.query.matching import Hits


@dataclass(frozen=True, slots=True)
class Ranked:
    """One thing that matched."""

    fact: Fact
    """Of the document in which it matched best; in the reader's language if it matched there."""
    score: float
    in_asked: bool
    """Whether it can be shown in the reader's language."""


class Ranking:
    """Everything that matched, counted exactly; put in order only as far as somebody looks."""

    def __init__(self, view: View, hits: Sequence[Hits], asked: str) -> None:
        self._view = view
        self._kept = [_one_a_thing(view, one, asked) for one in hits]
        self.total = sum(len(one.numbers) for one in self._kept)
        self._asked = asked

    def counts(self, name: str) -> dict[str, int]:
        """How many things there are of each kind (`kinds`) or in each language (`languages`)."""
        found: dict[str, int] = {}
        for one in self._kept:
            segment = self._view.layers[one.layer].segment
            values, names = getattr(segment, name), getattr(segment, f"{name[:-1]}_names")
            for code, count in enumerate(np.bincount(values[one.numbers], minlength=len(names))):
                if count:
                    found[names[code]] = found.get(names[code], 0) + int(count)
        return found

    def first(self, count: int) -> list[Ranked]:
        """The best so many. Of equals the one that comes first by unit and key."""
        if not self.total or count < 1:
            return []
        layers: list[NDArray[np.int32]] = []
        shown: list[NDArray[np.bool_]] = []
        orders: list[NDArray[np.int32]] = []
        for one in self._kept:
            segment = self._view.layers[one.layer].segment
            layers.append(np.full(len(one.numbers), one.layer, np.int32))
            shown.append(self._view.in_language(one.layer, self._asked)[one.numbers])
            orders.append(segment.order[one.numbers])
        numbers = np.concatenate([one.numbers for one in self._kept])
        scores = np.concatenate([one.scores for one in self._kept])
        layer, order = np.concatenate(layers), np.concatenate(orders)
        in_asked = np.concatenate(shown)
        rank = np.where(in_asked, scores + (scores.max() + 1.0), scores)
        if count < len(rank):
            limit = np.partition(rank, len(rank) - count)[len(rank) - count]
            near = np.flatnonzero(rank >= limit)
        else:
            near = np.arange(len(rank))
        near = near[np.lexsort((layer[near], order[near], -rank[near]))][:count]
        return [
            Ranked(
                self._view.layers[layer[place]].segment.facts[numbers[place]],
                float(scores[place]),
                bool(in_asked[place]),
            )
            for place in near.tolist()
        ]


def _one_a_thing(view: View, hits: Hits, asked: str) -> Hits:
    """Of the two languages of one thing the hit in the asked one, else the better."""
    segment = view.layers[hits.layer].segment
    siblings = segment.siblings[hits.numbers]
    if not (siblings >= 0).any():
        return hits
    is_asked = view.is_in(hits.layer, asked)[hits.numbers]
    best = hits.scores + is_asked * (hits.scores.max() + 1.0)
    dense = np.full(segment.count, -1.0)
    dense[hits.numbers] = best
    others = np.where(siblings >= 0, dense[siblings], -1.0)
    keep = (best > others) | ((best == others) & (hits.numbers < siblings))
    return Hits(hits.layer, hits.numbers[keep], hits.scores[keep])
