"""From matches to what this reader may be told of: grouped, checked against the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from search import outbox, sources
from search.index.documents import Document, documents
from search.query.matching import Match
from search.query.plan import Plan
from search.query.weigh import Weighed, weigh
from search.sources import Entry, Reader

MOST_CHECKED_AGAIN = 40
"""Units with changes under way whose text is looked at again in the database; further ones are
not shown until the index has them."""
MOST_UNITS = 5_000
"""Units whose visibility is asked of the database for one query; what ranks behind is not
counted."""


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
class Candidates:
    """Best first. ``is_complete`` is false where more matched than was counted."""

    listed: list[Candidate]
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Recheck:
    """What it takes to look at a text again in the database."""

    plan: Plan
    audiences: frozenset[str]
    relaxed: bool

    def matches(self, document: Document) -> bool:
        """Whether the document answers the query, by its text now."""
        return weigh(self.plan, Weighed(document.fields), self.relaxed) is not None


def candidates(
    matches: Iterable[Match], asked: str, reader: Reader, recheck: Recheck | None
) -> Candidates:
    """What of the matches the reader may be told of: nothing else is counted or shown. Without
    ``recheck`` the matches are the database's own."""
    ranked = _ranked(_grouped(matches, asked), asked)
    units = list(dict.fromkeys(candidate.unit for candidate in ranked))
    asked_units = units[:MOST_UNITS]
    seen = sources.visible(asked_units, reader)
    changing = outbox.waiting().intersection(seen) if recheck is not None else set()
    current = (
        _still_matching([unit for unit in asked_units if unit in changing], recheck)
        if recheck is not None
        else set()
    )
    listed = [
        candidate
        for candidate in ranked
        if candidate.unit in seen
        and (candidate.unit not in changing or _place(candidate) in current)
    ]
    return Candidates(listed, is_complete=len(units) <= MOST_UNITS)


def _place(candidate: Candidate) -> tuple[str, str, str]:
    return candidate.unit, candidate.key, candidate.matched


def _grouped(matches: Iterable[Match], asked: str) -> list[Candidate]:
    """One candidate for each thing; the match in the asked language wins, then the better."""
    best: dict[tuple[str, str], Match] = {}
    for match in matches:
        group = (match.fact.unit, match.fact.key)
        known = best.get(group)
        if known is None or _rank(match, asked) > _rank(known, asked):
            best[group] = match
    return [
        Candidate(
            unit,
            key,
            match.fact.kind,
            match.score,
            asked if asked in match.languages else match.fact.language,
            match.fact.language,
        )
        for (unit, key), match in best.items()
    ]


def _rank(match: Match, asked: str) -> tuple[bool, float]:
    return match.fact.language == asked, match.score


def _ranked(found: list[Candidate], asked: str) -> list[Candidate]:
    return sorted(
        found,
        key=lambda c: (c.language != asked, -c.score, c.unit, c.key),
    )


def _still_matching(units: list[str], recheck: Recheck) -> set[tuple[str, str, str]]:
    """The places that still match by the database: words that were just taken out of a text must
    not be confirmed by a hit."""
    found: set[tuple[str, str, str]] = set()
    for unit in units[:MOST_CHECKED_AGAIN]:
        for document in documents(sources.entries(unit)):
            entry = document.entry
            if entry.audience in recheck.audiences and recheck.matches(document):
                found.add((entry.unit, entry.key, entry.language))
    return found


def entry_of(entries: Iterable[Entry], key: str, language: str) -> Entry | None:
    """The entry of one key in one language."""
    for entry in entries:
        if entry.key == key and entry.language == language:
            return entry
    return None
