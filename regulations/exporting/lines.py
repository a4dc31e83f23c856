"""The lines of a tree as `structure.render` writes them, each with the provision it belongs to.

What is written by these lines, whatever its look, reads back to the same tree. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from regulations.structure import Node, render


@dataclass(frozen=True)
class Line:
    """`number` says how many characters of `text` are the provision's number. `is_heading`: the
    line is a heading and nothing else. `depth` counts from the outermost provision. A blank line
    parts a chapter's heading from a text that does not begin with a label."""

    node: Node
    text: str
    number: int = 0
    is_heading: bool = False
    depth: int = 0


def lines(provisions: Iterable[Node], depth: int = 0) -> Iterator[Line]:
    for node in provisions:
        children = node.children
        own = replace(node, children=())
        if _may_lend(node):
            own = replace(node, children=(replace(children[0], children=()),))
            children = (*children[0].children, *children[1:])
        yield from _own(node, render((own,)), depth)
        yield from lines(children, depth + 1)


def _may_lend(node: Node) -> bool:
    """An article whose first paragraph may stand on the line of its number."""
    if node.kind != "article" or node.text or node.heading or not node.children:
        return False
    first = node.children[0]
    return first.kind == "paragraph" and not first.number and not first.heading


def _own(node: Node, text: str, depth: int) -> Iterator[Line]:
    if not text and not node.number:
        return
    heading = node.heading
    for at, line in enumerate(text.split("\n")):
        if at == 0 and node.number:
            rest = line[len(node.number) :].strip()
            yield Line(
                node, line, len(node.number), is_heading=rest == heading, depth=depth
            )
            if rest:
                heading = ""
        elif heading and line == heading:
            yield Line(node, line, is_heading=True, depth=depth)
            heading = ""
        else:
            yield Line(node, line, depth=depth)
