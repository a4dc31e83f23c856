"""What became of a text, word by word: by character in Chinese, by syllable in Vietnamese.

The longest common sequence of words is found first, then read as people would: a stray word that
happens to be the same between two changes belongs to the change, a change begins where a sentence
or a clause does, and blanks never count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from approvals.languages import ZH

from .tokens import is_word, tokens

Kind = Literal["same", "removed", "added"]
#: Above this (words before x words after) lines are compared first: the table of the longest
#: common sequence takes one bit each, 8 MB.
_TABLE = 64_000_000
#: With less than this in common, one text was put for the other.
_REPLACED = 0.2
#: How far a change is moved to find the beginning of a clause.
_SLIDE = 60

_ENDS = frozenset("。！？；!?;")
_PAUSES = frozenset("，、：,:）)”")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. Those that are the same and those added are the text as it is now."""

    kind: Kind
    text: str


@dataclass(slots=True)
class _Edit:
    """`before[a1:a2]` became `after[b1:b2]`."""

    a1: int
    a2: int
    b1: int
    b2: int

    @property
    def is_exchange(self) -> bool:
        return self.a1 < self.a2 and self.b1 < self.b2


@dataclass(frozen=True, slots=True)
class _Text:
    """Words that are compared, and each with the blanks that follow it."""

    words: list[str]
    printed: list[str]

    def join(self, start: int, end: int) -> str:
        return "".join(self.printed[start:end])


def _read(text: str, language: str) -> _Text:
    words: list[str] = []
    printed: list[str] = []
    lead = ""
    for piece in tokens(text, language):
        if piece != "\n" and piece.isspace():
            if printed:
                printed[-1] += piece
            else:
                lead = piece
            continue
        words.append(piece)
        printed.append(lead + piece)
        lead = ""
    return _Text(words, printed)


def compare(before: str, after: str, language: str) -> list[Run]:
    """The runs in order, what was removed before what was put in its place. Texts that differ in
    blanks alone are the same."""
    if before == after:
        return [Run("same", after)] if after else []
    old, new = _read(before, language), _read(after, language)
    return _runs(_edits(old.words, new.words, language), old, new)


def _edits(old: list[str], new: list[str], language: str) -> list[_Edit]:
    start = 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    if not a and not b:
        return []
    if not a or not b:
        found = [_Edit(0, len(a), 0, len(b))]
    elif len(a) * len(b) > _TABLE:
        found = _by_line(a, b, language)
    else:
        found = _readable(_aligned(a, b), a, b, language)
    edits = [_Edit(e.a1 + start, e.a2 + start, e.b1 + start, e.b2 + start) for e in found]
    return [_slid(edit, old, new, edits, at) for at, edit in enumerate(edits)]


def _aligned(a: Sequence[str], b: Sequence[str]) -> list[_Edit]:
    edits: list[_Edit] = []
    for code in Indel.opcodes(a, b):
        if code.tag == "equal":
            continue
        last = edits[-1] if edits else None
        if last is not None and last.a2 == code.src_start and last.b2 == code.dest_start:
            last.a2, last.b2 = code.src_end, code.dest_end
        else:
            edits.append(_Edit(code.src_start, code.src_end, code.dest_start, code.dest_end))
    return edits


def _by_line(a: list[str], b: list[str], language: str) -> list[_Edit]:
    """Very long texts: lines first, then the words of lines that were put for others."""
    old, new = _lines(a), _lines(b)
    edits: list[_Edit] = []
    for edit in _aligned([line for line, _at in old], [line for line, _at in new]):
        a1, a2 = _place(old, edit.a1, len(a)), _place(old, edit.a2, len(a))
        b1, b2 = _place(new, edit.b1, len(b)), _place(new, edit.b2, len(b))
        inner = [_Edit(0, a2 - a1, 0, b2 - b1)]
        if a1 < a2 and b1 < b2 and (a2 - a1) * (b2 - b1) <= _TABLE:
            inner = _readable(_aligned(a[a1:a2], b[b1:b2]), a[a1:a2], b[b1:b2], language)
        edits += [_Edit(e.a1 + a1, e.a2 + a1, e.b1 + b1, e.b2 + b1) for e in inner]
    return edits


def _lines(words: list[str]) -> list[tuple[str, int]]:
    lines: list[tuple[str, int]] = []
    start = 0
    for at, word in enumerate(words):
        if word == "\n" or at == len(words) - 1:
            lines.append((" ".join(words[start : at + 1]), start))
            start = at + 1
    return lines


