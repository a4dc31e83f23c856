"""Outside law for readers: the list, and one act with the regulations that refer to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from approvals import languages
from approvals.audience import visible_to

from . import addresses, collation
from .models import OutsideActPage

if TYPE_CHECKING:
    from .models import RegulationIndexPage

PER_PAGE = 30
_LONGEST_WORDS = 100


@dataclass(frozen=True)
class ActLine:
    """An act in a list, in the reader's language where it has it."""

    heading: str
    language: str
    other_heading: str
    other_language: str
    number: str
    kind: Any
    issuer: str
    effective_date: date | None
    dead_since: date | None
    is_dead: bool
    url: str


def number_of(act: OutsideActPage, language: str) -> str:
    """The document number in `language`, else the one there is."""
    both = {languages.ZH: act.number_zh, languages.VI: act.number_vi}
    return both[language] or both[languages.other(language)]


def line_of(act: OutsideActPage, base: str, on: date) -> ActLine:
    wanted = languages.normalise(get_language())
    own = act.language_shown(wanted)
    other = languages.other(own)
    return ActLine(
        heading=getattr(act, languages.suffixed("heading", own)) or "",
        language=own,
        other_heading=(
            "" if act.only_in else getattr(act, languages.suffixed("heading", other)) or ""
        ),
        other_language=other,
        number=number_of(act, wanted),
        kind=act.get_act_kind_display(),
        issuer=getattr(act, languages.suffixed("issuer", own)) or "",
        effective_date=act.effective_date,
        dead_since=act.dead_since,
        is_dead=act.is_dead(on),
        url=f"{base}{act.slug}/",
    )


def act_list(index: RegulationIndexPage, request: HttpRequest) -> HttpResponse:
    """Every act that the reader may see, by title; `?q=` narrows, `?state=ended` too."""
    words = request.GET.get("q", "")[:_LONGEST_WORDS].strip()
    state = request.GET.get("state", "")
    today = timezone.localdate()
    acts = visible_to(OutsideActPage.objects.child_of(index), request.user)
    if state == "ended":
        acts = acts.filter(dead_since__lte=today)
    elif state == "applies":
        acts = acts.exclude(dead_since__lte=today)
    else:
        state = ""
    language = languages.normalise(get_language())
    keys = []
    sought = collation.folded(words)
    columns = ("pk", "only_in", "heading_zh_hans", "heading_vi", "number_zh", "number_vi")
    for pk, only_in, zh, vi, *numbers in acts.order_by().values_list(*columns):
        headings = {languages.ZH: zh or "", languages.VI: vi or ""}
        if only_in:
            headings = {code: text for code, text in headings.items() if code == only_in}
        if words and sought not in collation.folded("\n".join([*headings.values(), *numbers])):
            continue
        own = language if headings.get(language) else languages.other(language)
        keys.append((own != language, collation.by_title(headings.get(own, ""), own), pk))
    page = Paginator([pk for *_key, pk in sorted(keys)], PER_PAGE).get_page(
        request.GET.get("page")
    )
    base = addresses.section_url(addresses.LAWS, request)
    found = OutsideActPage.objects.in_bulk(list(page.object_list))
    page.object_list = [line_of(found[pk], base, today) for pk in page.object_list if pk in found]
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "regulations/acts.html",
        {
            "page": index,
            "acts": page,
            "total": page.paginator.count,
            "words": words,
            "state": state,
            "query": f"{query.urlencode()}&" if query else "",
            "section": "regulationindexpage",
            "trail_from_section": True,
            "trail": [{"label": _("Outside law")}],
        },
    )


def act_context(act: OutsideActPage, request: HttpRequest) -> dict[str, Any]:
    """What the template of one act shows."""
    from .referring import Referring, referring_to_act

    today = timezone.localdate()
    base = addresses.section_url(addresses.LAWS, request)
    successor = None
    if act.replaced_by_id is not None:
        successor = visible_to(
            OutsideActPage.objects.filter(pk=act.replaced_by_id), request.user
        ).first()
    is_preview = getattr(request, "is_preview", False)
    referring = Referring([], 0) if is_preview else referring_to_act(act, request)
    return {
        "act": line_of(act, base, today),
        "successor": line_of(successor, base, today) if successor else None,
        "referring": referring,
        "section": "regulationindexpage",
        "trail_from_section": True,
        "trail": [
            {"label": _("Outside law"), "url": base},
            {"label": act.shown.heading, "lang": act.shown.language},
        ],
    }
