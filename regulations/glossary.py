"""The glossary for readers: the list, one term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from approvals import languages
from approvals.audience import visible_to

from . import addresses, collation
from .models import TermPage

if TYPE_CHECKING:
    from .models import RegulationIndexPage

PER_PAGE = 30
_LONGEST_WORDS = 100


@dataclass(frozen=True)
class Sense:
    """A term in one language."""

    language: str
    term: str
    definition: str
    spellings: list[str]


@dataclass(frozen=True)
class TermLine:
    """A term in a list: the reader's language first."""

    senses: list[Sense]
    url: str


def spellings_of(text: str | None) -> list[str]:
    """One spelling a line."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def senses_of(term: TermPage) -> list[Sense]:
    """The languages that the term was approved in, the reader's first."""
    wanted = languages.normalise(get_language())
    held = (term.only_in,) if term.only_in else (wanted, languages.other(wanted))
    return [
        Sense(
            code,
            getattr(term, languages.suffixed("heading", code)),
            getattr(term, languages.suffixed("definition", code)) or "",
            spellings_of(getattr(term, languages.suffixed("spellings", code))),
        )
        for code in held
        if getattr(term, languages.suffixed("heading", code))
    ]


def term_list(index: RegulationIndexPage, request: HttpRequest) -> HttpResponse:
    """Every term that the reader may see, in the order of his language; `?q=` narrows."""
    words = request.GET.get("q", "")[:_LONGEST_WORDS].strip()
    sought = collation.folded(words)
    language = languages.normalise(get_language())
    terms = visible_to(TermPage.objects.child_of(index), request.user).order_by()
    keys = []
    columns = ("pk", "only_in", "heading_zh_hans", "heading_vi", "spellings_zh_hans",
               "spellings_vi")  # fmt: skip
    for pk, only_in, zh, vi, *others in terms.values_list(*columns):
        headings = {languages.ZH: zh or "", languages.VI: vi or ""}
        if only_in:
            headings[languages.other(only_in)] = ""
        texts = [*headings.values(), *(text or "" for text in others)]
        if words and sought not in collation.folded("\n".join(texts)):
            continue
        own = language if headings[language] else languages.other(language)
        keys.append((own != language, collation.by_title(headings[own], own), pk))
    page = Paginator([pk for *_key, pk in sorted(keys)], PER_PAGE).get_page(
        request.GET.get("page")
    )
    base = addresses.section_url(addresses.TERMS, request)
    found = TermPage.objects.in_bulk(list(page.object_list))
    page.object_list = [
        TermLine(senses_of(found[pk]), f"{base}{found[pk].slug}/")
        for pk in page.object_list
        if pk in found
    ]
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "regulations/terms.html",
        {
            "page": index,
            "terms": page,
            "total": page.paginator.count,
            "words": words,
            "query": f"{query.urlencode()}&" if query else "",
            "section": "regulationindexpage",
            "trail_from_section": True,
            "trail": [{"label": _("Glossary")}],
        },
    )


def term_context(term: TermPage, request: HttpRequest) -> dict[str, Any]:
    """What the template of one term shows."""
    return {
        "senses": senses_of(term),
        "section": "regulationindexpage",
        "trail_from_section": True,
        "trail": [
            {"label": _("Glossary"), "url": addresses.section_url(addresses.TERMS, request)},
            {"label": term.shown.heading, "lang": term.shown.language},
        ],
    }
