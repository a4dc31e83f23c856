"""The door of the room: what the reader asks, and what he is told.

Nothing that a reader may not see is counted, shown, or changes the score of what he may see.
"""

import logging
from dataclasses import dataclass

from django.db import DatabaseError

from search import fallback, health, rebuilding, sources
from search.candidates import Candidate, Found, entry_of, from_database, from_index
from search.index import reader as index_reader
from search.index.folders import NoIndex
from search.query.excerpt import Excerpt, excerpt, has_marks, marked, plain
from search.query.plan import LONGEST_QUERY, Plan, make_plan
from search.sources import Entry, Reader

log = logging.getLogger(__name__)

MOST_SHOWN = 100
"""Hits in one answer, whatever the caller asks for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, in the language it is shown in."""

    unit: str
    key: str
    """The provision's id, or ``""``."""
    language: str
    kind: str
    url: str
    """A path with its language prefix: ``/vi/library/xyz/#art_9``."""
    title: Excerpt
    heading: Excerpt
    number: str
    snippet: Excerpt
    score: float
    document_number: str
    department: str
    date: str
    other_language: str = ""
    """The language the words were found in, where that is not the one shown, or ``""``."""
    other_snippet: Excerpt = ()

    @property
    def title_text(self) -> str:
        """The title without marks."""
        return plain(self.title)

    @property
    def snippet_text(self) -> str:
        """The snippet without marks."""
        return plain(self.snippet)


@dataclass(frozen=True, slots=True)
class Result:
    """The answer. ``total`` counts what this reader may see, and only that."""

    words: str
    hits: list[Hit]
    total: int
    is_relaxed: bool = False
    """Nothing had every word; these have most of them."""
    is_complete: bool = True
    """False where the total is a lower bound."""
    is_degraded: bool = False
    """The index could not be read, this is the database's answer."""


def find(
    words: str, language: str, reader: Reader = None, limit: int = 20, offset: int = 0
) -> Result:
    """What the reader finds for these words, best first. ``language`` is the one he reads in
    (``zh-hans`` or ``vi``): hits come in it where they can. At most 200 characters of the words
    are used, and at most 100 hits come at once."""
    words = words[:LONGEST_QUERY].strip()
    plan = make_plan(words, language)
    if plan.is_empty:
        return Result(words, [], 0)
    audiences = sources.audiences(reader)
    wanted = max(offset, 0) + min(max(limit, 0), MOST_SHOWN)
    degraded = False
    for relaxed in (False, True):
        # Whether a second round is made is decided by what the reader may see, too.
        found, degraded = _found(plan, language, reader, audiences, relaxed, wanted)
        if found.total:
            hits, gone = _hits(found, plan, audiences, limit, offset)
            return Result(
                words, hits, found.total - gone, relaxed, found.is_complete, degraded
            )
    return Result(words, [], 0, is_degraded=degraded)


def _found(
    plan: Plan,
    language: str,
    reader: Reader,
    audiences: frozenset[str],
    relaxed: bool,
    wanted: int,
) -> tuple[Found, bool]:
    """What there is, and whether the index could not be asked. A damaged index raises anything
    at all, from ``TypeError`` to ``zlib.error``: each means the database."""
    try:
        return from_index(plan, language, reader, relaxed, wanted), False
    except NoIndex as error:
        health.report(str(error), logging.WARNING)
    except DatabaseError:
        raise
    except Exception as error:
        log.warning("The search index cannot be read.", exc_info=True)
        index_reader.forget()
        health.report(f"The index cannot be read: {error!r}")
    rebuilding.heal()
    matches, complete = fallback.scan(plan, reader, audiences, relaxed)
    return from_database(matches, language, reader, complete), True


def _hits(
    found: Found,
    plan: Plan,
    audiences: frozenset[str],
    limit: int,
    offset: int,
) -> tuple[list[Hit], int]:
    """The hits of one page, made from the database's text, and how many of them the database no
    longer has."""
    start = max(offset, 0)
    shown = found.listed[start : start + min(max(limit, 0), MOST_SHOWN)]
    texts: dict[str, list[Entry]] = {}
    hits: list[Hit] = []
    for candidate in shown:
        if candidate.unit not in texts:
            texts[candidate.unit] = [
                entry for entry in sources.entries(candidate.unit) if entry.audience in audiences
            ]
        hit = _hit(candidate, texts[candidate.unit], plan.marks)
        if hit is not None:
            hits.append(hit)
    return hits, len(shown) - len(hits)


def _hit(candidate: Candidate, entries: list[Entry], marks: frozenset[str]) -> Hit | None:
    entry = entry_of(entries, candidate.key, candidate.language) or entry_of(
        entries, candidate.key, candidate.matched
    )
    if entry is None:
        return None
    snippet = excerpt(entry.body, marks)
    other = None
    if entry.language != candidate.matched and not has_marks(snippet):
        other = entry_of(entries, candidate.key, candidate.matched)
    return Hit(
        unit=entry.unit,
        key=entry.key,
        language=entry.language,
        kind=entry.kind,
        url=f"/{entry.language}{entry.path}",
        title=marked(entry.title, marks),
        heading=marked(entry.heading, marks),
        number=entry.number,
        snippet=snippet,
        score=candidate.score,
        document_number=entry.document_number,
        department=entry.department,
        date=entry.date,
        other_language=other.language if other is not None else "",
        other_snippet=_other_excerpt(other, marks) if other is not None else (),
    )


def _other_excerpt(entry: Entry, marks: frozenset[str]) -> Excerpt:
    body = excerpt(entry.body, marks)
    return body if has_marks(body) else marked(entry.heading or entry.title, marks)
