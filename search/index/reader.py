"""Reading the index: one snapshot at a time for the process, one Whoosh reader for each thread.

A snapshot is the index as one commit left it. Its numbers are shared (`segment`); only what
decodes postings is each thread's own.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from search.index.files import CheckedStorage, Signature, forget_others, signature
from search.index.folders import current_folder
from search.index.segment import DiskSegment, MemorySegment
from search.index.view import Layer, View

MOST_VIEWS = 8
"""Views kept with a snapshot: one for each set of audiences that readers belong to."""


class Snapshot:
    """The index as one commit left it."""

    def __init__(self, folder: Path, signature: Signature, known: dict[str, DiskSegment]) -> None:
        self.folder = folder
        self.signature = signature
        self._storage = CheckedStorage(folder)
        index = FileIndex(self._storage)
        self._schema = index.schema
        reader = index.reader()
        leaves = [] if index.is_empty() else [leaf for leaf, _base in reader.leaf_readers()]
        self._whoosh_segments = [leaf.segment() for leaf in leaves]
        self.by_name: dict[str, DiskSegment] = {}
        self.segments: list[DiskSegment] = []
        self.alive: list[NDArray[np.bool_]] = []
        for leaf in leaves:
            name = leaf.segment().segment_id()
            segment = known.get(name) or DiskSegment(leaf)
            alive = np.ones(segment.count, np.bool_)
            alive[list(leaf._perdoc.deleted_docs())] = False
            self.by_name[name] = segment
            self.segments.append(segment)
            self.alive.append(alive)
        self._local = threading.local()
        self._local.readers = leaves
        self._views: OrderedDict[Any, View] = OrderedDict()
        self._making = threading.Lock()

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

    def view(
        self,
        audiences: Collection[str],
        changing: frozenset[str] = frozenset(),
        instead: MemorySegment | None = None,
    ) -> View:
        """The index as readers of these audiences may see it.

        What the index has of the units that are `changing` counts for nothing; what the database
        has of them now stands in `instead`.
        """
        asked = (frozenset(audiences), changing, instead)
        with self._making:
            view = self._views.get(asked)
            if view is not None:
                self._views.move_to_end(asked)
                return view
        layers = []
        for place, (segment, alive) in enumerate(zip(self.segments, self.alive, strict=True)):
            allowed = alive & segment.having(
                segment.audiences, segment.audience_names, audiences
            )
            if changing:
                allowed[segment.of_units(changing)] = False
            layers.append(Layer(segment, allowed, place))
        if instead is not None and instead.count:
            allowed = instead.having(instead.audiences, instead.audience_names, audiences)
            layers.append(Layer(instead, allowed, None))
        view = View(layers, self.readers)
        with self._making:
            self._views[asked] = view
            while len(self._views) > MOST_VIEWS:
                self._views.popitem(last=False)
        return view


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
