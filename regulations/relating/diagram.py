"""The diagram of relations as SVG: what a text takes from others to the left, who takes from it
to the right. Pure; every text and address in it is escaped.

Colours come from the style sheet by class, links can be reached by keyboard, and title and
description say what is drawn; the list that stands beside it says the same in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ..rendering.inline import escape, safe_href

#: Units of the drawing, about a pixel each.
_WIDTH = 1040
_BOX = 280
_GAP = 14
_LINE = 18
_PAD = 10
_LABEL = 16
#: On each side so many are drawn; the list has all.
MOST = 24
_MOST_LINES = 2
#: Characters of 14 px: a Chinese one is as wide as it is high, a Latin one about 0.56 of it.
_SIZE = 14.0
_NARROW = 0.56
_ASCENT = 14


@dataclass(frozen=True)
class Node:
    """A document. `relation` is what is said on the way to it; `state` a class ("bad", "")."""

    relation: str
    title: str
    language: str
    number: str = ""
    href: str = ""
    state: str = ""


@dataclass(frozen=True)
class _Placed:
    node: Node
    lines: list[str]
    y: int
    height: int


def _wide(sign: str) -> float:
    return _SIZE if unicodedata.east_asian_width(sign) in "WF" else _SIZE * _NARROW


def lines_of(text: str, width: float, most: int = _MOST_LINES) -> list[str]:
    """`text` in lines no wider than `width`; where it takes more than `most` it ends in "…".
    Chinese breaks anywhere, Latin script between words where it can."""
    pieces = re.findall(r"[^\W\u2e80-\u9fff\uff00-\uffef]+|\s+|.", text, re.DOTALL)
    found: list[str] = []
    line, used = "", 0.0
    for piece in pieces:
        for part in [piece] if sum(map(_wide, piece)) <= width else list(piece):
            size = sum(map(_wide, part))
            if used + size > width and line.strip():
                found.append(line.strip())
                line, used = "", 0.0
                if part.isspace():
                    continue
            line += part
            used += size
    if line.strip():
        found.append(line.strip())
    if len(found) > most:
        last = found[most - 1]
        while last and sum(map(_wide, last)) + _SIZE > width:
            last = last[:-1]
        found = [*found[: most - 1], f"{last}…"]
    return found


def _place(nodes: Sequence[Node]) -> tuple[list[_Placed], int]:
    placed, y = [], _GAP
    for node in nodes[:MOST]:
        lines = lines_of(node.title, _BOX - 2 * _PAD)
        height = _LABEL + 2 * _PAD + _LINE * (len(lines) + (1 if node.number else 0))
        placed.append(_Placed(node, lines, y, height))
        y += height + _GAP
    return placed, y


def _texts(lines: Sequence[str], number: str, language: str, x: int, y: int) -> str:
    rows = "".join(
        f'<text x="{x}" y="{y + _ASCENT + _LINE * at}" lang="{escape(language)}">{escape(line)}'
        "</text>"
        for at, line in enumerate(lines)
    )
    if number:
        at = y + _ASCENT + _LINE * len(lines)
        rows += f'<text class="number" x="{x}" y="{at}">{escape(number)}</text>'
    return rows


def _box(one: _Placed, x: int) -> str:
    node = one.node
    state = f" {node.state}" if re.fullmatch(r"[a-z]+", node.state) else ""
    top = one.y + _LABEL
    drawn = (
        f'<text class="relation" x="{x}" y="{one.y + 11}">{escape(node.relation)}</text>'
        f'<rect class="box{state}" x="{x}" y="{top}" width="{_BOX}" height="{one.height - _LABEL}"'
        ' rx="8"/>' + _texts(one.lines, node.number, node.language, x + _PAD, top + _PAD - 2)
    )
    href = safe_href(node.href)
    name = escape(" ".join(part for part in (node.relation, node.title, node.number) if part))
    if not href:
        return f"<g><title>{name}</title>{drawn}</g>"
    return f'<a href="{escape(href)}"><title>{name}</title>{drawn}</a>'


def _edge(one: _Placed, x: int, middle: int, end: int) -> str:
    y = one.y + _LABEL + (one.height - _LABEL) // 2
    half = (x + end) // 2
    return f'<path class="edge" d="M{x} {y}C{half} {y} {half} {middle} {end} {middle}"/>'


def svg(
    centre: Node, left: Sequence[Node], right: Sequence[Node], title: str, description: str
) -> str:
    """The whole drawing. `left` and `right` are drawn in their order, as many as `MOST`."""
    boxes_left, height_left = _place(left)
    boxes_right, height_right = _place(right)
    lines = lines_of(centre.title, _BOX - 2 * _PAD, 4)
    own = 2 * _PAD + _LINE * (len(lines) + (1 if centre.number else 0))
    height = max(height_left, height_right, own + 2 * _GAP)
    at_left, at_centre, at_right = 0, (_WIDTH - _BOX) // 2, _WIDTH - _BOX
    middle = height // 2
    top = middle - own // 2
    edges = "".join(_edge(one, at_left + _BOX, middle, at_centre) for one in boxes_left)
    edges += "".join(_edge(one, at_right, middle, at_centre + _BOX) for one in boxes_right)
    drawn = "".join(_box(one, at_left) for one in boxes_left)
    drawn += (
        f'<g><rect class="box own" x="{at_centre}" y="{top}" width="{_BOX}" height="{own}" rx="8"/>'
        + _texts(lines, centre.number, centre.language, at_centre + _PAD, top + _PAD - 2)
        + "</g>"
    )
    drawn += "".join(_box(one, at_right) for one in boxes_right)
    return (
        f'<svg class="diagram" viewBox="0 0 {_WIDTH} {height}" role="group"'
        ' aria-labelledby="diagram-title diagram-description">'
        f'<title id="diagram-title">{escape(title)}</title>'
        f'<desc id="diagram-description">{escape(description)}</desc>{edges}{drawn}</svg>'
    )
