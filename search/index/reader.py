"""Reading the index: one snapshot at a time for the process, one Whoosh reader for each thread.

A snapshot is the index as one commit left it. Its numbers (postings, lengths, facts) are arrays
that never change and are shared; only what decodes them is not, because Whoosh's readers have a
place in a file and give wrong answers when two threads share one.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader, TermNotFound

from search.index.documents import TEXT_FIELDS
from search.index.files import CheckedStorage, Signature, forget_others, signature
from search.index.folders import current_folder

Postings = tuple[NDArray[np.int32], NDArray[np.float32]]
"""Numbers of documents, ascending, and how often the term is in each."""

_NOTHING: Postings = (np.empty(0, np.int32), np.empty(0, np.float32))
MOST_CACHED = 4_000
"""Terms kept decoded for each segment."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the index knows of a document without the database."""

    unit: str
    key: str
    language: str
    kind: str
    audience: str
    boost: float


class Segment:
    """One segment's numbers. They outlive commits: a segment never changes, but for deletions,
    which belong to the snapshot."""

    def __init__(self, reader: Any) -> None:
        self.count: int = reader.doc_count_all()
        self.facts = [
            Fact(*reader.stored_fields(number)["facts"]) for number in range(self.count)
        ]
        self.boosts = np.array([fact.boost for fact in self.facts], np.float32)
        self.lengths = {
            name: np.array(
                [reader.doc_field_length(number, name) or 0 for number in range(self.count)],
                np.float32,
            )
            for name in TEXT_FIELDS
        }
        self.numbers: dict[tuple[str, str], list[int]] = {}
        for number, fact in enumerate(self.facts):
            self.numbers.setdefault((fact.unit, fact.key), []).append(number)
        self._postings: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._lock = threading.Lock()

    def postings(self, reader: Any, field: str, term: str) -> Postings:
        """The postings of a term, decoded by this thread's reader unless they are kept."""
        asked = (field, term)
        with self._lock:
            known = self._postings.get(asked)
            if known is not None:
                self._postings.move_to_end(asked)
                return known
        found = _decode(reader, field, term)
        with self._lock:
            self._postings[asked] = found
            while len(self._postings) > MOST_CACHED:
                self._postings.popitem(last=False)
        return found


def _decode(reader: Any, field: str, term: str) -> Postings:
    try:
        matcher = reader.postings(field, term)
    except TermNotFound:
        return _NOTHING
    ids: list[int] = []
    weights: list[float] = []
    while matcher.is_active():
        ids.append(matcher.id())
        weights.append(matcher.weight())
        matcher.next()
    return np.array(ids, np.int32), np.array(weights, np.float32)


class Snapshot:
    """The index as one commit left it."""

    def __init__(self, folder: Path, signature: Signature, known: dict[str, Segment]) -> None:
        self.folder = folder
        self.signature = signature
        self._storage = CheckedStorage(folder)
        index = FileIndex(self._storage)
        self._schema = index.schema
        reader = index.reader()
        leaves = [] if index.is_empty() else [leaf for leaf, _base in reader.leaf_readers()]
        self._whoosh_segments = [leaf.segment() for leaf in leaves]
        self.by_name: dict[str, Segment] = {}
        self.segments: list[Segment] = []
        self.alive: list[NDArray[np.bool_]] = []
        for leaf in leaves:
            name = leaf.segment().segment_id()
            segment = known.get(name) or Segment(leaf)
            alive = np.ones(segment.count, np.bool_)
            alive[[n for n in range(segment.count) if leaf.is_deleted(n)]] = False
            self.by_name[name] = segment
            self.segments.append(segment)
            self.alive.append(alive)
        self._local = threading.local()
        self._local.readers = leaves
        self._allowed: dict[frozenset[str], list[NDArray[np.bool_]]] = {}

    def readers(self) -> list[Any]:
        """This thread's Whoosh readers, one for each segment."""
        readers: list[Any] | None = getattr(self._local, "readers", None)
        if readers is None:
            readers = [
                SegmentReader(self._storage, self._schema, segment)
                for segment in self._whoosh_segments
            ]
            self._local.readers = readers
        return readers

    def allowed(self, audiences: Collection[str]) -> list[NDArray[np.bool_]]:
        """For each segment, which documents these audiences may find."""
        asked = frozenset(audiences)
        masks = self._allowed.get(asked)
        if masks is None:
            masks = [
                alive & np.array([f.audience in asked for f in segment.facts], np.bool_)
                for segment, alive in zip(self.segments, self.alive, strict=True)
            ]
            self._allowed[asked] = masks
        return masks


_current: Snapshot | None = None
_opening = threading.Lock()
#: Looks at the disk before a missing file counts as damage: a busy writer may swap again meanwhile.
_LOOKS = 5


def snapshot() -> Snapshot:
    """The newest snapshot. Raises ``folders.NoIndex`` where there is no index, and anything at
    all where it is damaged."""
    for _look in range(_LOOKS - 1):
        try:
            return _newest()
        except FileNotFoundError:  # swapped or merged away between two looks: look again
            time.sleep(0.01)
    return _newest()


def _newest() -> Snapshot:
    global _current
    folder = current_folder()
    seen = signature(folder)
    held = _current
    if held is not None and held.folder == folder and held.signature == seen:
        return held
    with _opening:
        held = _current
        if held is not None and held.folder == folder and held.signature == seen:
            return held
        known = held.by_name if held is not None and held.folder == folder else {}
        opened = Snapshot(folder, seen, known)
        _current = opened
        forget_others(folder, {name for name, _size, _changed in seen})
        return opened


def forget() -> None:
    """Drop the snapshot, so that the next reader looks at the disk again."""
    global _current
    _current = None
