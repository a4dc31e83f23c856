"""Writing five hundred changed entries: the portal's way and `update_document` of Whoosh."""

from __future__ import annotations

import time
from pathlib import Path

from whoosh import analysis, fields
from whoosh.filedb.filestore import FileStorage

from benchmarks.search.engines.base import terms_of
from search.sources import Entry

BATCH = 500


def measure(folder: Path, entries: list[Entry]) -> dict[str, float]:
    """Seconds of both on the index that the portal has built, and their ratio."""
    from search import sources
    from search.index import writer
    from search.index.documents import documents

    units: dict[str, list[Entry]] = {}
    for entry in entries:
        if sum(map(len, units.values())) >= BATCH and entry.unit not in units:
            break
        units.setdefault(entry.unit, []).append(entry)
    started = time.perf_counter()
    writer.apply({unit: list(documents(sources.entries(unit))) for unit in units})
    ours = time.perf_counter() - started
    count = sum(map(len, units.values()))
    theirs = _update_document(folder / "updates", entries, count)
    return {
        "entries updated": float(count),
        "portal, s": round(ours, 2),
        "update_document, s": round(theirs, 2),
        "times quicker": round(theirs / ours, 1),
    }


def _update_document(folder: Path, entries: list[Entry], count: int) -> float:
    folder.mkdir(parents=True)
    schema = fields.Schema(
        name=fields.ID(unique=True), terms=fields.TEXT(analyzer=analysis.IDAnalyzer())
    )
    index = FileStorage(str(folder)).create_index(schema)
    writer = index.writer(limitmb=128)
    names = [f"{entry.unit} {entry.key} {entry.language}" for entry in entries]
    for name, entry in zip(names, entries, strict=True):
        writer.add_document(name=name, terms=terms_of(entry))
    writer.commit(optimize=True)
    started = time.perf_counter()
    writer = index.writer()
    for name, entry in zip(names[:count], entries[:count], strict=True):
        writer.update_document(name=name, terms=terms_of(entry))
    writer.commit()
    return time.perf_counter() - started
