"""The words shown of a hit, with what was asked for marked. Pure; made from the database's text.
"""

from dataclasses import dataclass
from functools import lru_cache

from search.analysis.spotting import spotted

LONGEST_TEXT = 20_000
"""Characters looked at: what stands further behind is found but not shown."""
LENGTH = 160
"""Characters of an excerpt, about two lines."""
_ENDS = "。！？；.!?;\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text, marked or not."""

    text: str
    marked: bool = False


Excerpt = tuple[Part, ...]


@lru_cache(maxsize=256)
def marked(text: str, marks: frozenset[str]) -> Excerpt:
    """The whole of a short text in parts. Remembered: provisions share their title."""
    text = text[:LONGEST_TEXT]
    return _parts(text, 0, len(text), _ranges(text, marks))


def excerpt(text: str, marks: frozenset[str], length: int = LENGTH) -> Excerpt:
    """The stretch of the text with the most different terms, from the start of a sentence where
    one is near; the beginning of the text where there are none."""
    text = text[:LONGEST_TEXT]
    ranges = _ranges(text, marks)
    start = _sentence_start(text, _best_start(ranges, length), length)
    end = min(len(text), start + length)
    end = _word_end(text, end)
    shown = _parts(text, start, end, ranges)
    if start > 0:
        shown = (Part("…"), *shown)
    if end < len(text):
        shown = (*shown, Part("…"))
    return shown


def plain(parts: Excerpt) -> str:
    """An excerpt as bare text on one line."""
    return " ".join("".join(part.text for part in parts).split())


def has_marks(parts: Excerpt) -> bool:
    """Whether anything is marked."""
    return any(part.marked for part in parts)


def _ranges(text: str, marks: frozenset[str]) -> list[tuple[int, int, str]]:
    return sorted((start, end, term) for term, start, end in spotted(text, marks))


def _best_start(ranges: list[tuple[int, int, str]], length: int) -> int:
    """The start of the window with the most different terms, the first of equals. Two ends walk
    along the ranges once."""
    inside: dict[str, int] = {}
    best, best_start, first = 0, 0, 0
    for start, _end, term in ranges:
        inside[term] = inside.get(term, 0) + 1
        while start - ranges[first][0] > length * 3 // 4:
            gone = ranges[first][2]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            first += 1
        if len(inside) > best:
            best, best_start = len(inside), ranges[first][0]
    return best_start


def _sentence_start(text: str, place: int, length: int) -> int:
    """Where the sentence of the place begins, at most a third of the window before it."""
    earliest = max(0, place - length // 3)
    for start in range(place, earliest, -1):
        if text[start - 1] in _ENDS:
            while start < place and text[start].isspace():
                start += 1
            return start
    if earliest == 0:
        return 0
    for start in range(earliest, place):  # not in the middle of a word
        if text[start].isspace():
            return start + 1
    return place


def _word_end(text: str, end: int) -> int:
    """An end that cuts no word of letters, at most twelve characters further."""
    for further in range(end, min(len(text), end + 12)):
        if not (text[further].isalpha() and text[further] < "\u2e80"):
            return further
    return min(len(text), end + 12) if len(text) <= end + 12 else end


def _parts(text: str, start: int, end: int, ranges: list[tuple[int, int, str]]) -> Excerpt:
    """Overlapping marks, and marks with only a space between them, become one."""
    joined: list[list[int]] = []
    for first, last, _term in ranges:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if joined and (first <= joined[-1][1] or text[joined[-1][1] : first] == " "):
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    parts: list[Part] = []
    place = start
    for first, last in joined:
        if first > place:
            parts.append(Part(text[place:first]))
        parts.append(Part(text[first:last], True))
        place = last
    if place < end:
        parts.append(Part(text[place:end]))
    return tuple(parts)
