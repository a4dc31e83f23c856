"""`<library>/<slug>/pdf/gbt9704/`, `html/`, `text/` and their like: one printing as a file."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.utils.translation import get_language

from approvals import languages
from regulations.asked import asked
from regulations.exporting import fonts, names
from regulations.exporting.apart import TookTooLong
from regulations.exporting.document import IssuedText
from regulations.exporting.pdf import TypesettingFailed

from . import cache, slots
from .formats import FORMATS, Format
from .issued import issued_text, standing_of

if TYPE_CHECKING:
    from regulations.models import RegulationPage

_log = logging.getLogger(__name__)
_RETRY_SECONDS = 10


def pdf(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    return _answer(page, request, ["pdf", *rest])


def akn(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    return _answer(page, request, ["akn", *rest])


def docx(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    return _answer(page, request, ["docx", *rest])


def html(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    return _answer(page, request, ["html", *rest])


def text(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    return _answer(page, request, ["text", *rest])


def _answer(page: RegulationPage, request: HttpRequest, path: list[str]) -> HttpResponse:
    """Raises Http404 as the reader does, and for a format or language that there is not."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    code = "/".join(path)
    form = FORMATS.get(code)
    if form is None:
        raise Http404
    found = asked(page, request)
    chosen = found.issued
    shown = form.languages_for(
        chosen.languages_held(),
        request.GET.get("language", ""),
        languages.normalise(get_language()),
    )
    if not shown:
        raise Http404
    # A record of one language names the others.
    others = chosen.languages_held() if form.says_standing else ()
    texts = (*shown, *(code for code in others if code not in shown))
    issued = issued_text(page, chosen, texts, request)
    if form.says_standing:
        issued = replace(issued, standing=standing_of(found))
    key = cache.key_of(issued, code, form.version, shown, _fonts() if form.is_typeset else "")
    tag = f'"{key[:32]}"'
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return _cacheable(HttpResponse(status=304), tag)
    try:
        data = _made(form, issued, shown, key)
    except (fonts.FontError, slots.Busy, TookTooLong, TypesettingFailed) as problem:
        return _failed(request, page, problem)
    return _sent(form, issued, shown, data, tag)


def _made(form: Format, issued: IssuedText, shown: tuple[str, ...], key: str) -> bytes:
    if form.says_standing:  # another file for every day that somebody asks for: none is kept
        return form.make(issued, shown)
    data = cache.read(key)
    if data is not None:
        return data
    if not form.is_typeset:
        data = form.make(issued, shown)
    else:
        with slots.place():
            data = cache.read(key)  # somebody else may have made it meanwhile
            if data is not None:
                return data
            data = form.make(issued, shown)
    cache.write(key, data)
    return data


def _fonts() -> list[tuple[str, int]]:
    """Changes when fonts are put into a folder or taken out of it."""
    return [(name, Path(name).stat().st_mtime_ns) for name in fonts.folders()]


def _sent(
    form: Format, issued: IssuedText, shown: tuple[str, ...], data: bytes, tag: str
) -> HttpResponse:
    text = issued.texts[shown[0]]
    response = HttpResponse(data, content_type=form.media_type)
    response["Content-Disposition"] = names.disposition(
        names.file_name(text.number, text.heading, form.suffix),
        f"{issued.slug}-{issued.edition}.{form.suffix}",
        form.is_inline,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return _cacheable(response, tag)


def _cacheable(response: HttpResponse, tag: str) -> HttpResponse:
    """A browser may keep it and asks each time whether it is still right, and still allowed."""
    response["ETag"] = tag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _failed(request: HttpRequest, page: RegulationPage, problem: Exception) -> HttpResponse:
    """A page that says what is missing and what to do about it."""
    is_passing = isinstance(problem, slots.Busy | TookTooLong)
    if not is_passing:
        _log.error("a PDF could not be made: %s", problem)
    context: dict[str, Any] = {
        "is_busy": isinstance(problem, slots.Busy),
        "is_long": isinstance(problem, TookTooLong),
        "section": "regulationindexpage",
    }
    if isinstance(problem, fonts.FontError):
        context |= {
            "fonts": [role.official for role in getattr(problem, "roles", ())],
            "characters": getattr(problem, "characters", ())[:20],
            "packages": problem.packages,
            # Where the server keeps its files is nothing for the internet.
            "folders": fonts.folders() if request.user.is_authenticated else (),
        }
    response = render(request, "regulations/export_failed.html", context, status=503)
    if is_passing:
        response["Retry-After"] = str(_RETRY_SECONDS)
    return response
