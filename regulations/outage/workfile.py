"""What a run has drawn so far, in a file beside the archive to be: SQLite, which sorts the index on
disk, so that memory does not grow with the library. Pure.

A run that is broken off leaves the file; the next one draws only what is missing or has changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .terms import postings, shard

#: Raise it with every change of what is drawn: what an older run left is then thrown away.
VERSION = 2
#: Bytes of index that a reader loads for one word, roughly.
SHARD_BYTES = 150_000
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS page (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, print TEXT NOT NULL, about TEXT NOT NULL,
    html BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS posting (page INTEGER NOT NULL, term TEXT NOT NULL, heading INTEGER);
CREATE INDEX IF NOT EXISTS posting_page ON posting (page);
"""


class InUse(Exception):
    """Another run works on the same file."""


@dataclass(frozen=True)
class File:
    """An attachment or a picture: where it stands in the pack, its hash, and what the caller
    finds it by (`kind` "document" or "image", and its id)."""

    path: str
    sha256: str
    number: int
    kind: str = "document"


@dataclass(frozen=True)
class About:
    """What lists and search say about a page."""

    path: str
    category: str
    department: str
    heading_zh_hans: str
    heading_vi: str
    number: str
    status: str
    effective: str
    files: list[File] = field(default_factory=list)


class WorkFile:
    """One run's file. `key` names the audience and the hospital; another key starts anew."""

    def __init__(self, path: Path, key: str) -> None:
        self.path = path
        self._db = sqlite3.connect(path, isolation_level=None, timeout=1)
        try:
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA synchronous = OFF")  # a lost file is made again
            self._db.execute("PRAGMA temp_store = FILE")
            self._db.execute("BEGIN EXCLUSIVE")
            self._db.execute("COMMIT")
            self._db.executescript(_TABLES)
        except sqlite3.OperationalError as error:
            self._db.close()
            raise InUse from error
        wanted = f"{VERSION} {key}"
        kept = self._db.execute("SELECT value FROM about WHERE name = 'key'").fetchone()
        if kept != (wanted,):
            self._db.executescript("DELETE FROM posting; DELETE FROM page; DELETE FROM about;")
            self._db.execute("INSERT INTO about VALUES ('key', ?)", [wanted])

    def known(self) -> dict[str, str]:
        """The fingerprint of every page that is drawn."""
        return dict(self._db.execute("SELECT slug, print FROM page"))

    def put(self, slug: str, fingerprint: str, about: About, html: str,
            found_by: Mapping[str, bool]) -> None:  # fmt: skip
        """A page, and the terms by which it is found (True: in its heading)."""
        self._db.execute("BEGIN")
        self._remove(slug)
        page = self._db.execute(
            "INSERT INTO page (slug, print, about, html) VALUES (?, ?, ?, ?)",
            [slug, fingerprint, json.dumps(asdict(about)), html.encode()],
        ).lastrowid
        self._db.executemany(
            "INSERT INTO posting VALUES (?, ?, ?)",
            ((page, term, is_heading) for term, is_heading in found_by.items()),
        )
        self._db.execute("COMMIT")

    def drop(self, slugs: Iterable[str]) -> None:
        """What the audience may no longer see."""
        self._db.execute("BEGIN")
        for slug in slugs:
            self._remove(slug)
        self._db.execute("COMMIT")

    def _remove(self, slug: str) -> None:
        self._db.execute(
            "DELETE FROM posting WHERE page = (SELECT id FROM page WHERE slug = ?)", [slug]
        )
        self._db.execute("DELETE FROM page WHERE slug = ?", [slug])

    def abouts(self) -> Iterator[tuple[int, About]]:
        """Every page in the order of its number."""
        for page, text in self._db.execute("SELECT id, about FROM page ORDER BY id"):
            values = json.loads(text)
            files = [File(**row) for row in values.pop("files")]
            yield page, About(files=files, **values)

    def html(self, page: int) -> bytes:
        found = self._db.execute("SELECT html FROM page WHERE id = ?", [page]).fetchone()
        return bytes(found[0])

    def index(self) -> list[int]:
        """Sort the index; the numbers of its parts, which `part` gives."""
        self._db.executescript(
            "DROP TABLE IF EXISTS temp.entry;"
            "CREATE TEMP TABLE entry (shard INTEGER, term TEXT, postings TEXT);"
        )
        size = 0
        for term, found in self._by_term():
            row = postings(found)
            size += len(term.encode()) + len(row) + 6
            self._db.execute("INSERT INTO entry VALUES (0, ?, ?)", [term, row])
        shards = max(1, min(997, size // SHARD_BYTES + 1))
        self._db.create_function("shard_of", 1, lambda term: shard(term, shards))
        self._db.execute("UPDATE entry SET shard = shard_of(term)")
        self._db.execute("CREATE INDEX temp.entry_shard ON entry (shard)")
        return list(range(shards))

    def part(self, number: int) -> dict[str, str]:
        """One part of the index: term -> postings."""
        rows = "SELECT term, postings FROM entry WHERE shard = ? ORDER BY term"
        return dict(self._db.execute(rows, [number]))

    def _by_term(self) -> Iterator[tuple[str, list[tuple[int, bool]]]]:
        term = ""
        found: list[tuple[int, bool]] = []
        for other, page, heading in self._db.execute(
            "SELECT term, page, heading FROM posting ORDER BY term, page"
        ):
            if other != term:
                if found:
                    yield term, found
                term, found = other, []
            found.append((page, bool(heading)))
        if found:
            yield term, found

    def close(self) -> None:
        self._db.close()

    def delete(self) -> None:
        """The archive is there: what led to it is not needed any more."""
        self.close()
        self.path.unlink(missing_ok=True)
