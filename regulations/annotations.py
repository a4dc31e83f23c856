"""What is said about an edition beside its own words: links, notes, banners, cards. Pure values.

The words of an edition never change; what is known about them does (a cited act ends, a later
edition moves an article). Each concern is an annotator with a module of its own, named in
`annotating.ANNOTATORS`; the reader, the print and the exports draw what all of them return.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Span:
    """A stretch of one column of a provision, from `start` up to `end` (characters).

    `kind` is what the style sheet calls it: "citation", "law", "term".
    """

    start: int
    end: int
    kind: str
    href: str = ""
    #: Said by a screen reader and shown on hover: the name of what is linked, the definition.
    title: str = ""


@dataclass(frozen=True)
class Note:
    """A remark under a provision: what changed, what the other language lacks, what amends it.

    `text` is a whole sentence in the reader's language; `kind` names its look ("changed",
    "moved", "drift", "amended", "warn").
    """

    text: str
    kind: str
    href: str = ""
    link_label: str = ""


@dataclass(frozen=True)
class Banner:
    """A notice above the text. `level` is "info", "warn" or "bad"."""

    text: str
    level: str = "info"
    href: str = ""
    link_label: str = ""


@dataclass(frozen=True)
class Card:
    """A section beside the text (`place` "aside") or under it ("after"): a template and the
    values that it names.

    With an `anchor` (letters) and a `name` in the reader's language the row of links at the top
    of the page leads to it.
    """

    template: str
    context: Mapping[str, Any]
    place: str = "aside"
    anchor: str = ""
    name: str = ""


@dataclass
class Annotations:
    """What one annotator, or all of them together, say about the provisions shown.

    `spans` by (eid, column), for instance ("art_5", "text_zh_hans"); they never overlap within a
    column once `merged`. What stands before the first provision and after the last is
    ("", "preamble_vi") and ("", "closing_vi"). A note about a provision that the shown languages
    lack stands under the one that holds it.
    """

    spans: dict[tuple[str, str], list[Span]] = field(default_factory=dict)
    notes: dict[str, list[Note]] = field(default_factory=dict)
    banners: list[Banner] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)


def merged(found: Iterable[Annotations]) -> Annotations:
    """All of them in one, in the order given. Of spans that overlap the one that begins first
    stays, then the one given first."""
    whole = Annotations()
    for one in found:
        for key, spans in one.spans.items():
            whole.spans.setdefault(key, []).extend(spans)
        for eid, notes in one.notes.items():
            whole.notes.setdefault(eid, []).extend(notes)
        whole.banners.extend(one.banners)
        whole.cards.extend(one.cards)
    for key, spans in whole.spans.items():
        whole.spans[key] = _apart(spans)
    return whole


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept
