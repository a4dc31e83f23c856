"""The index as readers of some audiences see it: what counts, and the numbers that ranking needs.

Rarity and mean length are counted over what these readers may find, so that nothing hidden
changes a score, a total or a facet.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.index.documents import TEXT_FIELDS
from search.index.segment import Held, Segment

MOST_FREQUENCIES = 50_000
"""Terms whose frequency is remembered."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A segment and the documents of it that count. `place` tells the Whoosh reader; a segment in
    memory has none."""

    segment: Segment
    allowed: NDArray[np.bool_]
    place: int | None


class View:
    """Made once for a set of audiences; threads share it."""

    def __init__(self, layers: Sequence[Layer], readers: Callable[[], list[Any]]) -> None:
        self.layers = layers
        self._readers = readers
        self.total = sum(int(layer.allowed.sum()) for layer in layers)
        self.means = {
            field: (
                sum(float(one.segment.lengths[field][one.allowed].sum()) for one in layers)
                / (self.total or 1)
                or 1.0
            )
            for field in TEXT_FIELDS
        }
        self._frequencies: OrderedDict[str, dict[str, int]] = OrderedDict()
        self._in_language: dict[tuple[int, str], NDArray[np.bool_]] = {}
        self._own_language: dict[tuple[int, str], NDArray[np.bool_]] = {}
        self._lock = Lock()

    def term(self, layer: Layer, term: str) -> Held:
        """All of a term in a layer, what does not count among it."""
        reader = None if layer.place is None else self._readers()[layer.place]
        return layer.segment.term(reader, term)

    def frequencies(self, term: str) -> dict[str, int]:
        """By field, in how many documents that count the term is."""
        with self._lock:
            known = self._frequencies.get(term)
        if known is not None:
            return known
        found = dict.fromkeys(TEXT_FIELDS, 0)
        for layer in self.layers:
            for field, (numbers, _counts) in self.term(layer, term).postings:
                found[field] += int(np.count_nonzero(layer.allowed[numbers]))
        with self._lock:
            self._frequencies[term] = found
            while len(self._frequencies) > MOST_FREQUENCIES:
                self._frequencies.popitem(last=False)
        return found

    def in_language(self, number: int, language: str) -> NDArray[np.bool_]:
        """For each document of layer `number` whether the thing it is of can be shown in the
        language: itself, or the same thing in the other one."""
        known = self._in_language.get((number, language))
        if known is None:
            layer = self.layers[number]
            segment = layer.segment
            own = layer.allowed & self.is_in(number, language)
            known = own | (own[segment.siblings] & (segment.siblings >= 0))
            self._in_language[number, language] = known
        return known

    def is_in(self, number: int, language: str) -> NDArray[np.bool_]:
        """For each document of layer `number` whether it is in the language."""
        known = self._own_language.get((number, language))
        if known is None:
            segment = self.layers[number].segment
            known = segment.having(segment.languages, segment.language_names, [language])
            self._own_language[number, language] = known
        return known
