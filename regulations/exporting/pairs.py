"""Both languages of a printing side by side, provision by provision. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regulations.structure import Node, align

from .document import IssuedText

CHINESE, VIETNAMESE = "zh-hans", "vi"
TITLED = ("part", "chapter", "section")


@dataclass(frozen=True)
class Pair:
    """One provision: its own number, heading and text in each of the languages asked for, None
    where one lacks it. `depth` counts from the outermost provision."""

    id: str
    kind: str
    depth: int
    nodes: tuple[Node | None, ...]


def pairs(issued: IssuedText, languages: Sequence[str]) -> list[Pair]:
    """The provisions in document order, appendices left out."""
    trees = {
        language: [node for node in text.provisions if node.kind != "appendix"]
        for language, text in issued.texts.items()
    }
    depths: dict[str, int] = {}
    for language in (*languages, CHINESE, VIETNAMESE):
        for node, depth in _deep(trees.get(language, ()), 0):
            depths.setdefault(node.id, depth)
    found = []
    for row in align(trees.get(CHINESE, ()), trees.get(VIETNAMESE, ())):
        by_language = {CHINESE: row.zh, VIETNAMESE: row.vi}
        nodes = tuple(by_language[language] for language in languages)
        first = next((node for node in nodes if node), None)
        if first:
            found.append(Pair(row.id, first.kind, depths[row.id], nodes))
    return found


def _deep(nodes: Sequence[Node], depth: int) -> list[tuple[Node, int]]:
    found = []
    for node in nodes:
        found.append((node, depth))
        found += _deep(node.children, depth + 1)
    return found


def labelled(node: Node, language: str) -> str:
    """Number and heading as one line: "第二条　适用范围", "Điều 2. Đối tượng áp dụng"."""
    if not node.number or not node.heading:
        return node.number or node.heading
    is_open = node.number[-1].isalnum()
    if language == CHINESE:
        return f"{node.number}{'　' if is_open else ''}{node.heading}"
    return f"{node.number}{'. ' if is_open else ' '}{node.heading}"


