"""Where in a text the terms of a query are: the few that were asked for, without the rest.

The same places as `terms.placed_terms` finds by working out every term of the text, at a tenth of
the cost: a page of hits is made of twenty texts.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from search.analysis.normal import HAN, normalise_with_origins
from search.analysis.pieces import LONGEST_WORD, folded
from search.analysis.references import document_numbers, references
from search.analysis.terms import Placed, placed_terms

_HAN_ONLY = re.compile(f"[{HAN}]+")
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = rf"[^\W\d_{HAN}]"
_COMBINING = re.compile("[\u0300-\u036f]")
_LONGEST_HAN = 2


def spotted(text: str, wanted: Collection[str]) -> list[Placed]:
    """Those of the wanted terms that are in a text, with their places in it as it was given.
    Exact spellings and pairs of words are not marked: their words are."""
    han, words, numbers, marked, rest = _sorted_out(frozenset(wanted))
    if rest:
        return placed_terms(text, wanted)
    normal = normalise_with_origins(text)
    if normal is None:
        return []
    plain = normal.text
    found = list(_han(plain, han))
    if words or numbers:
        bare = _bare(plain)
        if bare is None:
            return placed_terms(text, wanted)
        found.extend(_words(bare, words, numbers))
    if marked:
        found.extend(
            (one.term, one.start, one.end) for one in references(plain) if one.term in marked
        )
        found.extend(
            (term, one.start, one.end)
            for one in document_numbers(plain)
            for term in one.terms
            if term in marked
        )
    return [(term, *normal.origin(start, end)) for term, start, end in found]


@lru_cache(maxsize=64)
def _sorted_out(
    wanted: frozenset[str],
) -> tuple[list[str], frozenset[str], frozenset[str], frozenset[str], list[str]]:
    """The terms by how they are looked for: characters, words, numbers, references, others."""
    han: list[str] = []
    words: set[str] = set()
    numbers: set[str] = set()
    marked: set[str] = set()
    rest: list[str] = []
    for term in sorted(wanted):
        if _HAN_ONLY.fullmatch(term) and len(term) <= _LONGEST_HAN:
            han.append(term)
        elif term.isascii() and term.isdigit():
            numbers.add(term)
        elif ":" in term:
            marked.add(term)
        elif _WORD.fullmatch(term) and len(term) < LONGEST_WORD and folded(term) == term:
            words.add(term)
        else:
            rest.append(term)
    return han, frozenset(words), frozenset(numbers), frozenset(marked), rest


def _han(plain: str, terms: list[str]) -> Iterator[Placed]:
    for term in terms:
        place = plain.find(term)
        while place >= 0:
            yield term, place, place + len(term)
            place = plain.find(term, place + 1)


def _words(bare: str, words: frozenset[str], numbers: frozenset[str]) -> Iterator[Placed]:
    for match in _pattern(words, numbers).finditer(bare):
        text = match.group()
        yield (text.lstrip("0") or "0") if text[0].isdigit() else text, match.start(), match.end()


@lru_cache(maxsize=64)
def _pattern(words: frozenset[str], numbers: frozenset[str]) -> re.Pattern[str]:
    parts = []
    if words:
        listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        parts.append(rf"(?<!{_LETTER})(?:{listed})(?!{_LETTER})")
    if numbers:
        listed = "|".join(sorted(numbers, key=len, reverse=True))
        parts.append(rf"(?<![0-9])0*(?:{listed})(?![0-9])")
    return re.compile("|".join(parts))


class _Folding(dict[int, str | int]):
    """Each letter without its marks, worked out when it is first met."""

    def __missing__(self, code: int) -> str | int:
        letter = chr(code)
        found = folded(letter)
        self[code] = code if len(found) != 1 else found
        return self[code]


_folding = _Folding()


def _bare(plain: str) -> str | None:
    """A normalised text without marks and of the same length; None where that cannot be."""
    return None if _COMBINING.search(plain) else plain.translate(_folding)
