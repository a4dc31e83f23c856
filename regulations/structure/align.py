"""Both languages side by side, provision by provision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .nodes import Node, walk


class Row(NamedTuple):
    """One provision in both languages; None where a language has no counterpart."""

    id: str
    zh: Node | None
    vi: Node | None


def align(zh_nodes: Sequence[Node], vi_nodes: Sequence[Node]) -> list[Row]:
    """Rows in document order, matched by id; the Chinese order leads.

    A provision that only the Vietnamese text has stands after the one it follows there.
    """
    zh_order = list(walk(zh_nodes))
    vi_by_id = {node.id: node for node in walk(vi_nodes)}
    position = {node.id: index for index, node in enumerate(zh_order)}
    ends: dict[str, int] = {}
    _ends(zh_nodes, position, ends)
    after: dict[int, list[Node]] = {}
    _place(vi_nodes, -1, position, ends, after)
    rows = [Row(node.id, None, node) for node in after.get(-1, ())]
    for index, node in enumerate(zh_order):
        rows.append(Row(node.id, node, vi_by_id.get(node.id)))
        rows.extend(Row(only.id, None, only) for only in after.get(index, ()))
    return rows


def without_counterpart(rows: Sequence[Row]) -> list[Row]:
    """The rows one of the languages lacks."""
    return [row for row in rows if row.zh is None or row.vi is None]


def _ends(nodes: Sequence[Node], position: dict[str, int], ends: dict[str, int]) -> int:
    last = -1
    for node in nodes:
        last = max(position[node.id], _ends(node.children, position, ends))
        ends[node.id] = last
    return last


def _place(
    nodes: Sequence[Node],
    start: int,
    position: dict[str, int],
    ends: dict[str, int],
    after: dict[int, list[Node]],
) -> int:
    """Puts what only the second text has after the index it follows; returns the index reached."""
    here = start
    for node in nodes:
        if node.id in position:
            _place(node.children, position[node.id], position, ends, after)
            here = ends[node.id]
        else:
            after.setdefault(here, []).append(node)
            here = max(here, _place(node.children, here, position, ends, after))
    return here
