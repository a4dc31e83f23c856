"""A printing as plain values, and the hash that proves that it never changed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from approvals.hashing import content_hash

from .structure import Node, align


@dataclass(frozen=True)
class ProvisionRow:
    """One node in both languages, in the order of the printing; "" where a language lacks it."""

    eid: str
    kind: str
    parent_eid: str
    position: int
    depth: int
    number_zh_hans: str = ""
    number_vi: str = ""
    heading_zh_hans: str = ""
    heading_vi: str = ""
    text_zh_hans: str = ""
    text_vi: str = ""
    lasting: str = ""
    behind: str = ""


@dataclass(frozen=True)
class RelationRow:
    """A relation of a printing, or of one provision of it, to a regulation or an outside act."""

    position: int
    kind: str
    own_eid: str = ""
    target_regulation_id: int | None = None
    target_edition: int | None = None
    target_act_id: int | None = None
    target_eid: str = ""
    target_lasting: str = ""


def _parents(nodes: Iterable[Node], parent: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for node in nodes:
        found[node.id] = parent
        found |= _parents(node.children, node.id)
    return found


def rows(zh: list[Node], vi: list[Node]) -> list[ProvisionRow]:
    """One row a provision, aligned over both languages; the Chinese tree leads."""
    parents = _parents(vi) | _parents(zh)
    depths: dict[str, int] = {}
    made = []
    for position, row in enumerate(align(zh, vi)):
        node = row.zh or row.vi
        if node is None:  # `align` never makes such a row
            continue
        # Where the languages disagree about the order, a provision may come before what holds it
        # in the other language: then it stands for itself. Parents always come first.
        parent = parents[row.id] if parents[row.id] in depths else ""
        depths[row.id] = depth = depths[parent] + 1 if parent else 0
        made.append(
            ProvisionRow(
                eid=row.id,
                kind=node.kind,
                parent_eid=parent,
                position=position,
                depth=depth,
                number_zh_hans=row.zh.number if row.zh else "",
                number_vi=row.vi.number if row.vi else "",
                heading_zh_hans=row.zh.heading if row.zh else "",
                heading_vi=row.vi.heading if row.vi else "",
                text_zh_hans=row.zh.text if row.zh else "",
                text_vi=row.vi.text if row.vi else "",
            )
        )
    return made


def hash_of(
    edition: Mapping[str, Any],
    printing: Mapping[str, Any],
    provisions: Iterable[ProvisionRow],
    relations: Iterable[RelationRow] = (),
) -> str:
    """The hash over everything a reader sees of a printing. The mappings hold JSON values.

    A printing without relations has the hash that it had before there were any.
    """
    content: dict[str, Any] = {
        "edition": dict(edition),
        "printing": dict(printing),
        "provisions": [asdict(row) for row in provisions],
    }
    related = [asdict(row) for row in relations]
    if related:
        content["relations"] = related
    return content_hash(content)
