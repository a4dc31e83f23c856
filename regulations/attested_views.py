"""`<library>/<slug>/status/<edition>/` and `<library>/<slug>/certificate/?on=DATE`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import segno
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from approvals.audience import audiences_for

from . import attesting
from .days import day_asked
from .shelf import Issued, Shelf, shelves_for

if TYPE_CHECKING:
    from .models import Printing, RegulationPage

#: Longer than any count of editions or printings.
_DIGITS = 6


def _count(text: str) -> int:
    """A count in an address. Raises Http404 for anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise Http404
    return int(text)


def status_address(address: str, sequence: int, printing: int) -> str:
    """The page that says where a paper stands; `address` is the regulation's."""
    return f"{address}status/{sequence}/?printing={printing}"


def qr(address: str) -> SafeString:
    """`address` as a QR code (SVG), dark on white in either colour scheme."""
    code = segno.make(address, error="m", micro=False)
    markup = code.svg_inline(scale=3, border=4, light="#fff", svgclass="qr", omitsize=False)
    return mark_safe(markup)  # noqa: S308 - a drawing of squares


def _reader(request: HttpRequest) -> Any:
    user = request.user
    return user if user.is_authenticated and user.roles else None


def _answer(
    page: RegulationPage,
    request: HttpRequest,
    template: str,
    shelf: Shelf,
    found: tuple[Issued, Printing] | None,
) -> HttpResponse:
    on, bad_date = day_asked(request)
    address = page.get_url(request) or ""
    language = get_language() or ""
    attested, code, link = None, "", ""
    named = found[1] if found else shelf.issued[0].printing
    if found is not None:
        one, printing = found
        attested = attesting.attest(one, printing, shelf, on, language, _reader(request))
        link = request.build_absolute_uri(
            status_address(address, attested.sequence, attested.printing)
        )
        code = qr(link)
    is_today = on == timezone.localdate()
    return render(
        request,
        template,
        {
            "page": page,
            "attested": attested,
            "headings": attesting.headings_of(named, language),
            "on": on,
            "is_today": is_today,
            "bad_date": bad_date,
            "address": address,
            "kept": "" if is_today else f"on={on.isoformat()}",
            "status_url": link,
            "qr": code,
            "now": timezone.now(),
            "section": "regulationindexpage",
        },
    )


def status(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    """Is this paper still the rule? For the edition, or the printing, that a paper names."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if len(rest) != 1:
        raise Http404
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    one = shelf.numbered(_count(rest[0]))
    if one is None:
        raise Http404
    asked = request.GET.get("printing", "")
    printing: Printing | None = one.printing
    if asked:
        printing = attesting.printing_numbered(one, _count(asked), audiences_for(request.user))
    if printing is None:
        raise Http404
    return _answer(page, request, "regulations/status.html", shelf, (one, printing))


def certificate(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    """What applied on a day, to print. `?edition=` asks about one edition instead."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if rest:
        raise Http404
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    if not shelf:
        raise Http404
    on, _bad = day_asked(request)
    asked = request.GET.get("edition", "")
    one = shelf.numbered(_count(asked)) if asked else (shelf.in_force(on) or shelf.repeal(on))
    if asked and one is None:
        raise Http404
    found = None
    if one is not None:
        found = one, attesting.printing_on(one, on, audiences_for(request.user))
    return _answer(page, request, "regulations/certificate.html", shelf, found)
