"""The terms under which a text is found.

Han characters: each one and each neighbouring two. Words: without marks (``bao``), exactly
(``=bao3``), and neighbouring two without marks (``bao_mat``). Numbers without leading zeros.
References and document numbers as in ``references``.
"""

from collections.abc import Collection, Iterator

from search.analysis.normal import normalise, normalise_with_origins
from search.analysis.pieces import Piece, beside, exact, folded, pieces
from search.analysis.references import document_numbers, references

Placed = tuple[str, int, int]
"""A term and the half-open range of the text it stands for. A bare tuple: there are many."""


def index_terms(text: str) -> list[str]:
    """The terms of a text, with repetitions: what the index counts."""
    return [term for term, _start, _end in normal_terms(normalise(text))]


def placed_terms(text: str, wanted: Collection[str]) -> list[Placed]:
    """Those of the wanted terms that are in a text, with their places in that text as it was
    given; empty for the rare text whose places cannot be told."""
    normal = normalise_with_origins(text)
    if normal is None:
        return []
    return [
        (term, *normal.origin(start, end))
        for term, start, end in normal_terms(normal.text)
        if term in wanted
    ]


def normal_terms(normal: str) -> Iterator[Placed]:
    """The terms of a normalised text; places are those in it."""
    previous: Piece | None = None
    for piece in pieces(normal):
        if piece.kind == "han":
            run, place, last = piece.text, piece.start, len(piece.text) - 1
            for number, character in enumerate(run):
                yield character, place + number, place + number + 1
                if number < last:
                    yield run[number : number + 2], place + number, place + number + 2
            previous = None
            continue
        yield bare(piece), piece.start, piece.end
        if piece.kind == "word":
            yield f"={exact(piece.text)}", piece.start, piece.end
        if previous is not None and beside(normal, previous, piece):
            yield pair(previous, piece), previous.start, piece.end
        previous = piece
    for reference in references(normal):
        yield reference.term, reference.start, reference.end
    for printed in document_numbers(normal):
        for term in printed.terms:
            yield term, printed.start, printed.end


def pair(left: Piece, right: Piece) -> str:
    """The term of two neighbouring words."""
    return f"{bare(left)}_{bare(right)}"


def bare(piece: Piece) -> str:
    """The term of a word without marks, or of a number."""
    return folded(piece.text) if piece.kind == "word" else piece.text


def bigrams(run: str) -> list[str]:
    """Each neighbouring two characters."""
    return [run[place : place + 2] for place in range(len(run) - 1)]
