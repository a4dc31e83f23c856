"""The postings of a term as arrays.

Whoosh walks a list of postings one by one in Python, which is nearly all that a query costs it.
The lists lie on the disk in blocks of numbers, though: read whole, a block becomes an array at
once. That leans on attributes of Whoosh 2.7.4 that it does not promise (the version is pinned);
where they are not as expected, Whoosh's own way is taken, with a line in the log.
"""

import logging
from typing import Any

import numpy as np
from django.conf import settings
from numpy.typing import NDArray
from whoosh.reading import TermNotFound

log = logging.getLogger(__name__)

Numbers = NDArray[np.int32]
Postings = tuple[Numbers, NDArray[np.float32]]
"""Numbers of documents, ascending, and how often the term is in each."""

NOTHING: Postings = (np.empty(0, np.int32), np.empty(0, np.float32))
MATCHER = "SEARCH_WHOOSH_MATCHER"
"""The setting: ``True`` reads all postings in Whoosh's own way."""

_is_as_expected = True


def decode(reader: Any, field: str, term: str) -> Postings:
    """The postings of a term in one segment, deleted documents included; the reader must belong
    to this thread alone."""
    global _is_as_expected
    if _is_as_expected and not getattr(settings, MATCHER, False):
        try:
            return _in_blocks(reader, field, term)
        except (AttributeError, TypeError, IndexError) as error:
            # Damage raises too: then the other way raises as well, and is reported as damage.
            found = _one_by_one(reader, field, term)
            _is_as_expected = False
            log.error("Whoosh is not as expected (%r): postings are read one by one.", error)
            return found
    return _one_by_one(reader, field, term)


def _in_blocks(reader: Any, field: str, term: str) -> Postings:
    try:
        matcher = reader._terms.matcher(field, term.encode(), reader.schema[field].format)
    except TermNotFound:
        return NOTHING
    blocks: list[Numbers] = []
    weights: list[NDArray[np.float32]] = []
    if not hasattr(matcher, "_read_data"):  # few postings stand with the term itself
        return (
            np.array(matcher._ids, np.int32),
            np.array(matcher._weights, np.float32),
        )
    while matcher.is_active():
        matcher._read_data()
        deltas, counts = matcher._data[0], matcher._data[1]
        blocks.append(np.cumsum(np.array(deltas, np.int32), dtype=np.int32))
        if counts is None or isinstance(counts, float):
            weights.append(np.full(len(deltas), 1.0 if counts is None else counts, np.float32))
        else:
            weights.append(np.array(counts, np.float32))
        matcher._next_block()
    if not blocks:
        return NOTHING
    return np.concatenate(blocks), np.concatenate(weights)


def _one_by_one(reader: Any, field: str, term: str) -> Postings:
    try:
        matcher = reader.postings(field, term)
    except TermNotFound:
        return NOTHING
    ids: list[int] = []
    weights: list[float] = []
    while matcher.is_active():
        ids.append(matcher.id())
        weights.append(matcher.weight())
        matcher.next()
    return np.array(ids, np.int32), np.array(weights, np.float32)


def union(parts: list[Numbers]) -> Numbers:
    """The numbers that are in any of the parts, ascending."""
    filled = [part for part in parts if len(part)]
    if not filled:
        return NOTHING[0]
    if len(filled) == 1:
        return filled[0]
    largest = max(filled, key=len)
    rest = [part[~among(part, largest)] for part in filled if part is not largest]
    extra = np.concatenate(rest)
    return largest if not len(extra) else np.unique(np.concatenate([largest, extra]))


def among(asked: Numbers, held: Numbers) -> NDArray[np.bool_]:
    """For each of the asked numbers whether it is held. Both ascend."""
    if not len(held) or not len(asked):
        return np.zeros(len(asked), np.bool_)
    place = np.searchsorted(held, asked)
    place[place == len(held)] = 0
    found: NDArray[np.bool_] = held[place] == asked
    return found


def counts_at(asked: Numbers, postings: Postings) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Which of the asked numbers (their places) have the term, and how often."""
    held, counts = postings
    if not len(held) or not len(asked):
        return np.empty(0, np.intp), np.empty(0, np.float32)
    if len(held) < len(asked) // 8:  # look the shorter list up in the longer one
        place = np.searchsorted(asked, held)
        place[place == len(asked)] = 0
        fits = asked[place] == held
        return place[fits], counts[fits]
    place = np.searchsorted(held, asked)
    place[place == len(held)] = 0
    fits = held[place] == asked
    return np.flatnonzero(fits), counts[place[fits]]
