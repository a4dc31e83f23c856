"""The plan of a query: what must be there, what raises a hit. Pure.

- Chinese: the query is segmented; two neighbouring characters inside a word must be there, across
  words they only raise the hit. A single character must be there where it stands alone.
- Words (Vietnamese and others): must be there without their marks; the exact spelling and
  neighbouring words raise the hit.
- References and document numbers must be there as such.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.normal import mainland_wording, normalise
from search.analysis.pieces import Piece, beside, exact, is_marked, pieces
from search.analysis.references import (
    Reference,
    asked_document_numbers,
    asked_number_terms,
    document_numbers,
    references,
)
from search.analysis.sounds import SHORTEST
from search.analysis.terms import bare, bigrams, pair
from search.analysis.words import words as chinese_words

LONGEST_QUERY = 200
"""Characters. What is longer is cut: the cost of a query grows with it."""

_PARTICLES = frozenset("的了和与及或在是吗呢之等于")
_VOWELS = frozenset("aeiouy")
VARIANT_WEIGHT = 0.3
"""Other wording (Taiwan's for the mainland's) is found, and ranked behind."""
SHARE_WHEN_RELAXED = 0.6


@dataclass(frozen=True, slots=True)
class Clause:
    """Something that must be there: one of the alternatives, each a set of terms that must all
    be there. ``weight`` counts it among the terms of the query. ``loose`` is one more
    alternative for the second, relaxed round."""

    alternatives: tuple[tuple[str, ...], ...]
    weight: float = 1.0
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """``weights`` has every term that raises a hit, those of the clauses among them."""

    clauses: tuple[Clause, ...]
    weights: dict[str, float]
    marks: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: no word, no number, only punctuation."""
        return not self.clauses

    @property
    def total_weight(self) -> float:
        """The sum over the clauses: what a hit has that has everything."""
        return sum(clause.weight for clause in self.clauses)


class _Making:
    """A plan in the making; keeps the first of equal clauses and the highest of weights."""

    def __init__(self) -> None:
        self.clauses: dict[tuple[tuple[str, ...], ...], Clause] = {}
        self.weights: dict[str, float] = {}
        self.marks: set[str] = set()

    def must(
        self,
        *alternatives: tuple[str, ...],
        weights: Iterable[float] = (),
        loose: tuple[str, ...] = (),
    ) -> None:
        kept = tuple(dict.fromkeys(alternative for alternative in alternatives if alternative))
        if not kept:
            return
        self.clauses.setdefault(kept, Clause(kept, float(len(kept[0])), loose))
        for term in loose:
            self.wish(term, VARIANT_WEIGHT)
        given = list(weights) or [1.0] * len(kept)
        for alternative, weight in zip(kept, given, strict=False):
            for term in alternative:
                self.wish(term, weight)
                self.marks.add(term)

    def wish(self, term: str, weight: float) -> None:
        self.weights[term] = max(weight, self.weights.get(term, 0.0))

    def plan(self) -> Plan:
        return Plan(tuple(self.clauses.values()), self.weights, frozenset(self.marks))


def make_plan(words: str, language: str) -> Plan:
    """The plan for words as typed, by a reader of ``language`` (``zh-hans`` or ``vi``)."""
    normal = normalise(words[:LONGEST_QUERY])
    making = _Making()
    taken = [_reference(making, normal, reference) for reference in references(normal)]
    taken += _chinese_numbers(making, normal, taken)
    left = list(_outside(pieces(normal), taken))
    _han(making, [piece for piece in left if piece.kind == "han"])
    _words(making, normal, [piece for piece in left if piece.kind != "han"], language)
    return making.plan()