def _place(lines: list[tuple[str, int]], line: int, end: int) -> int:
    return lines[line][1] if line < len(lines) else end


def _readable(edits: list[_Edit], a: list[str], b: list[str], language: str) -> list[_Edit]:
    """Changes that stand close together become one."""
    found: list[_Edit] = []
    for edit in edits:
        found.append(edit)
        while len(found) > 1 and _is_stray(found[-2], found[-1], a, b, language):
            last = found.pop()
            found[-1] = _Edit(found[-1].a1, last.a2, found[-1].b1, last.b2)
    if len(found) > 1 and "\n" not in a and "\n" not in b:
        changed = max(
            sum(_said(a[e.a1 : e.a2]) for e in found), sum(_said(b[e.b1 : e.b2]) for e in found)
        )
        whole = max(_said(a), _said(b))
        if whole - changed < _REPLACED * whole:
            return [_Edit(found[0].a1, found[-1].a2, found[0].b1, found[-1].b2)]
    return found


def _is_stray(left: _Edit, right: _Edit, a: list[str], b: list[str], language: str) -> bool:
    """Whether what is the same between two changes says too little to keep them apart."""
    between = a[left.a2 : right.a1]
    if "\n" in between:
        return False
    said = _said(between)
    if said == 0:
        return True
    if said == 1 and (language == ZH or (left.is_exchange and right.is_exchange)):
        return True
    sizes = [
        max(_said(a[edit.a1 : edit.a2]), _said(b[edit.b1 : edit.b2])) for edit in (left, right)
    ]
    return said < min(sizes) and said <= 4


def _said(words: Sequence[str]) -> int:
    return sum(1 for word in words if is_word(word))


def _slid(edit: _Edit, old: list[str], new: list[str], edits: list[_Edit], at: int) -> _Edit:
    """An insertion (or removal) of "b, " in "a, b, c" may as well be one of ", b": of all that
    mean the same, the one that begins and ends with a clause."""
    if edit.a1 != edit.a2 and edit.b1 != edit.b2:
        return edit
    words, start, end = (new, edit.b1, edit.b2) if edit.a1 == edit.a2 else (old, edit.a1, edit.a2)
    before = edits[at - 1] if at else None
    after = edits[at + 1] if at + 1 < len(edits) else None
    if words is new:
        least = before.b2 if before else 0
        most = after.b1 if after else len(words)
    else:
        least = before.a2 if before else 0
        most = after.a1 if after else len(words)
    best, best_score = 0, _boundary(words, start, end)
    for step in (-1, 1):
        shift = 0
        while abs(shift) < _SLIDE:
            first, last = start + shift, end + shift
            if step < 0:
                if first <= least or words[first - 1] != words[last - 1]:
                    break
            elif last >= most or words[first] != words[last]:
                break
            shift += step
            score = _boundary(words, start + shift, end + shift)
            if score > best_score:
                best, best_score = shift, score
    return _Edit(edit.a1 + best, edit.a2 + best, edit.b1 + best, edit.b2 + best)


def _boundary(words: list[str], start: int, end: int) -> int:
    """How well a change from `start` up to `end` fits between clauses."""
    return _edge(words, start) + _edge(words, end)


def _edge(words: list[str], at: int) -> int:
    if at in (0, len(words)):
        return 3
    before = words[at - 1]
    if before == "\n" or words[at] == "\n" or before in _ENDS or before == ".":
        return 3
    if before in _PAUSES:
        return 2
    return 1 if words[at] in _ENDS or words[at] in _PAUSES else 0


def _runs(edits: list[_Edit], old: _Text, new: _Text) -> list[Run]:
    runs: list[Run] = []
    here = 0

    def put(kind: Kind, text: str) -> None:
        if text:
            runs.append(Run(kind, text))

    held = ""
    for edit in edits:
        put("same", held + new.join(here, edit.b1))
        removed, added = old.join(edit.a1, edit.a2), new.join(edit.b1, edit.b2)
        held = ""
        if removed and added:
            # The blank behind both stands outside: `<del>a</del><ins>b</ins> c`.
            bare = added.rstrip(" ")
            held, added = added[len(bare) :], bare
            removed = removed.rstrip(" ")
        put("removed", removed)
        put("added", added)
        here = edit.b2
    put("same", held + new.join(here, len(new.words)))
    return runs
