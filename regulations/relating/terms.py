"""Words of a glossary in a text: the longest at each place, in one pass. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: Shorter spellings would be found in every line.
_SHORTEST = 2


@dataclass(frozen=True)
class Hit:
    """`text[start:end]` is a spelling of the term with this id."""

    start: int
    end: int
    term: int


def _small(text: str) -> str:
    """In small letters, every character in its place."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


class Matcher:
    """Spellings of one language. In Vietnamese they are whole words; Chinese has no blanks.

    Looking through a text costs its length times the number of different lengths that spellings
    with the same beginning have, whatever the number of terms.
    """

    def __init__(self, spellings: Iterable[tuple[str, int]], language: str) -> None:
        self._whole_words = language != "zh-hans"
        self._terms: dict[str, int] = {}
        lengths: dict[str, set[int]] = {}
        for spelling, term in spellings:
            small = _small(" ".join(spelling.split()))
            if len(small) >= _SHORTEST:
                self._terms.setdefault(small, term)
                lengths.setdefault(small[:2], set()).add(len(small))
        self._lengths = {start: sorted(held, reverse=True) for start, held in lengths.items()}

    def __bool__(self) -> bool:
        return bool(self._terms)

    def first_hits(self, text: str) -> list[Hit]:
        """Each term once, where it occurs first."""
        seen: set[int] = set()
        found = []
        for hit in self._hits(_small(text)):
            if hit.term not in seen:
                seen.add(hit.term)
                found.append(hit)
        return found

    def _hits(self, small: str) -> Iterable[Hit]:
        place, last = 0, len(small)
        while place < last:
            end = self._end(small, place)
            if end:
                yield Hit(place, end, self._terms[small[place:end]])
                place = end
            else:
                place += 1

    def _end(self, small: str, place: int) -> int:
        """Where the longest spelling that begins here ends, 0 where none does."""
        held = self._lengths.get(small[place : place + 2])
        if not held or (self._whole_words and place and small[place - 1].isalnum()):
            return 0
        for length in held:
            end = place + length
            if small[place:end] in self._terms and not (
                self._whole_words and end < len(small) and small[end].isalnum()
            ):
                return end
        return 0
