"""Pictures in a text: the lines that name them. Pure functions, no Django.

A picture stands on a line of its own, `![caption](figure:3)`; 3 is its number in the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from regulations.structure import Document, Node, Warn, walk

#: The line that names a picture, and the same wherever it stands in a text.
LINE = re.compile(r"\s*!\[(?P<caption>[^\]\n]*)\]\(figure:(?P<number>\d{1,6})\)\s*")
_MARK = re.compile(r"!\[(?P<caption>[^\]\n]*)\]\(figure:(?P<number>\d{1,6})\)")
LEFT_OUT = "A picture could not be taken over."
LEFT_OUT_CODE = "figure_left_out"


@dataclass(frozen=True)
class Named:
    """A line that names a picture."""

    number: int
    caption: str


def of_line(line: str) -> Named | None:
    """The picture that a line names, None for any other line."""
    found = LINE.fullmatch(line)
    return Named(int(found["number"]), found["caption"].strip()) if found else None


def named(text: str) -> list[int]:
    """The numbers that a text names, in order, each once."""
    return list(dict.fromkeys(int(found["number"]) for found in _MARK.finditer(text)))


def named_in(document: Document) -> list[int]:
    """The numbers that a document names, in order, each once."""
    nodes = list(walk(document.provisions))
    texts = [document.preamble, *(part for one in nodes for part in (one.heading, one.text)),
             document.closing]
    return named("\n".join(texts))


def spoken(text: str) -> str:
    """A text as it is found and quoted: of a picture, its caption."""
    return _MARK.sub(lambda found: found["caption"], text)


def without(document: Document, gone: Collection[int]) -> Document:
    """`document` without the marks of these pictures; each of them is said in a warning."""
    left: list[str] = []

    def cut(text: str) -> str:
        def drop(found: re.Match[str]) -> str:
            if int(found["number"]) not in gone:
                return found[0]
            left.append(found[0])
            return ""

        if "](figure:" not in text:
            return text
        lines = [(_MARK.sub(drop, line), line) for line in text.split("\n")]
        return "\n".join(new.strip() for new, old in lines if new.strip() or not old.strip())

    def node(one: Node) -> Node:
        return replace(
            one, heading=cut(one.heading), text=cut(one.text),
            children=tuple(node(child) for child in one.children),
        )  # fmt: skip

    changed = replace(
        document, preamble=cut(document.preamble),
        provisions=tuple(node(one) for one in document.provisions),
        closing=cut(document.closing),
    )  # fmt: skip
    warnings = tuple(Warn(LEFT_OUT_CODE, LEFT_OUT, mark) for mark in left)
    return replace(changed, warnings=(*warnings, *document.warnings)) if left else document


def renumbered(value: Any, numbers: Mapping[int, int]) -> Any:
    """A text, or JSON that holds texts, in which pictures have other numbers."""
    if isinstance(value, str):
        return _MARK.sub(
            lambda found: (
                f"![{found['caption']}]"
                f"(figure:{numbers.get(int(found['number']), int(found['number']))})"
            ),
            value,
        )
    if isinstance(value, Mapping):
        return {key: renumbered(item, numbers) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [renumbered(item, numbers) for item in value]
    return value
