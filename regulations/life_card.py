"""The card beside a text: is it still so, what applied on a day, and where writers go on."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from . import reviews
from .annotating import Shown
from .annotations import Annotations, Card
from .redrafting import may_redraft


def life(shown: Shown) -> Annotations:
    """Nothing for a draft. For who is signed in one query (the
    reader's workspaces) and, of a regulation under review, four."""
    if shown.is_preview:
        return Annotations()
    edition, printing = shown.chosen.edition, shown.chosen.printing
    writes = shown.reader.is_authenticated and may_redraft(shown.page, shown.reader)
    review = None
    if shown.page.review_interval and shown.reader.is_authenticated:
        review = reviews.of_page(shown.page, timezone.localdate())
    context: dict[str, Any] = {
        "review": review,
        "review_url": "review/" if review and reviews.may_record(review, shown.reader) else "",
        # Relative to the regulation's own address, where the reader is.
        "status_url": f"status/{edition.sequence}/?printing={printing.sequence}",
        "certificate_url": f"certificate/?on={shown.on.isoformat()}",
        "on": shown.on,
        "editions_url": reverse("regulations_editions", args=[shown.page.pk]) if writes else "",
        "redraft_url": (
            reverse("regulations_redraft", args=[shown.page.pk, edition.sequence])
            if writes and not shown.chosen.dated.is_repeal
            else ""
        ),
    }
    return Annotations(cards=[Card("regulations/parts/life.html", context)])
