"""Which regulations refer to an outside act, as a reader finds them today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from approvals import languages

from . import collation, naming
from .models import OutsideActPage, Relation

PER_PAGE = 30


@dataclass(frozen=True)
class Referring:
    """A page of the list, and how many there are in all."""

    page: Page | list[Any]
    total: int


def referring_to_act(act: OutsideActPage, request: HttpRequest) -> Referring:
    """Regulations whose text shown today refers to `act`, by title."""
    rows = Relation.objects.filter(target_act_id=act.pk).order_by()
    printings: dict[int, set[int]] = {}
    for page_id, printing_id in rows.values_list(
        "printing__edition__page_id", "printing_id"
    ).distinct():
        printings.setdefault(page_id, set()).add(printing_id)
    today = timezone.localdate()
    named = naming.regulations(
        list(printings), request.user, today, naming.base_url(request)
    )
    language = languages.normalise(get_language())
    found = [
        one
        for pk, one in named.items()
        if one.shown is not None and one.shown.printing.pk in printings[pk]
    ]
    found.sort(key=lambda n: (n.language != language, collation.by_title(n.heading, n.language)))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return Referring(page, len(found))
