"""Terms of the glossary explained where a text uses them: the first time in each provision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from approvals import languages
from approvals.audience import audiences_for, visible_to

from . import addresses, naming
from .annotating import Shown
from .annotations import Annotations, Span
from .glossary import spellings_of
from .models import TermPage
from .relating.terms import Hit, Matcher
from .versions import Version

#: Of a definition as much is shown in place; the whole stands on the term's page.
_LONGEST = 300
_KEPT = 128
_Hits = dict[tuple[str, str], tuple[Hit, ...]]


@dataclass(frozen=True)
class Glossary:
    """The terms that readers of some audiences may see. `version` changes with any of them."""

    version: Version
    matchers: Mapping[str, Matcher] = field(default_factory=dict)
    slugs: Mapping[int, str] = field(default_factory=dict)
    definitions: Mapping[tuple[int, str], str] = field(default_factory=dict)


_held: dict[frozenset[str], Glossary] = {}


def glossary_for(reader: Any, version: Version) -> Glossary:
    """One query when something changed; `version` is that of `versions.of_library`."""
    audiences = audiences_for(reader)
    held = _held.get(audiences)
    if held is None or held.version != version:
        held = _held[audiences] = _read(reader, version)
    return held


def _read(reader: Any, version: tuple[Any, ...]) -> Glossary:
    spellings: dict[str, list[tuple[str, int]]] = {code: [] for code in languages.LANGUAGES}
    slugs: dict[int, str] = {}
    definitions: dict[tuple[int, str], str] = {}
    for term in visible_to(TermPage.objects.all(), reader).order_by("pk"):
        slugs[term.pk] = term.slug
        for code in (term.only_in,) if term.only_in else term.languages_held:
            name = getattr(term, languages.suffixed("heading", code))
            more = spellings_of(getattr(term, languages.suffixed("spellings", code)))
            spellings[code] += [(one, term.pk) for one in (name, *more) if one]
            text = getattr(term, languages.suffixed("definition", code)) or ""
            definitions[term.pk, code] = (
                text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
            )
    matchers = {code: Matcher(held, code) for code, held in spellings.items()}
    return Glossary(version, matchers, slugs, definitions)


class _Key:
    """Compares by printing and glossary; carries what is looked through where nothing is held."""

    def __init__(self, of: tuple[Any, ...], rows: Any, glossary: Glossary | None) -> None:
        self.of, self.rows, self.glossary = of, rows, glossary

    def __hash__(self) -> int:
        return hash(self.of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.of == other.of


@lru_cache(maxsize=_KEPT)
def _kept(key: _Key) -> _Hits:
    found = _hits(key.rows, key.glossary) if key.glossary else {}
    key.rows, key.glossary = (), None
    return found


def _hits(rows: Sequence[Mapping[str, Any]], glossary: Glossary) -> _Hits:
    found: _Hits = {}
    for language, matcher in glossary.matchers.items():
        if not matcher:
            continue
        column = languages.suffixed("text", language)
        for row in rows:
            if row[column] and (hits := matcher.first_hits(row[column])):
                found[row["eid"], column] = tuple(hits)
    return found


def terms(shown: Shown) -> Annotations:
    """See the module. Three queries at most."""
    glossary = glossary_for(shown.reader, shown.version)
    if not glossary.slugs:
        return Annotations()
    base = naming.base_url()
    printing = shown.chosen.printing
    if printing.pk is None:
        found = _hits(shown.rows, glossary)
    else:
        audiences = audiences_for(shown.reader)
        of = (printing.pk, printing.content_hash, glossary.version, audiences)
        found = _kept(_Key(of, shown.rows, glossary))
    spans: dict[tuple[str, str], list[Span]] = {}
    for key, hits in found.items():
        language = languages.VI if key[1].endswith("_vi") else languages.ZH
        spans[key] = [
            Span(
                hit.start,
                hit.end,
                "term",
                f"{base}{addresses.TERMS}/{glossary.slugs[hit.term]}/" if base else "",
                glossary.definitions.get((hit.term, language), ""),
            )
            for hit in hits
        ]
    return Annotations(spans=spans)
