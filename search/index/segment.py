"""One segment's numbers: arrays that never change and that all threads share.

What decodes postings does not belong here: Whoosh's readers have a place in a file and give wrong
answers when two threads share one, so each thread hands in its own.
"""

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.util.numeric import byte_to_length

from search.index.documents import TEXT_FIELDS, Document
from search.index.postings import NOTHING, Numbers, Postings, decode, union

MOST_POSTINGS = 8_000_000
"""Document numbers kept decoded for each segment: eight bytes each."""
OWN = ("body", "title")
"""A provision is no hit where only its regulation's title was asked for."""

_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float32)
"""Whoosh keeps the length of a field in one byte."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the index knows of a document without the database."""

    unit: str
    key: str
    language: str
    kind: str
    audience: str
    boost: float


@dataclass(frozen=True, slots=True)
class Held:
    """What a segment has of a term."""

    postings: tuple[tuple[str, Postings], ...]
    """By field; fields without it are left out."""
    anywhere: Numbers
    """The documents that have it in any field."""
    own: Numbers
    """Those that have it in their own text."""

    @property
    def size(self) -> int:
        """Numbers kept in memory, about."""
        return 16 + sum(len(numbers) for _field, (numbers, _counts) in self.postings)


def _held(postings: dict[str, Postings]) -> Held:
    return Held(
        tuple((name, found) for name, found in postings.items() if len(found[0])),
        union([numbers for numbers, _counts in postings.values()]),
        union([postings[name][0] for name in OWN]),
    )


def codes(values: Iterable[str]) -> tuple[NDArray[np.int32], list[str]]:
    """Each value as a number, and what the numbers stand for."""
    known: dict[str, int] = {}
    numbers = [known.setdefault(value, len(known)) for value in values]
    return np.array(numbers, np.int32), list(known)


class Segment:
    """Facts and lengths of some documents, and their postings once somebody asked for them."""

    def __init__(self, facts: Sequence[Fact], lengths: dict[str, NDArray[np.float32]]) -> None:
        self.facts = facts
        self.lengths = lengths
        self.count = len(facts)
        self.boosts = np.array([fact.boost for fact in facts], np.float64)
        self.languages, self.language_names = codes(fact.language for fact in facts)
        self.kinds, self.kind_names = codes(fact.kind for fact in facts)
        self.audiences, self.audience_names = codes(fact.audience for fact in facts)
        self.siblings, self.order = _things(facts)
        self._of_unit: dict[str, list[int]] | None = None
        self._kept: OrderedDict[str, Held] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    # -- documents -----------------------------------------------------------------------------
    def having(self, numbers: NDArray[np.int32], names: list[str], wanted: Iterable[str]) -> Any:
        """A mask of the documents whose coded value is one of the wanted."""
        wanted = set(wanted)
        return np.array([name in wanted for name in names], np.bool_)[numbers]

    def of_units(self, units: Iterable[str]) -> list[int]:
        """The numbers of all documents of these units."""
        if self._of_unit is None:
            found: dict[str, list[int]] = {}
            for number, fact in enumerate(self.facts):
                found.setdefault(fact.unit, []).append(number)
            self._of_unit = found
        return [number for unit in units for number in self._of_unit.get(unit, ())]

    # -- postings ------------------------------------------------------------------------------
    def term(self, reader: Any, term: str) -> Held:
        """All that the segment has of a term, decoded by this thread's reader unless kept."""
        with self._lock:
            kept = self._kept.get(term)
            if kept is not None:
                self._kept.move_to_end(term)
                return kept
        found = _held({name: self.decoded(reader, name, term) for name in TEXT_FIELDS})
        with self._lock:
            if term not in self._kept:
                self._kept[term] = found
                self._size += found.size
                while self._size > MOST_POSTINGS and len(self._kept) > 1:
                    _term, old = self._kept.popitem(last=False)
                    self._size -= old.size
        return found

    def decoded(self, reader: Any, field: str, term: str) -> Postings:
        return decode(reader, field, term)


class DiskSegment(Segment):
    """A segment of the Whoosh index. It outlives commits: a segment never changes, but for
    deletions, which belong to the snapshot."""

    def __init__(self, reader: Any) -> None:
        count = reader.doc_count_all()
        facts = [Fact(*reader.stored_fields(number)["facts"]) for number in range(count)]
        super().__init__(facts, {name: _lengths(reader, name, count) for name in TEXT_FIELDS})


class MemorySegment(Segment):
    """Documents that the index does not have yet, taken from the database."""

    def __init__(self, listed: Sequence[Document]) -> None:
        entries = [document.entry for document in listed]
        facts = [
            Fact(e.unit, e.key, e.language, e.kind, e.audience, e.boost) for e in entries
        ]
        lengths = {
            name: np.array([len(document.fields[name]) for document in listed], np.float32)
            for name in TEXT_FIELDS
        }
        super().__init__(facts, lengths)
        self._held: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for number, document in enumerate(listed):
            for name in TEXT_FIELDS:
                for term, count in Counter(document.fields[name]).items():
                    self._held.setdefault((name, term), []).append((number, count))

    def decoded(self, reader: Any, field: str, term: str) -> Postings:
        held = self._held.get((field, term))
        if held is None:
            return NOTHING
        numbers, counts = zip(*held, strict=True)
        return np.array(numbers, np.int32), np.array(counts, np.float32)


def _lengths(reader: Any, field: str, count: int) -> NDArray[np.float32]:
    """Lengths of a field, by document."""
    try:
        column = reader._perdoc._cached_reader(f"_{field}_len", LENGTHS_COLUMN)
        if column is None:  # no document has anything in it
            return np.zeros(count, np.float32)
        raw = column._dbfile.get(column._basepos, min(column._count, count))
        made = np.zeros(count, np.float32)
        made[: len(raw)] = _LENGTHS[np.frombuffer(raw, np.uint8)]
        first = reader.doc_field_length(0, field) or 0 if count else 0
        if not count or made[0] == first:
            return made
    except (AttributeError, TypeError, KeyError, ValueError):
        pass  # not Whoosh 2.7.4 as we know it: one by one
    return np.array(
        [reader.doc_field_length(number, field) or 0 for number in range(count)], np.float32
    )


def _things(facts: Sequence[Fact]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For each document the number of the same thing in the other language (-1: none), and its
    place when things are ordered by unit and key."""
    first: dict[tuple[str, str], int] = {}
    siblings = np.full(len(facts), -1, np.int32)
    for number, fact in enumerate(facts):
        other = first.setdefault((fact.unit, fact.key), number)
        if other != number:
            siblings[number], siblings[other] = other, number
    order = np.empty(len(facts), np.int32)
    for place, thing in enumerate(sorted(first)):
        number = first[thing]
        order[number] = place
        if siblings[number] >= 0:
            order[siblings[number]] = place
    return siblings, order
