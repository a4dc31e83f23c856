"""From a tree back to text: `parse(render(tree))` gives the same tree."""

from __future__ import annotations

from collections.abc import Iterable

from . import appendices, markers, tables
from .language import CHINESE, VIETNAMESE
from .nodes import Node, without_appendices

_LANGUAGES = (CHINESE, VIETNAMESE)
_TITLED = ("part", "chapter", "section")


def render(provisions: Iterable[Node]) -> str:
    """Plain text, one line a label or paragraph, a blank line after a chapter's heading."""
    out: list[str] = []
    for node in provisions:
        _render(node, out)
    return "\n".join(out)


def render_whole(preamble: str, provisions: Iterable[Node], closing: str) -> str:
    """A whole text: the closing stands between the provisions and the appendices."""
    body, attached = without_appendices(provisions)
    parts = (preamble, render(body), closing, render(attached))
    return "\n\n".join(part for part in parts if part)


def _appendix(node: Node, out: list[str]) -> None:
    if node.heading and appendices.joins(node.number, node.heading):
        out.append(f"{node.number} {node.heading}")
    else:
        out += [node.number, *([node.heading] if node.heading else [])]
    if node.heading:
        out.append("")
    out.extend(node.text.split("\n") if node.text else [])
    for child in node.children:
        _render(child, out)


def _render(node: Node, out: list[str]) -> None:
    if node.kind == "appendix":
        _appendix(node, out)
        return
    lines = node.text.split("\n") if node.text else []
    children = node.children
    if node.number:
        first = ""
        if node.heading:
            if _joins(node, node.heading):
                first = node.heading
            else:
                lines.insert(0, node.heading)
        elif lines and node.kind not in _TITLED and _joins(node, lines[0]):
            first = lines.pop(0)
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
            if node.heading and not first:
                out.append(lines.pop(0))
            out.append("")
    out.extend(lines)
    for child in children:
        _render(child, out)


def _lends_its_line(node: Node) -> bool:
    """An article whose first unnumbered paragraph goes onto the line of its label."""
    if node.kind != "article" or not node.children:
        return False
    first = node.children[0]
    if first.kind != "paragraph" or first.number or not first.text:
        return False
    return not node.text and _joins(node, first.text.split("\n")[0])


def _joins(node: Node, line: str) -> bool:
    if tables.is_object_line(line):
        return False
    if node.kind in ("article", "level") and any(
        (marker := markers.read(line, one)) and marker.kind == "enum" for one in _LANGUAGES
    ):
        return False
    least = markers.STRONG if node.kind in markers.STRUCTURAL else markers.WEAK
    return any(markers.joins(node.number, line, one, least) for one in _LANGUAGES)
