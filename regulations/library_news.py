"""What is new in the rules, in a few lines beside the list: the same record as the feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from approvals import languages

from . import addresses, changes
from .shelf import Shelf, shelves_for

LINES = 5


@dataclass(frozen=True)
class NewsLine:
    """One thing that happened to a regulation, in the reader's language where it has it."""

    at: datetime
    kind: Any
    heading: str
    language: str
    note: str
    url: str


def news(request: HttpRequest, limit: int = LINES) -> Sequence[NewsLine]:
    """The last changes that the reader of `request` may see, newest first. Two queries."""
    wanted = languages.normalise(get_language())
    lines = changes.latest(request.user, limit)
    shelves = shelves_for({line.page_id for line in lines}, request.user)
    library = addresses.library(request)
    base = (library.get_url(request) or "") if library else ""
    found = []
    for line in lines:
        one = shelves.get(line.page_id, Shelf([])).numbered(line.edition.sequence)
        if one is None:
            continue
        language = one.language_for(wanted)
        told = one.edition.voided if one.dated.is_void else one.edition
        found.append(
            NewsLine(
                line.at,
                line.get_kind_display(),
                getattr(one.printing, languages.suffixed("heading", language)),
                language,
                getattr(told, languages.suffixed("note", language)),
                f"{base}{line.page.slug}/?edition={one.edition.sequence}",
            )
        )
    return found
