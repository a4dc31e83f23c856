"""How alike provisions are. What all of them say counts little, what few say counts much: two
articles that share nothing but "各科室应当" or "Các khoa, phòng" are not alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import pairwise
from math import log

from approvals.languages import LANGUAGES

from .items import Pair
from .tokens import is_word, tokens

Features = frozenset[str]
#: Rarest features by which a counterpart is looked for, and counterparts weighed for each.
_PROBES = 48
_CANDIDATES = 8
#: A feature of more provisions than this finds none.
_COMMON = 64
#: Only so much of one provision is looked at when counterparts are sought.
_LONGEST = 20_000


def features(text: str, language: str) -> Features:
    """Pairs of neighbouring words (characters in Chinese), and single words."""
    words = [token.casefold() for token in tokens(text[:_LONGEST], language) if is_word(token)]
    return frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}


class Likeness:
    """Weighs features over all provisions that are compared, and finds counterparts.

    `old` and `new` hold each provision's own words in both languages, `parents` to each the place
    of the provision it belongs to (-1 for none): what stands in a point is said by its article
    too.
    """

    def __init__(
        self,
        old: Sequence[Pair],
        new: Sequence[Pair],
        old_parents: Sequence[int],
        new_parents: Sequence[int],
    ) -> None:
        self._old = _gathered(old, old_parents)
        self._new = _gathered(new, new_parents)
        count = len(old) + len(new)
        self._weight = [_weights((*self._old, *self._new), place, count) for place in (0, 1)]
        self._sums: dict[tuple[int, int, int], float] = {}

    def _sum(self, side: int, at: int, place: int) -> float:
        key = side, at, place
        if key not in self._sums:
            found = (self._old, self._new)[side][at][place]
            self._sums[key] = sum(map(self._weight[place].__getitem__, found))
        return self._sums[key]

    def score(self, old: int, new: int) -> float:
        """From 0 (nothing in common) to 1. The language in which they are more alike counts more:
        a translation that was written anew makes no other provision."""
        found = []
        for place, (before, after) in enumerate(zip(self._old[old], self._new[new], strict=True)):
            if before and after:
                shared = sum(map(self._weight[place].__getitem__, before & after))
                whole = self._sum(0, old, place) + self._sum(1, new, place)
                found.append(2 * shared / whole)
        if len(found) == 2:
            return 0.75 * max(found) + 0.25 * min(found)
        return found[0] if found else 0.0

    def size(self, new: int) -> int:
        """How much there is to recognise a provision by."""
        return max(len(found) for found in self._new[new])

    def candidates(self, old: Sequence[int], new: Sequence[int]) -> list[tuple[float, int, int]]:
        """(score, old, new) of pairs worth a thought, in no order; few for each of `new`."""
        postings: list[dict[str, list[int]]] = [{} for _code in LANGUAGES]
        for index in old:
            for place, found in enumerate(self._old[index]):
                for feature in found:
                    postings[place].setdefault(feature, []).append(index)
        made = []
        for index in new:
            votes: dict[int, float] = {}
            for place, found in enumerate(self._new[index]):
                held = postings[place]
                known = [feature for feature in found if feature in held]
                known.sort(key=lambda feature: (len(held[feature]), feature))
                for feature in known[:_PROBES]:
                    if len(held[feature]) > _COMMON:
                        break
                    weight = self._weight[place][feature]
                    for other in held[feature]:
                        votes[other] = votes.get(other, 0.0) + weight
            made += [
                (self.score(other, index), other, index)
                for other in nlargest(_CANDIDATES, votes, key=lambda one: (votes[one], -one))
            ]
        return made


def _weights(
    found: Iterable[tuple[set[str], set[str]]], place: int, count: int
) -> dict[str, float]:
    """What stands in one provision of each text weighs most. Squared, so that a text made of
    common words does not look like every other."""
    spread = Counter(feature for pair in found for feature in pair[place])
    by_spread = {many: log(1 + count / many) ** 2 for many in set(spread.values())}
    return {feature: by_spread[many] for feature, many in spread.items()}


def _gathered(texts: Sequence[Pair], parents: Sequence[int]) -> list[tuple[set[str], set[str]]]:
    """The features of every provision and of all below it; parents stand before children."""
    found: list[tuple[set[str], set[str]]] = []
    for pair in texts:
        zh, vi = (set(features(t, code)) for t, code in zip(pair, LANGUAGES, strict=True))
        found.append((zh, vi))
    for place in range(len(found) - 1, -1, -1):
        if parents[place] >= 0:
            for above, own in zip(found[parents[place]], found[place], strict=True):
                above |= own
    return found
