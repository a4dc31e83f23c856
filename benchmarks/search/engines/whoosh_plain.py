"""Whoosh as it comes, and Whoosh's matching over the portal's terms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh import analysis, fields, highlight, qparser, query
from whoosh.filedb.filestore import FileStorage

from benchmarks.search.engines.base import TOP, Found, demanded, terms_of
from search.sources import Entry


class _Base:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.storage = FileStorage(str(folder))
        self.index: Any = None
        self.searcher: Any = None

    def open(self) -> None:
        if self.searcher is not None:
            self.searcher.close()
        self.searcher = self.storage.open_index().searcher()


class PlainWhoosh(_Base):
    def build(self, entries: list[Entry]) -> None:
        self.schema = fields.Schema(
            unit=fields.STORED(), key=fields.STORED(),
            title=fields.TEXT(field_boost=3.0), body=fields.TEXT(stored=True),
        )  # fmt: skip
        writer = self.storage.create_index(self.schema).writer(limitmb=128)
        for entry in entries:
            writer.add_document(
                unit=entry.unit, key=entry.key, title=entry.title,
                body=f"{entry.number} {entry.body}",
            )  # fmt: skip
        writer.commit(optimize=True)
        self.parser = qparser.MultifieldParser(["title", "body"], self.schema)

    def ask(self, words: str, language: str) -> Found:
        results = self.searcher.search(self.parser.parse(words), limit=TOP)
        results.fragmenter = highlight.ContextFragmenter()
        return [(hit["unit"], hit["key"]) for hit in results if hit.highlights("body") is not None]


class WhooshTerms(_Base):
    """What the portal's matcher replaces."""

    def build(self, entries: list[Entry]) -> None:
        schema = fields.Schema(
            unit=fields.STORED(), key=fields.STORED(), body=fields.STORED(),
            terms=fields.TEXT(analyzer=analysis.IDAnalyzer(), phrase=False),
        )  # fmt: skip
        writer = self.storage.create_index(schema).writer(limitmb=128)
        for entry in entries:
            writer.add_document(
                unit=entry.unit, key=entry.key, body=entry.body, terms=terms_of(entry)
            )
        writer.commit(optimize=True)

    def ask(self, words: str, language: str) -> Found:
        wanted = query.And([query.Term("terms", term) for term in demanded(words, language)])
        found = self.searcher.search(wanted, limit=TOP)
        return [(hit["unit"], hit["key"]) for hit in found if hit["body"] is not None]
