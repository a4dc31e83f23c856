"""Page numbers and slice numbers: lines of their own, line starts, and inside running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from regulations.structure import detect, markers

from .series import even_series

PAGE_BREAK = "\x02"
"""Left where a page number was taken out of running text; the splitter reads it."""

_ENDS = "。！？；;.!?:："
_SLICE = re.compile(r"(?P<number>\d{1,3})[、.．,，)）]?[ \u3000]*(?=\D)")
_SLICE_LABEL = re.compile(r"\d{1,3}[、.．,，)）]?[ \u3000]*")
_LONGEST_HEADING = 60
_LONG_LINE = 400
_SHORTEST_PAGE = 60
_FEWEST_BARE = 5
"""Slice numbers without any mark; fewer may be headings (1 Purpose, 2 Scope)."""
_SHORTEST_CUT = 20
"""Characters of a line that is cut in the middle; a shorter one may be a heading."""

_PAGE_LINE = re.compile(
    r"(?:[-–—~·•][ ]*\d{1,4}[ ]*[-–—~·•]|(?:第[ ]*\d{1,4}[ ]*页[ ,，/]*)?共[ ]*\d{1,4}[ ]*页[。.]?|"
    r"第[ ]*\d{1,4}[ ]*页(?:[ ,，/]*共[ ]*\d{1,4}[ ]*页)?[。.]?|\d{1,4}[ ]*/[ ]*\d{1,4}|"
    r"(?:Trang|TRANG|Page|PAGE)[ ]*:?[ ]*\d{1,4}(?:[ ]*(?:/|of|trên)[ ]*\d{1,4})?)"
)
_PAGE_INSIDE = re.compile(r"第[ ]*\d{1,4}[ ]*页[ ,，/]*共[ ]*\d{1,4}[ ]*页")
_NUMBER_LINE = re.compile(r"\d{1,4}")
_IN_TEXT = re.compile(
    r"(?<![\d.．第/\-–%％（(\[〔【A-Za-z])(?<!\d[,，])(?P<number>\d{1,3})"
    r""
    r"(?=[^\d.．、,，)）:：;；/\-–~%％℃°年月日号级项条章节款个名次天小时分秒元万人床岁台层楼种类件份倍周届"
    r" A-Za-z\]〕】])"
)


def is_page_line(line: str) -> bool:
    """Nothing but a page number with its trimmings: - 3 -, 第 1 页 共 9 页, Trang 2/5."""
    return bool(_PAGE_LINE.fullmatch(line))


def inner_page_marks(line: str) -> list[str]:
    """Every "第 1 页共 1 页" inside a line."""
    return _PAGE_INSIDE.findall(line)


def number_lines(lines: Sequence[str]) -> list[int]:
    """Indexes of lines that hold only a number and together rise by one: page numbers."""
    rising: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if not _NUMBER_LINE.fullmatch(line):
            continue
        value = int(line)
        if run and value == run[-1][1] + 1:
            run.append((index, value))
        else:
            rising.extend(run if len(run) > 1 else [])
            run = [(index, value)]
    rising.extend(run if len(run) > 1 else [])
    return [index for index, _ in rising]


def slice_numbers(lines: Sequence[str]) -> list[tuple[int, str]] | None:
    """Lines whose leading number a sharing site put there, with the number; None without a series.

    The numbers rise from 1 over the whole text at nearly equal distances, and the text is cut
    in the middle of sentences.
    """
    offsets: list[int] = []
    total = 0
    for line in lines:
        offsets.append(total)
        total += len(line)
    at_offset: dict[int, int] = {}
    candidates: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        match = _SLICE.match(line)
        if match:
            at_offset[offsets[index]] = index
            candidates.setdefault(int(match["number"]), []).append(offsets[index])
    found = even_series(candidates, total, least=3, near=0.75, far=1.35)
    if found is None or total / len(found) < 80:
        return None
    indexes = [at_offset[offset] for offset in found]
    before = [_line_before(lines, index) for index in indexes[1:]]
    cut = sum(1 for line in before if _is_cut(line))
    # a cut hardly ever meets the end of a sentence; the labels of lists nearly always do
    if found[0] > total / len(found) or cut * 5 < len(before) * 3:
        return None
    labels = [_SLICE_LABEL.match(lines[index]) for index in indexes]
    marks = Counter(label[0].strip(" \u3000")[-1:] for label in labels if label)
    commonest = max(marks, key=lambda mark: marks[mark])
    bare = commonest.isdigit()
    if not bare and sum(n for mark, n in marks.items() if mark != commonest) * 5 > len(labels):
        return None  # numbers of several kinds: labels
    if bare and len(labels) < _FEWEST_BARE:
        return None
    return [(index, label[0]) for index, label in zip(indexes, labels, strict=True) if label]


def _is_cut(line: str) -> bool:
    """Whether a line may have been ended within a sentence: it is no heading and no lead-in."""
    if len(line) < _SHORTEST_CUT or line[-1] in f"{_ENDS}|":  # a row of a table ends where it ends
        return False
    return len(line) > _LONGEST_HEADING or markers.read(line, detect(line)) is None


def _line_before(lines: Sequence[str], index: int) -> str:
    while index:
        index -= 1
        if lines[index]:
            return lines[index]
    return ""


def running_page_numbers(text: str) -> list[tuple[int, int]]:
    """(start, end) of the page numbers inside running text; empty where there is no series.

    One of them at least must stand where no number can belong: inside a sentence.
    """
    if len(text) < _LONG_LINE:
        return []
    ends: dict[int, int] = {}
    candidates: dict[int, list[int]] = {}
    for match in _IN_TEXT.finditer(text):
        ends[match.start()] = match.end()
        candidates.setdefault(int(match["number"]), []).append(match.start())
    found = even_series(candidates, len(text), least=3, near=0.02, far=2.6)
    if found is None:
        return []
    gaps = [after - here for here, after in pairwise(found)]
    short = sum(1 for gap in gaps if gap < _SHORTEST_PAGE)  # a cover, a list of contents
    if short > max(1, len(gaps) // 5) or len(text) / len(found) < _SHORTEST_PAGE:
        return []
    inside = [start for start in found[1:] if text[start - 1] not in _ENDS + PAGE_BREAK]
    return [(start, ends[start]) for start in found] if inside else []
