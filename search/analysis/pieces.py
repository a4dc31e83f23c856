"""Normalised text in pieces: runs of Han characters, words, numbers."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from search.analysis.normal import HAN

_PIECE = re.compile(rf"(?P<han>[{HAN}]+)|(?P<number>[0-9]+)|(?P<word>[^\W\d_{HAN}]+)")
_BESIDE = re.compile(r"[\s\-\u2010-\u2013]{1,3}")
_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
LONGEST_WORD = 64
"""Longer runs of letters are no words; they are cut, so that no term grows without bound."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece; ``start`` and ``end`` are places in the normalised text."""

    kind: Literal["han", "word", "number"]
    text: str
    start: int
    end: int


def pieces(normal: str) -> list[Piece]:
    """The pieces of a normalised text, in order. Punctuation only separates."""
    found: list[Piece] = []
    for match in _PIECE.finditer(normal):
        text = match.group()
        if match.lastgroup == "han":
            found.append(Piece("han", text, match.start(), match.end()))
        elif match.lastgroup == "number":
            found.append(Piece("number", plain_number(text), match.start(), match.end()))
        else:
            found.append(Piece("word", text[:LONGEST_WORD], match.start(), match.end()))
    return found


def beside(normal: str, left: Piece, right: Piece) -> bool:
    """Whether nothing but space or a hyphen stands between two pieces."""
    return _BESIDE.fullmatch(normal, left.end, right.start) is not None


def plain_number(digits: str) -> str:
    """A number without leading zeros, cut at the length of the longest word."""
    return (digits.lstrip("0") or "0")[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word without its marks: ``bảo`` → ``bao``, ``đ`` → ``d`` (which NFD leaves)."""
    apart = unicodedata.normalize("NFD", word)
    bare = "".join(c for c in apart if unicodedata.category(c) != "Mn")
    return bare.replace("đ", "d").replace("ı", "i") or word


@lru_cache(maxsize=50_000)
def exact(word: str) -> str:
    """A word with its marks, the tone written behind: ``hòa`` and ``hoà`` both ``hoa2``."""
    tone = ""
    kept: list[str] = []
    for character in unicodedata.normalize("NFD", word):
        if character in _TONES:
            tone = _TONES[character]
        else:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)) + tone


def is_marked(word: str) -> bool:
    """Whether the word carries a mark, so that its exact spelling says something."""
    return folded(word) != word
