"""Writing the index. Only for the holder of the lock (``folders.writing``)."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader, TermNotFound

from search.index.documents import Document
from search.index.files import CheckedStorage, note_checksums
from search.index.folders import current_folder, make_current, new_folder
from search.index.schema import make_schema

BLOCK = 4_096
"""Postings in a block. Whoosh's own 128 make thousands of small pickles of a common term, and
unpacking each costs as much as a large one; only Whoosh's own matcher would skip by them."""
MOST_SEGMENTS = 8
"""A query costs a little for each segment; more are merged into few at the next commit."""


def apply(changes: Mapping[str, Iterable[Document]]) -> None:
    """Replace the documents of these units in the current index, in one commit. Raises
    ``folders.NoIndex`` where there is none, and whatever a damaged index makes Whoosh raise;
    then nothing was written."""
    folder = current_folder()
    index = FileIndex(CheckedStorage(folder))
    writer = index.writer(limitmb=32, codec=_codec())
    try:
        _delete(writer, changes)
        for documents in changes.values():
            _add(writer, documents)
        writer.commit(mergetype=_merge)
    except BaseException:
        _cancel(writer)
        raise
    note_checksums(folder)


def rebuild(units: Iterable[tuple[str, list[Document]]], step: Callable[[], None]) -> int:
    """Write a whole new index beside the current one and swap it in. Calls ``step`` after each
    unit. Returns the number of documents."""
    folder = new_folder()
    index = FileIndex.create(CheckedStorage(folder), make_schema())
    writer = index.writer(limitmb=128, codec=_codec())
    count = 0
    try:
        for _unit, documents in units:
            count += _add(writer, documents)
            step()
        writer.commit(optimize=True)
    except BaseException:
        _cancel(writer)
        _remove(folder)
        raise
    note_checksums(folder)
    make_current(folder)
    return count


def _codec() -> Any:
    return W3Codec(blocklimit=BLOCK)


def _add(writer: Any, documents: Iterable[Document]) -> int:
    count = 0
    for document in documents:
        entry = document.entry
        writer.add_document(
            unit=entry.unit,
            facts=(
                entry.unit, entry.key, entry.language, entry.kind, entry.audience, entry.boost,
            ),
            **document.fields,
        )
        count += 1
    return count


def _delete(writer: Any, units: Iterable[str]) -> None:
    """One reader for all units: Whoosh's own way opens one for each."""
    reader = writer.reader()
    try:
        for unit in units:
            try:
                matcher = reader.postings("unit", unit)
            except TermNotFound:
                continue
            while matcher.is_active():
                writer.delete_document(matcher.id())
                matcher.next()
    finally:
        reader.close()


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """Too many segments: all but the largest two become one with the new documents."""
    if len(segments) < MOST_SEGMENTS:
        return segments
    by_size = sorted(segments, key=lambda segment: segment.doc_count_all(), reverse=True)
    for segment in by_size[2:]:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return by_size[:2]


def _cancel(writer: Any) -> None:
    try:
        writer.cancel()
    except Exception:  # the failure that led here is the one to tell
        return


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
