"""The card "Download" beside a text: in which formats the printing shown can be had."""

from __future__ import annotations

from django.utils.translation import gettext as _

from regulations.annotating import Shown
from regulations.annotations import Annotations, Card

from .formats import FORMATS


def downloads(shown: Shown) -> Annotations:
    """Nothing for a draft: only what was issued can be taken away. No query."""
    if shown.is_preview:
        return Annotations()
    held = shown.chosen.languages_held()
    sequence = shown.chosen.edition.sequence
    rows = [
        {
            "label": form.label,
            # Relative to the regulation's own address, where the reader is.
            "href": f"{code}/?edition={sequence}",
            "suffix": form.suffix.upper(),
        }
        for code, form in FORMATS.items()
        if form.languages_for(held, "", shown.languages[0])
    ]
    card = Card(
        "regulations/parts/download.html", {"downloads": rows}, anchor="download",
        name=_("Download"),
    )  # fmt: skip
    return Annotations(cards=[card])
