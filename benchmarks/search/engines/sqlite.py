"""SQLite FTS5: over the portal's terms, and over trigrams of the text as it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from benchmarks.search.engines.base import TOP, Found, demanded, terms_of
from search.analysis.normal import normalise
from search.analysis.pieces import folded
from search.sources import Entry

_ASK = (
    "SELECT unit, key, snippet(entries, 2, '<b>', '</b>', '…', 30) FROM entries"
    " WHERE entries MATCH ? ORDER BY bm25(entries) LIMIT ?"
)


class _Base:
    columns = ""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = sqlite3.connect(path)

    def open(self) -> None:
        self.connection.close()
        self.connection = sqlite3.connect(self.path)

    def build(self, entries: list[Entry]) -> None:
        self.connection.execute(f"CREATE VIRTUAL TABLE entries USING fts5({self.columns})")
        with self.connection:
            self.connection.executemany(
                "INSERT INTO entries VALUES (?, ?, ?)",
                ((e.unit, e.key, self.text(e)) for e in entries),
            )
        self.connection.execute("INSERT INTO entries(entries) VALUES ('optimize')")
        self.connection.commit()

    def text(self, entry: Entry) -> str:
        raise NotImplementedError

    def ask(self, words: str, language: str) -> Found:
        asked = " ".join(f'"{term}"' for term in self.words(words, language))
        if not asked:
            return []
        rows = self.connection.execute(_ASK, (asked, TOP)).fetchall()
        return [(unit, key) for unit, key, _snippet in rows]

    def words(self, words: str, language: str) -> list[str]:
        raise NotImplementedError


class Fts5(_Base):
    columns = "unit UNINDEXED, key UNINDEXED, terms, tokenize=\"unicode61 tokenchars '=:_.'\""

    def text(self, entry: Entry) -> str:
        return " ".join(terms_of(entry))

    def words(self, words: str, language: str) -> list[str]:
        return demanded(words, language)


class Trigram(_Base):
    columns = "unit UNINDEXED, key UNINDEXED, text, tokenize='trigram'"

    def text(self, entry: Entry) -> str:
        return _bare(f"{entry.title}\n{entry.number}\n{entry.body}")

    def words(self, words: str, language: str) -> list[str]:
        return [word for word in _bare(words).split() if len(word) > 2]


def _bare(text: str) -> str:
    return "".join(folded(letter) for letter in normalise(text))
