"""What is new in the rules: promulgations as staff see them, in the library and on a page of its
own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from approvals import languages

from . import addresses, promulgating
from .models import Edition, Printing, Promulgation, RegulationPage

PER_PAGE = 20
IN_LIBRARY = 5


@dataclass(frozen=True)
class News:
    """One promulgation; `note` says what changed."""

    at: datetime
    url: str
    heading: str
    heading_language: str
    number: str
    effective_date: date
    is_repeal: bool
    note: str
    note_language: str


def news(request: HttpRequest, rows: list[Promulgation]) -> list[News]:
    """Four queries, however many."""
    library = addresses.library(request)
    base = (library.get_url(request) or "") if library else ""
    slugs = dict(
        RegulationPage.objects.filter(pk__in=[one.edition.page_id for one in rows])
        .values_list("pk", "slug")
    )
    printings = {
        printing.edition_id: printing
        for printing in Printing.objects.filter(edition__in=[one.edition_id for one in rows])
        .only("edition", "sequence", "heading_zh_hans", "heading_vi", "only_in")
        .order_by("edition_id", "sequence")
    }
    own = languages.normalise(get_language())
    found = []
    for one in rows:
        edition = one.edition
        heading, heading_language = _told(printings[edition.pk], "heading", own)
        note, note_language = _told(edition, "note", own)
        numbers = {languages.ZH: edition.number_zh, languages.VI: edition.number_vi}
        found.append(
            News(
                at=one.at,
                url=f"{base}{slugs[edition.page_id]}/?edition={edition.sequence}",
                heading=heading,
                heading_language=heading_language,
                number=numbers[own] or numbers[languages.other(own)],
                effective_date=edition.effective_date,
                is_repeal=edition.kind == Edition.Kind.REPEAL,
                note=note,
                note_language=note_language,
            )
        )
    return found


def _told(row: Any, name: str, own: str) -> tuple[str, str]:
    for code in (own, languages.other(own)):
        if text := getattr(row, languages.suffixed(name, code)):
            return text, code
    return "", own


def latest(request: HttpRequest) -> list[News]:
    """The newest, for the library as staff see it; nothing for outsiders."""
    user = request.user
    if not (user.is_authenticated and user.roles):
        return []
    return news(request, list(promulgating.new_in_the_rules(user)[:IN_LIBRARY]))


@never_cache
@login_required
@require_safe
def new_rules(request: HttpRequest) -> HttpResponse:
    """All of them, paged; a 404 for who holds no role."""
    if not request.user.roles:
        raise Http404
    page = Paginator(promulgating.new_in_the_rules(request.user), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "regulations/new_rules.html",
        {"page_obj": page, "news": news(request, list(page)), "section": "regulationindexpage"},
    )
