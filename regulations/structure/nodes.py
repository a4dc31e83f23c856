"""What a parsed document is made of. The dictionaries are the contract of `manage.py outline`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

KINDS = (
    "appendix", "part", "chapter", "section", "article", "paragraph", "point", "item", "level",
)  # fmt: skip
"""Every kind a node may have, outermost first; `level` is for documents without articles.
Appendices stand last in a tree; what they hold is built as a document is."""

_LABEL_MARKS = " \t　.:：．、。)）/-–"


@dataclass(frozen=True)
class Node:
    """One provision.

    `number` is the label as printed, its mark included ("Điều 5.", "（一）"), "" where there is
    none. `heading` and `text` are the node's own, "" where absent; lines of text are parted by
    a line feed.
    """

    kind: str
    id: str
    number: str = ""
    heading: str = ""
    text: str = ""
    children: tuple[Node, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "number": self.number,
            "heading": self.heading,
            "text": self.text,
            "children": [child.to_dict() for child in self.children],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Node:
        """Raises KeyError where `id` or `kind` is missing."""
        return cls(
            kind=str(data["kind"]),
            id=str(data["id"]),
            number=str(data.get("number", "")),
            heading=str(data.get("heading", "")),
            text=str(data.get("text", "")),
            children=tuple(cls.from_dict(child) for child in data.get("children", ())),
        )

    @property
    def label(self) -> str:
        """The number without its closing mark, for citing: "Điều 5", "第五条", "（一）"."""
        stripped = self.number.rstrip(_LABEL_MARKS)
        bracketed = self.number[:1] in "（(〔[" and self.number.rstrip()[-1:] in "）)〕]"
        return self.number.strip() if bracketed else (stripped or self.number.strip())


@dataclass(frozen=True)
class Warn:
    """Something removed or doubted: `text` is the passage concerned, never shortened."""

    code: str
    message: str
    text: str = ""

    def to_dict(self) -> dict[str, str]:
        return {"code": self.code, "message": self.message, "text": self.text}


PREAMBLE = "preamble"
CLOSING = "closing"
_PREAMBLE_MESSAGE = "This text stands before the first provision and belongs to none."
_CLOSING_MESSAGE = "This text stands after the last provision (signature, recipients)."


@dataclass(frozen=True)
class Document:
    """A parsed text: every character of it is in one of these fields or in a warning.

    `preamble` is what stands before the first provision (legal basis, purpose), `closing` what
    stands after the last (signature block, recipients). Appendices are the last provisions, and
    the closing stands before them. In the dictionaries both travel as warnings, because the
    contract has no other place for them.
    """

    title: str
    language: str
    provisions: tuple[Node, ...] = ()
    warnings: tuple[Warn, ...] = ()
    preamble: str = ""
    closing: str = ""

    def to_dict(self) -> dict[str, Any]:
        warnings = list(self.warnings)
        if self.preamble:
            warnings.insert(0, Warn(PREAMBLE, _PREAMBLE_MESSAGE, self.preamble))
        if self.closing:
            warnings.append(Warn(CLOSING, _CLOSING_MESSAGE, self.closing))
        return {
            "title": self.title,
            "language": self.language,
            "provisions": [node.to_dict() for node in self.provisions],
            "warnings": [warning.to_dict() for warning in warnings],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        warnings: list[Warn] = []
        apart: dict[str, list[str]] = {PREAMBLE: [], CLOSING: []}
        for row in data.get("warnings", ()):
            warning = Warn(str(row["code"]), str(row["message"]), str(row.get("text", "")))
            if warning.code in apart:
                apart[warning.code].append(warning.text)
            else:
                warnings.append(warning)
        return cls(
            title=str(data.get("title", "")),
            language=str(data.get("language", "")),
            provisions=tuple(Node.from_dict(row) for row in data.get("provisions", ())),
            warnings=tuple(warnings),
            preamble="\n".join(apart[PREAMBLE]),
            closing="\n".join(apart[CLOSING]),
        )


def without_appendices(nodes: Iterable[Node]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The body of a document and its appendices."""
    body: list[Node] = []
    appendices: list[Node] = []
    for node in nodes:
        (appendices if node.kind == "appendix" else body).append(node)
    return tuple(body), tuple(appendices)


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node in document order, parents before children."""
    for node in nodes:
        yield node
        yield from walk(node.children)


@dataclass
class Draft:
    """A node while it is being read: no id yet, its first line not yet heading or text.

    `value` is the label's value (None: counts by order), `sub` the second number of 第五条之一.
    """

    kind: str
    number: str = ""
    value: int | None = None
    sub: int = 0
    first: str = ""
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    children: list[Draft] = field(default_factory=list)
