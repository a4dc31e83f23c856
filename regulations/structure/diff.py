"""Which ids differ between two trees: what an author is shown when his text changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .nodes import Node, walk


@dataclass(frozen=True)
class Changes:
    """Ids in document order. `changed`: same id, other number, heading or own text."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def changed_ids(old: Sequence[Node], new: Sequence[Node]) -> Changes:
    before = {node.id: node for node in walk(old)}
    after = {node.id: node for node in walk(new)}
    return Changes(
        added=tuple(key for key in after if key not in before),
        removed=tuple(key for key in before if key not in after),
        changed=tuple(
            key for key in after if key in before and _own(before[key]) != _own(after[key])
        ),
    )


def _own(node: Node) -> tuple[str, str, str, str]:
    return node.kind, node.number, node.heading, node.text
