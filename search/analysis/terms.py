"""The terms under which a text is found.

Han characters: each one and each neighbouring two. Words: without marks (``bao``), exactly
(``=bao3``), and neighbouring two without marks (``bao_mat``). Numbers without leading zeros.
References and document numbers as in ``references``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from search.analysis.normal import normalise, normalise_with_origins
from search.analysis.pieces import Piece, beside, exact, folded, pieces
from search.analysis.references import document_numbers, references


@dataclass(frozen=True, slots=True)
class Term:
    """A term and the half-open range of the text it stands for."""

    text: str
    start: int
    end: int


def index_terms(text: str) -> list[str]:
    """The terms of a text, with repetitions: what the index counts."""
    return [term.text for term in normal_terms(normalise(text))]


def placed_terms(text: str) -> list[Term]:
    """The terms of a text with their places in that text as it was given; empty for the rare
    text whose places cannot be told."""
    normal = normalise_with_origins(text)
    if normal is None:
        return []
    return [
        Term(term.text, *normal.origin(term.start, term.end)) for term in normal_terms(normal.text)
    ]


def normal_terms(normal: str) -> Iterator[Term]:
    """The terms of a normalised text; places are those in it."""
    previous: Piece | None = None
    for piece in pieces(normal):
        if piece.kind == "han":
            yield from _han_terms(piece)
            previous = None
            continue
        yield from word_terms(piece)
        if previous is not None and beside(normal, previous, piece):
            yield Term(pair(previous, piece), previous.start, piece.end)
        previous = piece
    for reference in references(normal):
        yield Term(reference.term, reference.start, reference.end)
    for number in document_numbers(normal):
        for text in number.terms:
            yield Term(text, number.start, number.end)


def pair(left: Piece, right: Piece) -> str:
    """The term of two neighbouring words."""
    return f"{bare(left)}_{bare(right)}"


def bare(piece: Piece) -> str:
    """The term of a word without marks, or of a number."""
    return folded(piece.text) if piece.kind == "word" else piece.text


def bigrams(run: str) -> list[str]:
    """Each neighbouring two characters."""
    return [run[place : place + 2] for place in range(len(run) - 1)]


def _han_terms(piece: Piece) -> Iterator[Term]:
    for place, character in enumerate(piece.text, start=piece.start):
        yield Term(character, place, place + 1)
    for place, two in enumerate(bigrams(piece.text), start=piece.start):
        yield Term(two, place, place + 2)


def word_terms(piece: Piece) -> Iterator[Term]:
    """The terms of one word or number."""
    yield Term(bare(piece), piece.start, piece.end)
    if piece.kind == "word":
        yield Term(f"={exact(piece.text)}", piece.start, piece.end)
