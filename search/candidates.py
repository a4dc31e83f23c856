"""From a plan to what this reader may be told of: counted, in order, checked with the database.

The index counts: it knows the audience of everything it has. What is waiting for it is masked and
read from the database instead, so that a withdrawal holds in every total from the moment it is
committed. What is shown is asked of the database once more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from django.db import DatabaseError, transaction

from search import outbox, sources
from search.index import reader as index_reader
from search.index.documents import documents
from search.index.segment import MemorySegment
from search.query.matching import match
from search.query.plan import Plan
from search.query.ranking import Ranking
from search.query.weigh import Match
from search.sources import Entry, Reader

MOST_CHANGING = 40
"""Units waiting for the index whose text is read from the database; further ones are not shown
until the index has them."""
FIRST_CHECKED = 100
"""Things at the head of the list that are asked of the database whatever page is shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing to show, whatever languages it matched in."""

    unit: str
    key: str
    kind: str
    score: float
    language: str
    """In which it is shown: the asked one where it can be."""
    matched: str
    """In which it matched best: not always the one that is shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """The head of the list, best first, and how much there is in all."""

    listed: list[Candidate]
    total: int
    is_complete: bool = True
    """False where more may have matched than was counted."""


def from_index(
    plan: Plan, asked: str, reader: Reader, relaxed: bool, wanted: int
) -> Found:
    """The best `wanted` of what the reader may be told of. Raises ``folders.NoIndex``, or
    anything at all where the index is damaged."""
    # In this order: what is written to the index in between is masked and read from the database.
    token = outbox.token()
    changing, instead, is_complete = _instead(token)
    view = index_reader.snapshot().view(sources.audiences(reader), changing, instead)
    ranking = Ranking(view, match(view, plan, relaxed), asked)
    head = [
        Candidate(
            one.fact.unit,
            one.fact.key,
            one.fact.kind,
            one.score,
            asked if one.in_asked else one.fact.language,
            one.fact.language,
        )
        for one in ranking.first(max(wanted, FIRST_CHECKED))
    ]
    listed = _visible(head, reader)
    return Found(listed, ranking.total - (len(head) - len(listed)), is_complete)


def from_database(matches: Iterable[Match], asked: str, reader: Reader, complete: bool) -> Found:
    """The same of the matches that a scan of the database found."""
    best: dict[tuple[str, str], Match] = {}
    for one in matches:
        group = (one.fact.unit, one.fact.key)
        known = best.get(group)
        if known is None or _rank(one, asked) > _rank(known, asked):
            best[group] = one
    found = [
        Candidate(
            unit, key, one.fact.kind, one.score,
            asked if asked in one.languages else one.fact.language, one.fact.language,
        )
        for (unit, key), one in best.items()
    ]  # fmt: skip
    found.sort(key=lambda c: (c.language != asked, -c.score, c.unit, c.key))
    listed = _visible(found, reader)
    return Found(listed, len(listed), complete)


def _rank(found: Match, asked: str) -> tuple[bool, float]:
    return found.fact.language == asked, found.score


def _visible(found: list[Candidate], reader: Reader) -> list[Candidate]:
    seen = sources.visible(list(dict.fromkeys(one.unit for one in found)), reader)
    return [one for one in found if one.unit in seen]


_overlay: tuple[outbox.Token, frozenset[str], MemorySegment | None] | None = None
_reading = Lock()


def _instead(token: outbox.Token) -> tuple[frozenset[str], MemorySegment | None, bool]:
    """The units that wait for the index, what the database has of them now, and whether that is
    all of it. Read once for each state of the outbox."""
    global _overlay
    if not token.count:
        return frozenset(), None, True
    # Inside a transaction the rows may be this transaction's own, and never come to be.
    if transaction.get_connection().in_atomic_block:
        changing, instead = _read()
    else:
        with _reading:
            if _overlay is None or _overlay[0] != token:
                _overlay = (token, *_read())
            _token, changing, instead = _overlay
    return changing, instead, len(changing) <= MOST_CHANGING


def _read() -> tuple[frozenset[str], MemorySegment | None]:
    changing = frozenset(outbox.waiting())
    read = sorted(changing)[:MOST_CHANGING]
    listed = [document for unit in read for document in documents(_entries(unit))]
    return changing, MemorySegment(listed) if listed else None


def _entries(unit: str) -> list[Entry]:
    try:
        return sources.entries(unit)
    except DatabaseError:
        raise
    except Exception:  # the indexer reports it: the unit stays in the outbox
        return []


def forget() -> None:
    """Drop what was read of the waiting units, for tests."""
    global _overlay
    _overlay = None


def entry_of(entries: Iterable[Entry], key: str, language: str) -> Entry | None:
    """The entry of one key in one language."""
    for entry in entries:
        if entry.key == key and entry.language == language:
            return entry
    return None
