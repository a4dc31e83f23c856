"""Lists of contents: found, taken out, and used to tell where documents begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .pages import PAGE_BREAK
from .titles import squeeze, title_at_front

_HEAD = re.compile(r"目[ \u3000]*[录錄次]|MỤC LỤC|Mục lục|CONTENTS", re.IGNORECASE)
_LEADERS = re.compile(r"(?:[.．。·…_\-]{3,}|(?:[.…·] ){3,}|\t)[ ]*[（(]?\d{1,4}[)）]?$")
_GLUED = re.compile(r"目[ \u3000]{0,4}[录錄次][ \u3000]*(?=1[ ]?[、.．])")
_ENTRY_NUMBER = re.compile(
    r"(?:[\d一二三四五六七八九十]{1,3}[、.．]|第[\d一二三四五六七八九十]{1,3}[章节条篇编部分]+)[ ]*"
)
_LONGEST_ENTRY = 45


@dataclass(frozen=True)
class Contents:
    """`lines` with the list taken out, its text, and its entries."""

    lines: tuple[str, ...]
    removed: str = ""
    entries: tuple[str, ...] = ()


def take_contents(lines: Sequence[str]) -> Contents:
    """Takes the first list of contents out; empty lines stay in its place."""
    for index, line in enumerate(lines):
        if _HEAD.fullmatch(line):
            return _listed(lines, index)
        match = _GLUED.search(line)
        if match:
            return _glued(lines, index, match)
    return Contents(tuple(lines))


def _bare(line: str) -> str:
    return squeeze(_LEADERS.sub("", line).rstrip("0123456789 .…\t"))


def _listed(lines: Sequence[str], head: int) -> Contents:
    later: dict[str, int] = {}
    keys = [_bare(line) if line else "" for line in lines]
    for key in keys[head + 1 :]:
        later[key] = later.get(key, 0) + 1
    taken: list[int] = [head]
    entries: list[str] = []
    for index in range(head + 1, len(lines)):
        line, key = lines[index], keys[index]
        later[key] = later.get(key, 1) - 1
        if not line:
            continue
        repeated = len(line) <= 120 and later.get(key, 0) > 0
        if not (_LEADERS.search(line) or repeated):
            break
        taken.append(index)
        words = _LEADERS.sub("", line).strip()
        entries.append(_ENTRY_NUMBER.sub("", words, count=1) or words)
    if len(taken) < 3:
        return Contents(tuple(lines))
    gone = set(taken)
    kept = tuple("" if index in gone else line for index, line in enumerate(lines))
    return Contents(kept, "\n".join(lines[index] for index in taken), tuple(entries))


def _glued(lines: Sequence[str], at: int, match: re.Match[str]) -> Contents:
    """目录1、…2、…3、… inside running text, up to a page break or the last short entry."""
    line = lines[at]
    stop = line.find(PAGE_BREAK, match.end())
    stop = len(line) if stop < 0 else stop
    entries: list[str] = []
    position, number = match.end(), 1
    while True:
        label = re.compile(rf"{number}[ ]?[、.．][ ]*").match(line, position)
        if label is None:
            break
        following = re.compile(rf"(?<!\d){number + 1}[ ]?[、.．]").search(
            line, label.end(), min(stop, label.end() + _LONGEST_ENTRY + 4)
        )
        end = following.start() if following else min(stop, label.end() + _LONGEST_ENTRY)
        words = line[label.end() : end]
        if following is None and end < stop:  # the last entry: it ends where its title does
            words = title_at_front(words)
            end = label.end() + len(words)
            if not words:
                break
        if any(char in "。；;，," for char in words):
            break
        entries.append(words.strip())
        position, number = end, number + 1
        if following is None:
            break
    if len(entries) < 3:
        return Contents(tuple(lines))
    before, after = line[: match.start()].strip(), line[position:].strip()
    kept = [*lines[:at], before, after, *lines[at + 1 :]]
    return Contents(tuple(kept), line[match.start() : position], tuple(entries))
