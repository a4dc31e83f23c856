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
from search.index.postings import Numbers, Postings
from search.index.segment import ANYWHERE, Segment

MOST_FREQUENCIES = 100_000
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
        self._frequencies: OrderedDict[tuple[str, str], int] = OrderedDict()
        self._in_language: dict[tuple[int, str], NDArray[np.bool_]] = {}
        self._lock = Lock()

    def postings(self, layer: Layer, field: str, term: str) -> Postings:
        """All postings of a term in a layer, those that do not count among them."""
        return layer.segment.postings(self._reader(layer), field, term)

    def anywhere(self, layer: Layer, term: str, fields: Sequence[str] = ANYWHERE) -> Numbers:
        """The documents of a layer with a term in one of the fields, likewise."""
        return layer.segment.anywhere(self._reader(layer), term, fields)

    def frequency(self, field: str, term: str) -> int:
        """In how many documents that count the term is."""
        asked = (field, term)
        with self._lock:
            known = self._frequencies.get(asked)
        if known is not None:
            return known
        found = sum(
            int(np.count_nonzero(layer.allowed[self.postings(layer, field, term)[0]]))
            for layer in self.layers
        )
        with self._lock:
            self._frequencies[asked] = found
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
            own = layer.allowed & segment.having(
                segment.languages, segment.language_names, [language]
            )
            known = own | (own[segment.siblings] & (segment.siblings >= 0))
            self._in_language[number, language] = known
        return known

    def _reader(self, layer: Layer) -> Any:
        return None if layer.place is None else self._readers()[layer.place]
