"""Text that arrives as one long line: broken before the headings that continue the count.

A label inside a line is a heading only if it continues the count (or begins one whose number
two follows) and no citing word stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from regulations.structure import CHINESE, counting, markers
from regulations.structure.counting import Counting
from regulations.structure.markers import STRUCTURAL, Marker
from regulations.structure.parse import SecondNumbers
from regulations.structure.parse import Sequence as UnitSequence

from .grid import is_object_line

_HAN = "一二三四五六七八九十百〇零"
_CANDIDATE = re.compile(
    rf"第[ \u3000]?[{_HAN}\d]{{1,8}}[ \u3000]?(?:[编章节条]|部分)|"
    r"(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)[ ]+(?:thứ )?[\w]|"
    rf"[（(][ ]?(?:[{_HAN}]{{1,4}}|\d{{1,2}}|[a-zđ])[ ]?[)）]|"
    rf"(?<![{_HAN}第])[{_HAN}]{{1,3}}[、.．]|"
    r"(?<![\d.．A-Za-z/\-])\d{1,2}(?:[.．]\d{1,2}){1,3}(?![\d.．%％])|"
    r"(?<![\d.．A-Za-z/\-])\d{1,2}[ ]?[、.．)）](?!\d)|"
    r"(?<=[:：;；。])[–—•●](?=[\u4e00-\u9fff])|[①-⑳⑴-⒇㈠-㈩]|"
    r"(?<![^\W_])[a-zđ][)](?=[ ])|(?<![^\W_])[IVX]{1,5}\.(?=[ ])"
)
_SENTENCE_ENDS = "。！？；;!?：:"
_CITING = re.compile(
    r"(?:第|本条|上述|按照|依照|根据|参照|见|至|和|及|与|或|、|，|,|款|项|条|按|附件|表|图|"
    r"(?:[Kk]hoản|[Đđ]iểm)[ ]\w{1,3}|"
    r"khoản|điểm|mục|Điều|điều|số|tại|theo|của|và|đến|Chương|chương|Mục|Phụ lục)[ ]?$"
)
_AHEAD = 4000
_WINDOW = 160
_TITLE_LENGTH = 45
_VI_HEADING_LENGTH = 120
_LONG_LINE = 800

HARD, SOFT, UNIT = "hard", "soft", "unit"


def unglue(lines: Sequence[str], language: str, running: bool = False) -> list[list[str]]:
    """For each line the lines it is broken into (itself alone where nothing is glued).

    `running`: known to have been running text.
    """
    worker = _Ungluer(lines, language)
    broken = [worker.line(index) for index in range(len(lines))]
    glued = running or worker.kinds[UNIT] or worker.kinds[HARD] or not worker.labels_at_starts
    longest = max((len(line) for line in lines if not is_object_line(line)), default=0)
    if not glued and longest < _LONG_LINE:
        return [[line] for line in lines]
    return broken


class _Ungluer:
    def __init__(self, lines: Sequence[str], language: str) -> None:
        self.lines = lines
        self.language = language
        self.seconds = SecondNumbers(lines, language)
        self.counting = Counting()
        self.units = UnitSequence()
        self.kinds = {HARD: 0, SOFT: 0, UNIT: 0}
        self.labels_at_starts = 0
        self.start_style = ""  # of the label the line begins with
        self.starts: list[int] = []
        position = 0
        for line in lines:
            self.starts.append(position)
            position += len(line) + 1
        self.whole = "\n".join(lines)

    def line(self, index: int) -> list[str]:
        line = self.lines[index]
        if not line or is_object_line(line):
            return [line]
        previous = self.lines[index - 1] if index else ""
        self.seconds.at = index
        self.start_style = ""
        heading_at = self._at_start(line, previous)
        cuts: list[int] = []
        first_plain = heading_at is None
        for match in _CANDIDATE.finditer(line):
            at = match.start()
            if not at or (cuts and at < cuts[-1] + 1):
                continue
            marker = markers.read(line[at : at + _WINDOW], self.language)
            if marker is None:
                continue
            last = cuts[-1] if cuts else 0
            near_heading = self._bare_words(line, last, at, heading_at, first_plain and not cuts)
            kind = self._accept(marker, line, at, index, near_heading)
            if kind is None:
                continue
            self.kinds[kind] += 1
            cuts.append(at)
            heading_at = at
        edges = [0, *cuts, len(line)]
        pieces = [line[a:b].strip() for a, b in pairwise(edges)]
        return [piece for piece in pieces if piece]

    def _at_start(self, line: str, previous: str) -> int | None:
        """Counts the label a line begins with, as the parser will."""
        marker = markers.read(line[: _WINDOW * 2], self.language)
        if marker is None:
            return None
        if marker.kind in STRUCTURAL:
            if not self.units.accepts(marker, previous):
                return None
            self._put_unit(marker)
            self.labels_at_starts += 1
            nested = markers.read(marker.rest[: _WINDOW * 2], self.language)
            if marker.kind == "article" and nested is not None and nested.kind == "enum":
                self._count(nested)
            return 0
        if not self._count(marker):
            return None
        self.labels_at_starts += 0 if marker.bullet else 1
        return 0

    def _count(self, marker: Marker) -> bool:
        """Counts an enumeration's label that stands at a line's start or behind an article's."""
        place = self.counting.place(marker, self.seconds)
        if place is None:
            return False
        self.counting.put(place)
        self.start_style = "" if marker.bullet else place.reading.style
        return True

    def _put_unit(self, marker: Marker) -> None:
        self.units.put(marker)
        self.counting = Counting()

    def _bare_words(
        self, line: str, last: int, at: int, heading_at: int | None, title: bool
    ) -> bool:
        """Whether only a heading's (or a title's) words stand between the last label and here."""
        if heading_at is None and not title:
            return False
        words = line[last:at]
        if self.language == CHINESE or title:
            return len(words) <= _TITLE_LENGTH and not any(c in "，。；;！？,!?：:" for c in words)
        label = markers.read(words, self.language)
        words = label.rest if label else words
        return len(words) <= _VI_HEADING_LENGTH and not any(c in ".;!?:" for c in words)

    def _accept(
        self, marker: Marker, line: str, at: int, index: int, near_heading: bool
    ) -> str | None:
        before = line[:at].rstrip()[-12:] if at < 200 else line[at - 30 : at].rstrip()[-12:]
        if not before or _CITING.search(before):
            return None
        ended = before[-1] in _SENTENCE_ENDS or (before[-1] == "." and self.language != CHINESE)
        ended = ended or (before[-1] in ".”」》" and self.language == CHINESE)
        if marker.kind in STRUCTURAL:
            return self._accept_unit(marker, before[-1], ended, near_heading)
        place = self.counting.place(marker, {reading.style for reading in marker.readings})
        if place is None:
            return None
        style, value = place.reading.style, place.reading.value
        if marker.bullet:
            self.counting.put(place)
            return SOFT
        lettered = style.startswith(("lower", "UPPER", "roman", "ROMAN"))
        if lettered and not ended:
            return None
        if self.language != CHINESE and not ended and not near_heading:
            return None
        nested = len(place.reading.path) > 1 and place.depth > 0 and place.rank == counting.START
        if place.rank == counting.EXACT:
            accepted = value > 1
        elif place.rank in (counting.START, counting.REPEAT) and value == 1:
            accepted = nested or self._second_follows(line, at, index, marker)
            if place.rank == counting.REPEAT:
                accepted = accepted and ended
        elif place.rank == counting.GAP and ended:
            last = self.counting.stack[place.depth].value
            accepted = value - last <= 5 and style in ("han.paren", "arabic.paren", "han.mark")
        else:
            accepted = False
        if not accepted:
            return None
        self.counting.put(place)
        in_row = place.rank == counting.EXACT and style == self.start_style
        return SOFT if ended and not in_row and not nested else HARD

    def _accept_unit(
        self, marker: Marker, before: str, ended: bool, near_heading: bool
    ) -> str | None:
        """`before` is the character before the label; behind a semicolon it must be set off."""
        if not ended and (not near_heading or not marker.rest):
            return None
        if marker.strength < markers.STRONG and before in "；;":
            return None
        rank = self.units.rank(marker)
        if rank not in (counting.EXACT, counting.START):
            return None
        self._put_unit(marker)
        return UNIT

    def _second_follows(self, line: str, at: int, index: int, marker: Marker) -> bool:
        """Whether number two in the same dress comes within the next few thousand characters."""
        dress = marker.number
        reading = marker.readings[0]
        start = self.starts[index] + at + len(dress)
        if len(reading.path) > 1:
            second = dress[: dress.rstrip(".．、").rfind("1")] + "2"
        else:
            second = _successor(dress)
        return bool(second) and self.whole.find(second, start, start + _AHEAD) >= 0


def _successor(dress: str) -> str:
    """The label after one's: 一、 -> 二、, (1) -> (2), ① -> ②, a) -> b)."""
    pairs = {"一": "二", "1": "2", "１": "２", "a": "b", "A": "B", "I": "II", "i": "ii",
             "①": "②", "⑴": "⑵", "㈠": "㈡", "⒈": "⒉"}  # fmt: skip
    compact = "".join(dress.split())
    for one, two in pairs.items():
        if one in compact:
            return compact.replace(one, two, 1)
    return ""
