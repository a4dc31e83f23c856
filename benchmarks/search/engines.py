"""The engines that are compared. Each answers (unit, key) of its first twenty, with excerpts or
texts in hand, as a page of results needs them."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, Protocol

from whoosh import analysis, fields, highlight, qparser, query
from whoosh.filedb.filestore import FileStorage

from search.analysis.terms import index_terms
from search.query.plan import make_plan
from search.sources import Entry

Found = list[tuple[str, str]]


class Engine(Protocol):
    """What is compared."""

    name: str

    def build(self, entries: list[Entry]) -> None: ...
    def ask(self, words: str, language: str) -> Found: ...


class _Memory:
    """The portal's source of entries: a dictionary."""

    name = "bench"

    def __init__(self, entries: list[Entry]) -> None:
        self.held: dict[str, list[Entry]] = {}
        for entry in entries:
            self.held.setdefault(entry.unit, []).append(entry)

    def units(self) -> Iterator[str]:
        return iter(self.held)

    def entries(self, unit: str) -> list[Entry]:
        return self.held.get(unit, [])

    def visible(self, units: Collection[str], reader: Any) -> set[str]:
        return set(units)


class Portal:
    """This search, through its door."""

    name = "portal"

    def build(self, entries: list[Entry]) -> None:
        from search import sources
        from search.rebuilding import rebuild

        sources.unregister("bench")
        sources.register(_Memory(entries))
        rebuild()

    def ask(self, words: str, language: str) -> Found:
        from search.services import find

        return [(hit.unit, hit.key) for hit in find(words, language).hits]


class PlainWhoosh:
    """Whoosh as it comes."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.storage = FileStorage(str(folder))

    def build(self, entries: list[Entry]) -> None:
        schema = fields.Schema(
            unit=fields.STORED(), key=fields.STORED(),
            title=fields.TEXT(field_boost=3.0), body=fields.TEXT(stored=True),
        )
        self.index = self.storage.create_index(schema)
        writer = self.index.writer(limitmb=128)
        for entry in entries:
            writer.add_document(
                unit=entry.unit, key=entry.key, title=entry.title,
                body=f"{entry.number} {entry.body}",
            )
        writer.commit(optimize=True)
        self.searcher = self.index.searcher()
        self.parser = qparser.MultifieldParser(["title", "body"], schema)

    def ask(self, words: str, language: str) -> Found:
        results = self.searcher.search(self.parser.parse(words), limit=20)
        results.fragmenter = highlight.ContextFragmenter()
        return [(hit["unit"], hit["key"]) for hit in results if hit.highlights("body") is not None]


def _demanded(words: str, language: str) -> list[str]:
    """The first alternative of each clause of the portal's plan."""
    plan = make_plan(words, language)
    return [term for clause in plan.clauses for term in clause.alternatives[0]]


class WhooshTerms:
    """Whoosh's matching over the portal's terms."""

    name = "whoosh-terms"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.storage = FileStorage(str(folder))

    def build(self, entries: list[Entry]) -> None:
        schema = fields.Schema(
            unit=fields.STORED(), key=fields.STORED(),
            terms=fields.TEXT(analyzer=analysis.IDAnalyzer(), phrase=False),
        )
        self.index = self.storage.create_index(schema)
        writer = self.index.writer(limitmb=128)
        for entry in entries:
            terms = index_terms(f"{entry.title}\n{entry.number}\n{entry.body}")
            writer.add_document(unit=entry.unit, key=entry.key, terms=terms)
        writer.commit(optimize=True)
        self.searcher = self.index.searcher()

    def ask(self, words: str, language: str) -> Found:
        demanded = query.And([query.Term("terms", term) for term in _demanded(words, language)])
        return [(h["unit"], h["key"]) for h in self.searcher.search(demanded, limit=20)]


class Fts5:
    """SQLite's full-text index over the portal's terms."""

    name = "fts5"

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)

    def build(self, entries: list[Entry]) -> None:
        self.connection.execute(
            "CREATE VIRTUAL TABLE entries USING fts5("
            "unit UNINDEXED, key UNINDEXED, terms, tokenize=\"unicode61 tokenchars '=:_.'\")"
        )
        with self.connection:
            self.connection.executemany(
                "INSERT INTO entries VALUES (?, ?, ?)",
                (
                    (e.unit, e.key, " ".join(index_terms(f"{e.title}\n{e.number}\n{e.body}")))
                    for e in entries
                ),
            )

    def ask(self, words: str, language: str) -> Found:
        demanded = " ".join(f'"{term}"' for term in _demanded(words, language))
        return self.connection.execute(
            "SELECT unit, key FROM entries WHERE entries MATCH ? ORDER BY bm25(entries) LIMIT 20",
            (demanded,),
        ).fetchall()


def engines(folder: Path) -> list[Callable[[], Engine]]:
    """Makers of every engine, the portal first."""
    return [
        Portal,
        lambda: PlainWhoosh(folder / "whoosh"),
        lambda: WhooshTerms(folder / "terms"),
        lambda: Fts5(folder / "fts5.sqlite3"),
    ]
