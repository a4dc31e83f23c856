"""The answer while the index cannot be read: a bounded scan of the database, same analysis."""

from itertools import islice

from search import sources
from search.index.documents import documents
from search.index.segment import Fact
from search.query.plan import Plan
from search.query.weigh import Match, Weighed, weigh
from search.sources import Reader

MOST_ENTRIES = 5_000
MOST_UNITS = 10_000
"""Looked at: the portal stays usable while the index is rebuilt, at some loss."""
_AT_ONCE = 100


def scan(
    plan: Plan, reader: Reader, audiences: frozenset[str], relaxed: bool
) -> tuple[list[Match], bool]:
    """The matches among the first entries of each source that the reader may see, and whether
    that was everything."""
    found: list[Match] = []
    looked_at = asked = 0
    for source in sources.sources():
        units = source.units()
        while part := list(islice(units, _AT_ONCE)):
            if asked >= MOST_UNITS:
                return found, False
            asked += len(part)
            seen = sources.visible(part, reader)
            for unit in part:
                if unit not in seen:
                    continue
                if looked_at >= MOST_ENTRIES:
                    return found, False
                looked_at += _scan_unit(unit, plan, audiences, relaxed, found)
    return found, True


def _scan_unit(
    unit: str, plan: Plan, audiences: frozenset[str], relaxed: bool, found: list[Match]
) -> int:
    allowed = [
        document
        for document in documents(sources.entries(unit))
        if document.entry.audience in audiences
    ]
    languages: dict[str, set[str]] = {}
    for document in allowed:
        languages.setdefault(document.entry.key, set()).add(document.entry.language)
    for document in allowed:
        entry = document.entry
        score = weigh(plan, Weighed(document.fields), relaxed)
        if score is not None:
            fact = Fact(unit, entry.key, entry.language, entry.kind, entry.audience, entry.boost)
            found.append(Match(fact, score * entry.boost, frozenset(languages[entry.key])))
    return len(allowed)
