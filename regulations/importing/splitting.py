"""Compilations: one file, several documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from regulations.structure import CHINESE, detect, markers
from regulations.structure.appendices import is_head
from regulations.structure.closing import ZH_DATE, is_anchor
from regulations.structure.markers import STRUCTURAL, Marker

from .cleaning import Line
from .contents import take_contents
from .pages import PAGE_BREAK
from .source import Findings
from .titles import is_letterhead, is_title, squeeze, title_at_front

_AHEAD = 12
_SIGNED = re.compile(
    r"(?<=[。；;！!）)])[ ]*(?P<issuer>[^。；;，,：:！!、]{2,30}?"
    r"(?:医院|中心|委员会|办公室|[科部局处室院])|"
    r"(?:副?院长|主任)[ ]?[：:][ ]?[\u4e00-\u9fff]{2,4}?)?[ ]*"
    rf"(?P<date>{ZH_DATE})$"
)
_SENTENCE_ENDS = "。；;！!？?"
_RULES = ("制度", "规定", "办法", "条例", "实施细则", "工作规范", "操作规程", "应急预案")
"""Endings of a title that head a whole document wherever a count begins anew behind them."""
_NEAR = 3
"""Filled lines from a signature or a letterhead to the title behind it."""
_ISSUES = re.compile(r"通知|决定|印发|QUYẾT ĐỊNH|THÔNG BÁO", re.IGNORECASE)
"""Titles of documents that merely issue what stands behind them."""
_RUNNING = 120
"""Characters of a line that is a running text and no title."""
_BEGINS = re.compile(r"为了?|根据|依据|按照|第[ \u3000]?[一1１][ \u3000]?[章条编]|一、")
_CAPTION = re.compile(r"(?P<name>.{4,60})_第[ ]?\d{1,4}[ ]?页")


@dataclass
class Segment:
    """The lines of one document; `hint` is its title where that is known already."""

    lines: list[Line] = field(default_factory=list)
    hint: str = ""

    @property
    def start(self) -> int:
        return self.lines[0].at if self.lines else 0


def split(lines: Sequence[Line], language: str, findings: Findings) -> list[Segment]:
    """The documents of a file, in order; at least one."""
    contents = take_contents([line.text for line in lines])
    if contents.removed:
        message = "A list of contents was left out."
        findings.add(lines[0].at if lines else 0, "contents", message, contents.removed)
    rows = _numbered_again(lines, contents.lines)
    rows = _broken_at_pages(rows, contents.entries)
    rows = _without_repeated_titles(rows, language, findings)
    rows = _hinted(rows, findings)
    if not rows:
        return [Segment()]
    starts = _starts(rows, language)
    segments: list[Segment] = []
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        own = rows[start:end]
        segments.append(Segment(list(own), _hint(own)))
    return segments


def _hint(rows: Sequence[Line]) -> str:
    """The known title; of several in a row (a cover before the first rule) the last."""
    hint = ""
    for row in rows:
        if row.title:
            hint = row.text
        elif hint and row.text:
            break
    return hint


def _hinted(rows: list[Line], findings: Findings) -> list[Line]:
    """A title glued to the front of the text: known from a page caption (制度名_第1页), or told
    from the words with which the text of a rule begins."""
    captions = (_CAPTION.fullmatch(row.warn.text) for row in findings.rows)
    names = {match["name"] for match in captions if match}
    first = next((index for index, row in enumerate(rows) if row.text), None)
    if first is None:
        return rows
    text, at = rows[first].text, rows[first].at
    name = max((name for name in names if text.startswith(name)), key=len, default="")
    if not name and len(text) > _RUNNING:
        title = title_at_front(text)
        name = title if title and _BEGINS.match(text[len(title) :].lstrip()) else ""
    if not name:
        return rows
    rest = text[len(name) :].strip()
    return [*rows[:first], Line(at, name, title=True), Line(at, rest), *rows[first + 1 :]]


def _numbered_again(lines: Sequence[Line], texts: Sequence[str]) -> list[Line]:
    """The texts with the source lines they came from (one line may have become two)."""
    if len(texts) == len(lines):
        return [Line(line.at, text) for line, text in zip(lines, texts, strict=True)]
    same = next(
        (i for i, line in enumerate(lines) if i >= len(texts) or texts[i] != line.text),
        len(lines),
    )
    extra = len(texts) - len(lines)
    out: list[Line] = []
    for index, text in enumerate(texts):
        source = index if index <= same else max(same, index - extra)
        out.append(Line(lines[min(source, len(lines) - 1)].at, text))
    return out


def _broken_at_pages(rows: Sequence[Line], entries: Sequence[str]) -> list[Line]:
    """At a page break a title begins a new line; elsewhere the text simply goes on."""
    out: list[Line] = []
    for row in rows:
        if PAGE_BREAK not in row.text:
            out.append(row)
            continue
        current = ""
        for number, piece in enumerate(row.text.split(PAGE_BREAK)):
            if number == 0:
                current = piece
                continue
            title = ""
            if not current.strip() or _page_may_end(current.rstrip()):
                title = title_at_front(piece, entries)
            if not title:
                current += piece
                continue
            out += [Line(row.at, text) for text in signature_apart(current)]
            out.append(Line(row.at, title, title=True))
            current = piece.lstrip()[len(title) :]
        out += [Line(row.at, text) for text in signature_apart(current)]
    return out


def _page_may_end(text: str) -> bool:
    return text[-1] in _SENTENCE_ENDS or bool(_SIGNED.search(text[-80:]))


def signature_apart(text: str) -> list[str]:
    """Issuer and date glued to the end of a text stand on lines of their own."""
    text = text.strip()
    tail = text[-80:]
    match = _SIGNED.search(tail)
    if match is None or not any(char in match["date"] for char in "年月日"):
        return [text] if text else []
    body = text[: len(text) - len(tail) + match.start()].strip()
    parts = [body, (match["issuer"] or "").strip(), match["date"].strip()]
    return [part for part in parts if part]


def _without_repeated_titles(rows: Sequence[Line], language: str, findings: Findings) -> list[Line]:
    """A title line whose words the next line begins with again: taken off there."""
    out = list(rows)
    filled = [index for index, row in enumerate(rows) if row.text]
    for here, after in pairwise(filled):
        title, text = out[here].text, out[after].text
        if not is_title(title, language):
            continue
        repeated = _repeated(title, text)
        if repeated:
            message = "A title that was printed twice was left out once."
            findings.add(out[after].at, "duplicate_title", message, text[:repeated])
            out[here] = Line(out[here].at, title, title=True)
            out[after] = Line(out[after].at, text[repeated:].strip())
    return out


def _repeated(title: str, text: str) -> int:
    """How many characters of `text` repeat the title (or most of it, glued to a label)."""
    if squeeze(text) == squeeze(title):
        return len(text)
    if text.startswith(title):
        return len(title)
    common = 0
    for one, other in zip(title, text, strict=False):
        if one != other:
            break
        common += 1
    glued = common >= 6 and common * 10 >= len(title) * 7
    return common if glued and markers.read(text[common : common + 40], CHINESE) else 0


def _starts(rows: Sequence[Line], language: str) -> list[int]:
    """Indexes of the lines that begin a document."""
    state = _Boundaries()
    for index, row in enumerate(rows):
        if row.text:
            state.line(index, row, language)
    return [0, *state.starts]


class _Boundaries:
    """Reads lines in order; a document begins at a title after which the count begins anew."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.filled = 0
        self.titles: list[tuple[int, int]] = []  # (how many filled lines before, index)
        self.last_title = ""
        self.signed = -_AHEAD  # the last line that only a signature block has
        self.appendix = -_AHEAD
        self.bare = -_AHEAD  # the last label of a unit that stands alone in its line
        self.head: list[tuple[int, int]] = []  # lines of a letterhead, as `titles`
        self._fresh()

    def _fresh(self) -> None:
        self.top = ""  # style of the document's first label
        self.units: dict[str, int] = {}
        self.has_text = False
        self.named = ""  # the first title of the document

    def line(self, index: int, row: Line, language: str) -> None:
        self.filled += 1
        text = row.text
        if row.title:
            if self.has_text or self.top:
                self._begin(index)
            self.titles = [(self.filled, index)]
            return
        marker = markers.read(text[:300], language)
        if marker is not None and marker.strength >= markers.MEDIUM and not marker.bullet:
            self._label(marker)
            if marker.kind in STRUCTURAL and not marker.rest:
                self.bare = self.filled
        elif self.filled - self.bare <= 1:
            pass  # the heading below the label of a chapter
        elif is_title(text, language) or is_title(text, detect(text)):
            self._title(index, text)
        elif is_anchor(text):
            self.signed = self.filled
        elif is_letterhead(text):
            if not self.head or self.filled - self.head[-1][0] > _NEAR:
                self.head = []
            self.head.append((self.filled, index))
        elif is_head(text):
            self.appendix = self.filled
        elif len(text) > 60 or text[-1] in _SENTENCE_ENDS:
            self.has_text = True

    def _title(self, index: int, text: str) -> None:
        if self.filled - self.appendix <= 1 and not _ISSUES.search(self.named):
            return  # the title of an appendix
        headed = bool(self.head) and self.filled - self.head[-1][0] <= _NEAR
        signed = self.filled - self.signed <= _NEAR + (len(self.head) if headed else 0)
        goes_on = bool(self.titles) and self.filled - self.titles[-1][0] <= 2
        if (signed or headed) and (self.has_text or self.top) and not goes_on:
            self._begin(self.head[0][1] if headed else index)
        if headed and not goes_on:
            self.titles += self.head
        self.titles.append((self.filled, index))
        self.head = []
        self.last_title = text
        self.named = self.named or text

    def _begin(self, index: int) -> None:
        if index:
            self.starts.append(index)
        self._fresh()

    def _label(self, marker: Marker) -> None:
        near = [one for one in self.titles if self.filled - one[0] <= _AHEAD]
        self.titles, self.head = [], []
        reading = marker.readings[0]
        unit = marker.kind in STRUCTURAL
        if near and self.top and reading.value == 1 and self._anew(marker, near):
            first = _first_of(near)
            if not self.starts or first > self.starts[-1]:
                self._begin(first)
        if not self.top:
            self.top = marker.kind if unit else reading.style
        if unit:
            self.units[marker.kind] = marker.value

    def _anew(self, marker: Marker, near: Sequence[tuple[int, int]]) -> bool:
        style = marker.readings[0].style
        if marker.kind in STRUCTURAL:
            return marker.kind in self.units or self.top not in ("chapter", "part")
        if style == self.top:
            return True
        if self.filled - near[-1][0] <= 2 and self.last_title.endswith(_RULES):
            return True
        close = self.filled - near[-1][0] <= 4 and near[-1][0] - self.appendix > 3
        return self.top in STRUCTURAL and close and style in ("han.mark", "arabic.mark")


def _first_of(near: Sequence[tuple[int, int]]) -> int:
    """The first of the title lines that stand together before a label."""
    before, first = near[-1]
    for place, index in reversed(near[:-1]):
        if before - place > 2:
            break
        before, first = place, index
    return first
