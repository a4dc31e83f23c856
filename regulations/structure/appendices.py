"""Appendices (附件, 附录, Phụ lục): the lines that head them, and where the first one begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import markers, numerals
from .closing import is_anchor, is_issuer
from .headings import is_upper
from .language import CHINESE, VIETNAMESE
from .markers import Marker
from .tables import is_table_line

_NEAR = 3
"""Lines from the last of a signature block that only such a block has to an appendix."""
_LONGEST = {CHINESE: 100, VIETNAMESE: 250}
_LONGEST_TITLE = {CHINESE: 60, VIETNAMESE: 250}
_LONGEST_NOTE = 30
"""Lines of a note that merely names the appendices (GB/T 9704-2012 7.3.4)."""
_ENDS = "。；;.，,！!？?"

_ZH_HEAD = re.compile(
    r"(?P<word>附[ \u3000]{0,3}(?:[件录錄]|[表图圖])|附)(?P<gap>[ \u3000]{0,3})"
    r"(?P<open>[（(]?)(?P<num>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[A-Z](?![A-Za-z])|[Ⅰ-Ⅹ])?"
    r"(?P<close>[）)]?)(?:[-－—](?P<sub>[0-9]{1,2})(?![0-9]))?"
    r"(?P<mark>[ \u3000]{0,2}[:：.．、])?(?P<space>[ \t\u3000\xa0]*)(?P<rest>.*)"
)
_ZH_BRACKETED = re.compile(
    r"[（(【\[]附[ \u3000]{0,3}[件录表图]"
    r"(?P<num>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})?[）)】\]]"
)
_ZH_STRONG = "件录錄"
_ZH_CITES = re.compile(r"[所中的之内里和与及或至、，,列为是由经须应可]|规定|要求|执行")
_ZH_CITES_AFTER_SPACE = re.compile(r"[所的和与及或至、，,由须]|应当|应由|中的|规定")
_ZH_NOUNS = (
    "表", "单", "图", "书", "卡", "册", "录", "流程", "样式", "模板", "标准", "格式", "样本",
    "台账", "制度", "规定", "办法", "细则", "规程", "规范", "预案", "说明", "条款", "范围",
)  # fmt: skip

_VI_HEAD = re.compile(
    r"(?P<word>PHỤ LỤC|Phụ lục|Phụ Lục|BIỂU MẪU|Biểu mẫu|BIỂU|Biểu|MẪU|Mẫu)"
    r"(?P<thu>[ \xa0]{1,3}(?:SỐ|Số|số))?"
    r"(?:[ \xa0]{0,3}(?P<num>[0-9]{1,3}|[IVXLC]{1,7}|[A-ZĐ])(?P<letter>[a-zđ]?)"
    r"(?:[-.](?P<sub>[0-9]{1,2}))?(?![^\W_]))?"
    r"(?P<mark>[ \xa0]{0,2}(?:[:.)/]|[-–—](?=[ \xa0])))?(?P<space>[ \t\xa0]*)(?P<rest>.*)"
)
_VI_LOWER = re.compile(r"(?:ban hành )?kèm theo ")
_FIRST = frozenset("附（(【[PBM")


@dataclass(frozen=True)
class Head:
    """A line that heads an appendix. `number` is the label as printed, its mark included.

    `values` holds every way to read the number (C is a hundred or the third letter), empty where
    there is none; `rest` is a title on the same line. `strong`: 附件, 附录, Phụ lục and not a
    table, figure or form, which may lie inside one of those.
    """

    number: str
    values: tuple[int, ...]
    sub: int
    rest: str
    strong: bool


def read_head(line: str) -> Head | None:
    """The head of an appendix in a cleaned line, None for a sentence that merely names one."""
    first = line[:1]
    if first not in _FIRST:
        return None
    if first in "PBM":
        return _vi_head(line)
    if first != "附":
        match = _ZH_BRACKETED.fullmatch(line)
        value = numerals.any_number(match["num"]) if match and match["num"] else None
        return Head(line, (value,) if value else (), 0, "", True) if match else None
    return _zh_head(line)


def _zh_head(line: str) -> Head | None:
    match = _ZH_HEAD.match(line)
    if match is None or len(line) > _LONGEST[CHINESE]:
        return None
    if bool(match["open"]) != bool(match["close"]):
        return None
    word, num, rest = match["word"], match["num"], match["rest"]
    end = match.start("space")
    if num and rest.startswith("览"):  # 附件一览表
        num, rest, end = None, line[match.start("num") :], match.start("num")
        if match["mark"] or match["space"]:
            return None
    set_off = bool(match["mark"] or match["space"] or not rest)
    if word == "附" and not (match["mark"] if not num else set_off):
        return None
    if rest and rest[-1] in _ENDS:
        return None
    if any(char in rest for char in "。；") or rest.startswith("附"):
        return None
    cites = _ZH_CITES_AFTER_SPACE if match["space"] else _ZH_CITES
    if not match["mark"] and cites.match(rest):
        return None
    if not set_off and not rest.endswith(_ZH_NOUNS) and rest[:1] not in "（(《":
        return None
    values = _values(num, CHINESE) if num else ()
    if num and not values:
        return None
    sub = int(match["sub"]) if match["sub"] and num else 0
    strong = word[-1] in _ZH_STRONG or word == "附"
    return Head(line[:end].strip(), values, sub, rest.strip(), strong)


def _vi_head(line: str) -> Head | None:
    match = _VI_HEAD.match(line)
    if match is None or len(line) > _LONGEST[VIETNAMESE]:
        return None
    word, num, rest = match["word"].upper(), match["num"], match["rest"]
    strong = word == "PHỤ LỤC"
    if not strong and not (num or (word == "BIỂU MẪU" and not rest)):
        return None
    if rest and rest[-1] in _ENDS:
        return None
    if rest and not match["mark"]:
        begins = rest[0].isupper() or rest[0] in "(“\"" or bool(_VI_LOWER.match(rest))
        if not match["space"] or not begins:
            return None
    if match["thu"] and not num:
        return None
    values = _values(num, VIETNAMESE) if num else ()
    sub = int(match["sub"]) if match["sub"] else 0
    if match["letter"]:
        sub = numerals.vietnamese_letter(match["letter"]) or 0
    return Head(line[: match.start("space")].strip(), values, sub, rest.strip(), strong)


def _values(num: str, language: str) -> tuple[int, ...]:
    found = [numerals.arabic(num), numerals.chinese(num), numerals.roman(num)]
    if len(num) == 1 and num.isascii() | (num == "Đ") and num.isalpha():
        letters = numerals.vietnamese_letter if language == VIETNAMESE else numerals.latin_letter
        letter = letters(num)
        # I, V, X count as Roman figures first, every other letter as a letter.
        found = [*found, letter] if num in "IVX" else [letter, *found]
    return tuple(dict.fromkeys(value for value in found if value))


def is_head(line: str) -> bool:
    """Whether a cleaned line heads an appendix (附件1：…, PHỤ LỤC I) and is no sentence."""
    return read_head(line) is not None


# where they begin --------------------------------------------------------------------------------


_LISTS = re.compile(r"[1１][.．、]")


@dataclass(frozen=True)
class Found:
    """Indexes of the lines that head appendices, and of a note in the text that names them."""

    heads: tuple[int, ...] = ()
    note: int | None = None


def find(lines: Sequence[str], language: str) -> Found:
    """The appendices of a text, in order. `language` is the one its letters count by.

    A line such as 附件1 in the middle of the provisions heads none: there the count that was
    open goes on behind it.
    """
    candidates = [
        (index, head)
        for index, line in enumerate(lines)
        if line[:1] in _FIRST and (head := read_head(line)) is not None
    ]
    if not candidates:
        return Found()
    count = _Count(lines, language)
    heads: list[int] = []
    note: int | None = None
    skip = -1
    strong = False
    for place, (index, head) in enumerate(candidates):
        if index < skip:
            continue
        # 附件：1.… 2.… is a note, though an open count seems to go on in it.
        lists = not heads and _LISTS.match(head.rest) is not None
        if not lists and not count.goes_ahead(index, heads[-1] if heads else -1):
            continue
        if heads and strong and not head.strong:
            continue  # a table or form inside an appendix
        if not heads:
            end = _note_end(lines, dict(candidates[place:]), index)
            if end:
                note, skip = (index if note is None else note), end
                continue
            if lists and not count.goes_ahead(index, -1):
                continue
        strong = head.strong
        heads.append(index)
    return Found(tuple(heads), note)


@dataclass
class _Rows:
    """Labels of one kind: where they stand and what they count."""

    at: list[int] = field(default_factory=list)
    values: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, index: int, value: tuple[int, ...]) -> None:
        self.at.append(index)
        self.values.append(value)

    def before(self, index: int, since: int) -> tuple[int, ...] | None:
        place = bisect_left(self.at, index) - 1
        return self.values[place] if place >= 0 and self.at[place] > since else None

    def after(self, index: int) -> tuple[int, ...] | None:
        place = bisect_left(self.at, index)
        return self.values[place] if place < len(self.at) else None

    def next_at(self, index: int) -> int | None:
        place = bisect_left(self.at, index)
        return self.at[place] if place < len(self.at) else None


class _Count:
    """The labels of a text, to tell whether a count goes on behind a line."""

    def __init__(self, lines: Sequence[str], language: str) -> None:
        self.articles = _Rows()
        self.units = _Rows()  # parts, chapters, sections
        self.styles: dict[str, _Rows] = {}
        self.labels: list[tuple[int, str]] = []  # (index, style) of every enumerated line
        self.filled: list[int] = []
        self.anchors: list[int] = []
        for index, line in enumerate(lines):
            if not line:
                continue
            self.filled.append(index)
            marker = markers.read(line, language)
            if marker is None:
                if is_anchor(line):
                    self.anchors.append(index)
                continue
            self._label(index, marker)

    def _label(self, index: int, marker: Marker) -> None:
        if marker.kind == "article":
            self.articles.add(index, (marker.value, marker.sub))
        elif marker.kind != "enum":
            self.units.add(index, (marker.value,))
        elif not marker.bullet and marker.strength >= markers.MEDIUM:
            reading = marker.readings[0]
            rows = self.styles.setdefault(reading.style, _Rows())
            rows.add(index, reading.path or (reading.value,))
            self.labels.append((index, reading.style))

    def goes_ahead(self, index: int, since: int) -> bool:
        """Whether an appendix may begin at a line: what was counted since `since` is at its end."""
        if not self.filled or self.filled[0] >= index:
            return False
        last, following = self.articles.before(index, since), self.articles.after(index)
        if last is not None:
            if following is not None and following[0] != 1 and following > last:
                return False
        elif following is not None and self.units.before(index, since) is not None:
            return False  # a list of contents
        signed = bisect_left(self.anchors, index) - 1
        if signed >= 0 and self.anchors[signed] > since:
            between = bisect_left(self.filled, index) - bisect_left(
                self.filled, self.anchors[signed]
            )
            if between <= _NEAR:
                return True
        return not (self._next_goes_on(index, since) or self._top_goes_on(index, since, last))

    def _next_goes_on(self, index: int, since: int) -> bool:
        """Whether the very next label continues a count that was open."""
        place = bisect_left(self.labels, (index, ""))
        if place == len(self.labels):
            return False
        at, style = self.labels[place]
        unit = self.articles.next_at(index)
        if unit is not None and unit < at:
            return False
        opened = bisect_left(self.articles.at, index) - 1
        if opened >= 0:
            since = max(since, self.articles.at[opened])
        return _goes_on(self.styles[style], index, since)

    def _top_goes_on(self, index: int, since: int, article: tuple[int, ...] | None) -> bool:
        """Without articles: whether the count of the outermost labels continues."""
        if article is not None:
            return False
        place = bisect_left(self.labels, (since + 1, ""))
        if place == len(self.labels) or self.labels[place][0] >= index:
            return False
        return _goes_on(self.styles[self.labels[place][1]], index, since)


def _goes_on(rows: _Rows, index: int, since: int) -> bool:
    last, following = rows.before(index, since), rows.after(index)
    if last is None or following is None:
        return False
    if len(last) > 1:
        return following > last and 0 <= following[0] - last[0] <= 1
    return following[0] == last[0] + 1


def _note_end(lines: Sequence[str], heads: dict[int, Head], index: int) -> int:
    """Index behind a note that only names the appendices, 0 where the line heads one.

    The note stands before the signature (附件：1.… 2.…, then issuer and date), or before the
    appendices themselves, whose count begins again behind it.
    """
    last = 0
    for at in range(index, min(len(lines), index + _LONGEST_NOTE)):
        line = lines[at]
        if not line:
            continue
        head = heads.get(at)
        if head is not None:
            value = head.values[0] if head.values else 0
            if (at > index and value and value <= last) or (value == 1 and at > index and not last):
                return at
            last = max(last, value)
            continue
        if is_anchor(line):
            return at
        if is_issuer(line):
            rest = (other for other in lines[at + 1 : at + 4] if other)
            if is_anchor(next(rest, "")):
                return at
        marker = markers.read(line, CHINESE)
        listed = marker is not None and marker.kind == "enum" and not marker.bullet
        if not listed or len(line) > _LONGEST_TITLE[CHINESE] or line[-1] in "。；":
            return 0
        if marker is not None and marker.value == 1 and line[:1] in "1１一":
            return 0  # a list of its own begins below the head
    return 0


# what stands below a head ------------------------------------------------------------------------


@dataclass(frozen=True)
class Appendix:
    """The head of an appendix, its title, and the index of the first line below both."""

    head: Head
    heading: str
    text: str
    begin: int


def open_at(lines: Sequence[str], start: int, end: int, language: str) -> Appendix:
    """Head and title of the appendix in `lines[start:end]`.

    The title stands behind the label or below it; in capitals it may go on over several lines.
    """
    head = read_head(lines[start])
    assert head is not None  # noqa: S101 - `find` named the line
    position = start + 1
    title, text = head.rest, ""
    if title[:1] in ("(", "（"):
        title, text = "", title
    if not title and not text:
        below = next((at for at in range(position, end) if lines[at]), None)
        if below is not None and _is_title(lines[below], language):
            title, position = lines[below], below + 1
    while (
        title
        and position < end
        and is_upper(title)
        and is_upper(lines[position])
        and _is_title(lines[position], language)
    ):
        title = f"{title} {lines[position]}"
        position += 1
    return Appendix(head, title, text, position)


def _is_title(line: str, language: str) -> bool:
    if len(line) > _LONGEST_TITLE[VIETNAMESE if language == VIETNAMESE else CHINESE]:
        return False
    if line[-1] in _ENDS or line[-1] in "：:、" or line[0] in "（(![" or "\t" in line:
        return False
    if is_table_line(line) or any(char in line for char in "。；："):
        return False
    if is_anchor(line) or read_head(line) is not None:
        return False
    return markers.read(line, language) is None and not markers.names_unit(line)


def value_of(head: Head, before: int) -> int | None:
    """The number of an appendix behind one that has the number `before`; None where unnumbered."""
    if before + 1 in head.values:
        return before + 1
    return head.values[0] if head.values else None


def joins(number: str, heading: str) -> bool:
    """Whether a title may stand on the line of its label: read again they are the same."""
    head = read_head(f"{number} {heading}")
    return head is not None and (head.number, head.rest) == (number, heading)
