"""From a tree back to text: `parse(render(tree))` gives the same tree."""

from __future__ import annotations

from collections.abc import Iterable

from .nodes import Node

_TITLED = ("part", "chapter", "section")


def render(provisions: Iterable[Node]) -> str:
    """Plain text, one line a label or paragraph, a blank line after a chapter's heading."""
    out: list[str] = []
    for node in provisions:
        _render(node, out)
    return "\n".join(out)


def _render(node: Node, out: list[str]) -> None:
    lines = node.text.split("\n") if node.text else []
    children = node.children
    if node.number:
        first = node.heading or (lines.pop(0) if lines else "")
        if not first and _lends_its_line(node):
            child = children[0]
            lines = child.text.split("\n")
            first = lines.pop(0)
            out.append(f"{node.number} {first}")
            out.extend(lines)
            for grandchild in child.children:
                _render(grandchild, out)
            children = children[1:]
            lines = []
        else:
            out.append(f"{node.number} {first}".strip())
        if node.kind in _TITLED:
            out.append("")
    out.extend(lines)
    for child in children:
        _render(child, out)


def _lends_its_line(node: Node) -> bool:
    """An article whose first unnumbered paragraph goes onto the line of its label."""
    if node.kind != "article" or not node.children:
        return False
    first = node.children[0]
    return first.kind == "paragraph" and not first.number and bool(first.text)