def _outside(found: list[Piece], taken: list[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces, without what the ranges took; a run of characters is cut around them."""
    for piece in found:
        start = piece.start
        for first, last in sorted(taken):
            if last <= start or first >= piece.end:
                continue
            if piece.kind == "han" and first > start:
                yield _cut(piece, start, first)
            start = max(start, last)
        if start >= piece.end:
            continue
        if start == piece.start:
            yield piece
        elif piece.kind == "han":
            yield _cut(piece, start, piece.end)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    return Piece("han", piece.text[start - piece.start : end - piece.start], start, end)


def _reference(making: _Making, normal: str, reference: Reference) -> tuple[int, int]:
    alternatives: list[tuple[str, ...]] = [(reference.term,)]
    if reference.ambiguous:
        inside = pieces(normal[reference.start : reference.end])
        alternatives.append(tuple(bare(piece) for piece in inside))
    making.must(*alternatives)
    return reference.start, reference.end


def _chinese_numbers(
    making: _Making, normal: str, taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    ranges = []
    for number in asked_document_numbers(normal):
        if any(start < number.end and number.start < end for start, end in taken):
            continue
        inside = pieces(normal[number.start : number.end])
        plain = tuple(piece.text for piece in inside if piece.kind == "number")
        if "号" in normal[number.start : number.end]:
            making.must((number.terms[0],), loose=plain)
        else:
            making.must((number.terms[0],), plain)
        for term in number.terms[1:]:
            making.wish(term, 3.0)
        ranges.append((number.start, number.end))
    return ranges


def _han(making: _Making, runs: list[Piece]) -> None:
    for run in runs:
        must, wishes = _han_terms(run.text)
        other = mainland_wording(run.text)
        if other == run.text:
            for term in must:
                making.must((term,))
        else:
            variant, variant_wishes = _han_terms(other)
            making.must(tuple(must), tuple(variant), weights=(1.0, VARIANT_WEIGHT))
            for term in variant_wishes:
                making.wish(term, VARIANT_WEIGHT / 2)
        for term in wishes:
            making.wish(term, 0.5 if len(term) == 1 else 1.0)
        making.marks.update(term for term in wishes if len(term) > 1)


def _han_terms(run: str) -> tuple[list[str], list[str]]:
    """What must be there and what raises the hit, for one run of characters."""
    found = chinese_words(run)
    must: dict[str, None] = {}
    for word in found:
        for two in bigrams(word):
            must[two] = None
    if not must:
        # Only single characters: each must be there, particles not unless nothing else is.
        bearing = [word for word in found if word not in _PARTICLES] or found
        must = dict.fromkeys(bearing)
    wishes = [two for two in bigrams(run) if two not in must]
    wishes += [w for w in found if len(w) == 1 and w not in must and w not in _PARTICLES]
    return list(must), list(dict.fromkeys(wishes))


def _words(making: _Making, normal: str, found: list[Piece], language: str) -> None:
    marked = any(piece.kind == "word" and is_marked(piece.text) for piece in found)
    place = 0
    while place < len(found):
        piece = found[place]
        step = 1
        if piece.kind == "number":
            step = _number(making, normal, found, place)
        elif not marked and (sounds := _spelled(normal, found, place, language)):
            step = sounds
            _sounds(making, found[place : place + step], language)
        else:
            making.must((bare(piece),))
        place += step
    for left, right in pairwise(found):
        if beside(normal, left, right):
            making.wish(pair(left, right), 1.0)
    if marked:
        for piece in found:
            if piece.kind == "word":
                making.wish(f"={exact(piece.text)}", 1.0)


def _number(making: _Making, normal: str, found: list[Piece], place: int) -> int:
    """A number, or a document number with the word behind it; how many pieces it took."""
    terms, length = asked_number_terms(normal, found, place)
    if not terms:
        making.must((found[place].text,))
        return 1
    plain = tuple(bare(piece) for piece in found[place : place + length])
    printed = [
        number.terms[-1]
        for number in document_numbers(normal)
        if number.start == found[place].start and number.terms[-1] in terms
    ]
    if printed:  # as official texts print it: nothing else is meant
        making.must((printed[0],), weights=[3.0], loose=plain)
        return length
    making.must(plain, *((term,) for term in terms), weights=[1.0] + [3.0] * len(terms))
    return length


def _spelled(normal: str, found: list[Piece], place: int, language: str) -> int:
    """How many words from here may together be the sound of a Chinese title (1 to 8), or one
    word its initials; 0 where that is out of the question."""
    if not (found[place].text.isascii() and found[place].kind == "word"):
        return 0
    if not language.startswith("zh"):
        return 1 if len(found[place].text) >= SHORTEST else 0
    count = 1
    while (
        count < 8
        and place + count < len(found)
        and found[place + count].kind == "word"
        and found[place + count].text.isascii()
        and beside(normal, found[place + count - 1], found[place + count])
    ):
        count += 1
    return count if sum(len(piece.text) for piece in found[place : place + count]) > 2 else 0


def _sounds(making: _Making, spelled: list[Piece], language: str) -> None:
    glued = "".join(piece.text for piece in spelled)
    unspoken = not _VOWELS & set(glued)
    alternatives: list[tuple[str, ...]] = []
    if language.startswith("zh") or unspoken:
        alternatives.append((f"py:{glued}",))
    if len(spelled) == 1 and (unspoken or not language.startswith("zh")):
        alternatives.append((f"vn:{glued}",))
    plain = tuple(piece.text for piece in spelled)
    making.must(plain, *alternatives)
