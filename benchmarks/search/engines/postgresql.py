"""PostgreSQL: the portal's terms in a tsvector of configuration `simple`, GIN, ts_rank."""

from __future__ import annotations

import psycopg

from benchmarks.search.engines.base import TOP, Found, demanded, terms_of
from search.sources import Entry

_ASK = (
    "SELECT unit, key, body FROM bench_entries WHERE terms @@ %s::tsquery"
    " ORDER BY ts_rank(terms, %s::tsquery) DESC LIMIT %s"
)


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"


class PostgreSQL:
    """In a temporary table: nothing of it is left behind."""

    def __init__(self, address: str) -> None:
        self.connection = psycopg.connect(address, autocommit=True)

    def build(self, entries: list[Entry]) -> None:
        self.connection.execute(
            "CREATE TEMP TABLE bench_entries (unit text, key text, body text, terms tsvector)"
        )
        with (
            self.connection.cursor() as cursor,
            cursor.copy("COPY bench_entries FROM STDIN") as copy,
        ):
            for entry in entries:
                counted: dict[str, list[int]] = {}
                for place, term in enumerate(terms_of(entry), 1):
                    counted.setdefault(term, []).append(min(place, 16383))
                vector = " ".join(
                    f"{_quoted(term)}:{','.join(map(str, places[:200]))}"
                    for term, places in counted.items()
                )
                copy.write_row((entry.unit, entry.key, entry.body, vector))
        self.connection.execute("CREATE INDEX ON bench_entries USING gin (terms)")
        self.connection.execute("ANALYZE bench_entries")

    def open(self) -> None:
        self.connection.execute("DISCARD PLANS")

    def ask(self, words: str, language: str) -> Found:
        asked = " & ".join(_quoted(term) for term in demanded(words, language))
        if not asked:
            return []
        rows = self.connection.execute(_ASK, (asked, asked, TOP)).fetchall()
        return [(unit, key) for unit, key, _body in rows]
