"""What changed between two contents, as pieces for the screen. Pure: imports no Django.

Chinese is compared by character, Vietnamese by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Any

#: Longer texts are compared by line first: comparing by character costs the square of the length.
_LONG = 4000
#: Unchanged text around a change that is shown, in pieces (characters or words).
_CONTEXT = 60


@dataclass(frozen=True)
class Piece:
    """A run of text: kind is "same", "added", "removed" or "gap" (left out, unchanged)."""

    kind: str
    text: str


class _Text(HTMLParser):
    _BLOCKS = frozenset({"p", "li", "h2", "h3", "h4", "tr", "br", "div"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            given = dict(attrs)
            inside = f"{given.get('linktype') or ''} {given.get('id') or ''}".strip()
            self._targets.append(given.get("href") or inside)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._targets and (target := self._targets.pop()):
            # Where a link leads is part of what is decided.
            self.parts.append(f" ⟨{target}⟩")
        if tag in self._BLOCKS:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        if tag == "br":
            self.parts.append("\n")


def plain(value: Any) -> str:
    """Any stored value as text to read: markup gone, lists line by line."""
    return re.sub(r"\n{2,}", "\n", "\n".join(_lines(value))).strip()


def _lines(value: Any) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, dict):
        if "type" in value and "value" in value:  # a block of a StreamField
            yield from _lines(value["value"])
        else:
            for key, item in value.items():
                if key not in {"id", "sha256"}:
                    yield from _lines(item)
    elif isinstance(value, list):
        for item in value:
            yield from _lines(item)
    else:
        text = str(value)
        if "<" in text and ">" in text:
            parser = _Text()
            parser.feed(text)
            text = "".join(parser.parts)
        yield text.strip()


def _tokens(text: str, language: str) -> list[str]:
    if language == "vi":
        return re.findall(r"\s+|\w+|[^\w\s]", text)
    return re.findall(r"\s+|[A-Za-z0-9]+|.", text, re.DOTALL)


def compare(before: str, after: str, language: str) -> list[Piece]:
    """The pieces that turn `before` into `after`, unchanged stretches shortened."""
    if before == after:
        return [Piece("same", after)] if after else []
    if max(len(before), len(after)) > _LONG:
        return _shorten(_compare_lines(before, after, language))
    return _shorten(_pieces(_tokens(before, language), _tokens(after, language)))


def _pieces(before: list[str], after: list[str]) -> list[Piece]:
    found: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(before[a1:a2])))
            continue
        if a2 > a1:
            found.append(Piece("removed", "".join(before[a1:a2])))
        if b2 > b1:
            found.append(Piece("added", "".join(after[b1:b2])))
    return found


def _compare_lines(before: str, after: str, language: str) -> list[Piece]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[a1:a2])))
            continue
        left, right = "".join(old[a1:a2]), "".join(new[b1:b2])
        if left and right and max(len(left), len(right)) <= _LONG:
            found += _pieces(_tokens(left, language), _tokens(right, language))
        else:
            found += [Piece(k, t) for k, t in (("removed", left), ("added", right)) if t]
    return found


def _shorten(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if piece.kind != "same" or len(piece.text) <= 3 * _CONTEXT:
            found.append(piece)
            continue
        head = "" if index == 0 else piece.text[:_CONTEXT]
        tail = "" if index == last else piece.text[-_CONTEXT:]
        if head:
            found.append(Piece("same", head))
        found.append(Piece("gap", ""))
        if tail:
            found.append(Piece("same", tail))
    return found
