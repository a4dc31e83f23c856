"""How much of a document was read as it was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from regulations.importing import UnreadableSource, outline
from regulations.structure import Document, walk

from .plan import Row
from .specimens import Expected, Specimen


@dataclass
class Score:
    """Provisions meant and read right: articles and outermost units, and everything below them."""

    articles: int = 0
    articles_right: int = 0
    points: int = 0
    points_right: int = 0
    titles: int = 0
    titles_right: int = 0
    wrong: list[str] = field(default_factory=list)
    unwarned: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in (
            "articles",
            "articles_right",
            "points",
            "points_right",
            "titles",
            "titles_right",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong += other.wrong
        self.unwarned += other.unwarned

    @property
    def article_share(self) -> float:
        return self.articles_right / self.articles if self.articles else 1.0

    @property
    def point_share(self) -> float:
        return self.points_right / self.points if self.points else 1.0


def squeezed(text: str) -> str:
    """Without white space, marks of tables, invisible characters; composed."""
    composed = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\u3000|\u200b]+|-{3,}", "", composed.replace("<br>", ""))


def score(specimen: Specimen) -> Score:
    try:
        found = outline(specimen.data, specimen.filename)
    except UnreadableSource as refused:
        found = []
        reason = f"{specimen.name}: refused: {refused}"
    else:
        reason = f"{specimen.name}: {len(found)} documents, not {len(specimen.documents)}"
    total = Score()
    if len(found) != len(specimen.documents):
        total.wrong.append(reason)
    for at, meant in enumerate(specimen.documents):
        document = _matching(found, meant, at, len(found) == len(specimen.documents))
        total.add(_compared(specimen.name, document, meant))
    codes = {warning.code for document in found for warning in document.warnings}
    missing = [code for code in specimen.warned if code not in codes]
    if missing:
        total.unwarned.append(f"{specimen.name}: no warning {missing}")
    return total


def _matching(found: list[Document], meant: Expected, at: int, same: bool) -> Document | None:
    named = [one for one in found if squeezed(one.title) == squeezed(meant.title)]
    if named and not same:
        return named[0]
    return found[at] if at < len(found) else None


def _compared(name: str, document: Document | None, meant: Expected) -> Score:
    total = Score(titles=1)
    has = {node.id: node for node in walk(document.provisions)} if document else {}
    if document and squeezed(document.title).casefold() == squeezed(meant.title).casefold():
        total.titles_right = 1
    else:
        total.wrong.append(
            f"{name}: title {document.title if document else None!r}, not {meant.title!r}"
        )
    for row in meant.rows:
        node = has.pop(row.id, None)
        is_right = node is not None and _same(
            row, meant, (node.kind, node.number, node.heading, node.text)
        )
        if row.outer:
            total.articles += 1
            total.articles_right += is_right
        else:
            total.points += 1
            total.points_right += is_right
        if not is_right:
            seen = f"{node.number}|{node.heading}|{node.text}" if node else "nothing"
            total.wrong.append(
                f"{name}: {row.id}: {row.number}|{row.heading}|{row.text[:70]} <> {seen[:120]}"
            )
    for node in has.values():
        total.wrong.append(
            f"{name}: too much: {node.id} {node.number}|{node.heading}|{node.text[:60]}"
        )
        if node.kind in ("article", "appendix", "chapter", "part", "section"):
            total.articles += 1
        else:
            total.points += 1
    if document and squeezed(document.closing) != squeezed(meant.closing):
        total.wrong.append(f"{name}: closing {document.closing!r}, not {meant.closing!r}")
    return total


def _same(row: Row, meant: Expected, node: tuple[str, str, str, str]) -> bool:
    wanted = (row.kind, row.number, row.heading, row.text)
    return all(squeezed(a) == squeezed(b) for a, b in zip(wanted, node, strict=True))


def whole(scores: Iterable[Score]) -> Score:
    total = Score()
    for one in scores:
        total.add(one)
    return total
