"""What the reader page draws: the text as markup, with everything that is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from approvals import languages

from . import figuring, subviews
from .annotations import Annotations, Banner, Card
from .layout import blocks, contents
from .rendering import Drawing, Words, article_html, contents_html, passage_html


@dataclass(frozen=True)
class Drawn:
    """Markup is safe: `rendering` escaped what is in it."""

    article: SafeString
    preamble: SafeString
    closing: SafeString
    #: Stand behind the closing: who signed, signed above them.
    appendices: SafeString
    contents: SafeString
    banners: list[Banner]
    asides: list[Card]
    afters: list[Card]


def draw(
    printing: Any,
    rows: Sequence[dict[str, Any]],
    shown: Sequence[str],
    said: Annotations,
    address: str,
) -> Drawn:
    """`rows` are the columns of the printing's provisions, `shown` the languages that are shown,
    `address` that of the regulation; "" in a preview, where nothing stands below it yet."""
    made = blocks(rows, shown)
    drawing = Drawing(
        words=_words(),
        spans=said.spans,
        notes=said.notes,
        lasting=_lasting(rows, address),
        figures=figuring.drawn(printing),
        report=f"{address}report/?provision=" if address and "report" in subviews.VIEWS else "",
    )

    def around(name: str) -> SafeString:
        texts = [(code, getattr(printing, languages.suffixed(name, code))) for code in shown]
        return _safe(passage_html(name, texts, drawing))

    first = next((at for at, one in enumerate(made) if one.kind == "appendix"), len(made))
    return Drawn(
        article=_safe(article_html(made[:first], drawing)),
        preamble=around("preamble"),
        closing=around("closing"),
        appendices=_safe(article_html(made[first:], drawing)),
        contents=_safe(contents_html(contents(made, rows))),
        banners=said.banners,
        asides=[card for card in said.cards if card.place == "aside"],
        afters=[card for card in said.cards if card.place != "aside"],
    )


def _safe(markup: str) -> SafeString:
    return mark_safe(markup)  # noqa: S308 - made by `rendering`, which escapes every text


def _words() -> Words:
    return Words(
        language=languages.normalise(get_language()),
        missing=_("Not in this language."),
        table=_("Table"),
        copy=_("Copy link"),
        report=_("Report a problem"),
    )


def _lasting(rows: Sequence[dict[str, Any]], address: str) -> dict[str, str]:
    """The address of each provision that leads to it however it is numbered one day."""
    if not address or "at" not in subviews.VIEWS:
        return {}
    return {
        row["eid"]: f"{address}at/{row['lasting']}/" for row in rows if row.get("lasting")
    }
