"""The engines that are compared, each in a file of its own.

Each answers (unit, key) of its first twenty with a highlighted excerpt in hand, as a page of
results needs them. Peers get the portal's terms ready-made where they cannot segment Chinese.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from benchmarks.search.engines.base import Engine


def engines(folder: Path, database: str) -> dict[str, Callable[[], Engine]]:
    """Makers of every engine that this machine can run, the portal first. `database` is the
    address of a PostgreSQL, or ""."""
    from benchmarks.search.engines.portal import Portal
    from benchmarks.search.engines.sqlite import Fts5, Trigram
    from benchmarks.search.engines.whoosh_plain import PlainWhoosh, WhooshTerms

    found: dict[str, Callable[[], Engine]] = {
        "portal": Portal,
        "fts5": lambda: Fts5(folder / "fts5.sqlite3"),
        "fts5-trigram": lambda: Trigram(folder / "trigram.sqlite3"),
        "whoosh": lambda: PlainWhoosh(folder / "whoosh"),
        "whoosh-terms": lambda: WhooshTerms(folder / "terms"),
    }
    if find_spec("tantivy"):
        from benchmarks.search.engines.tantivy_index import Tantivy

        found["tantivy"] = lambda: Tantivy(folder / "tantivy")
    if database and find_spec("psycopg"):
        from benchmarks.search.engines.postgresql import PostgreSQL

        found["postgresql"] = lambda: PostgreSQL(database)
    return found
