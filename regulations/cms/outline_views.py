"""The outline of a draft, corrected by hand as it is on import."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from approvals import languages
from approvals.cms_menu import waiting_submission
from regulations import labels, outlining, redrafting, redrawing
from regulations.batches import showing
from regulations.errors import ImportRefused
from regulations.models import RegulationPage

from . import buttons
from .forms import kind_choices

_ACTS = {
    "undo": redrawing.undo, "restart": redrawing.restart, "forget": redrawing.forget_lost,
}  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
def outline(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """404 for who may not write there, as for a regulation that does not exist."""
    page = get_object_or_404(RegulationPage, pk=page_id)
    if language not in languages.LANGUAGES or not redrafting.may_redraft(page, request.user):
        raise Http404
    draft: RegulationPage = page.get_latest_revision_as_object()
    if request.method == "POST":
        return _act(request, draft, language)
    number = request.GET.get("p", "1")
    kept = outlining.stored(draft, language)
    text = getattr(draft, languages.suffixed("text", language)) or ""
    lines = text.replace("\r\n", "\n").split("\n")
    shown = showing.shown_of(
        redrawing.base_of(draft, language), kept.corrections,
        showing.Source(lines, 0, len(lines) - 1),
        int(number) if number.isdecimal() else 1, request.GET.get("unit", ""),
    )  # fmt: skip
    return render(
        request,
        "regulations/cms/draft_outline.html",
        {
            "page": draft,
            "language": language,
            "language_name": labels.LANGUAGE_NAMES[language],
            "shown": shown,
            "has_lost": bool(kept.lost),
            "has_text": bool(text.strip()),
            "is_changeable": waiting_submission(page) is None,
            "kinds": kind_choices(),
            "here": request.path,
            "row": {"language": language},
        },
    )


def _act(request: HttpRequest, draft: RegulationPage, language: str) -> HttpResponse:
    act, unit = request.POST.get("act", ""), request.POST.get("unit", "")
    try:
        if act in _ACTS:
            _ACTS[act](draft, language, request.user)
            return redirect(request.path)
        if act not in buttons.CORRECTIONS:
            raise ImportRefused(_("There is no such correction."))
        before = redrawing.current(draft, language)
        name, values = buttons.asked(request.POST, before, act, unit)
        after = redrawing.apply(draft, language, request.user, name, unit, values)
        unit = buttons.in_its_place(before, redrawing.current(after, language), unit)
        messages.success(request, _("Corrected. No character of the text was changed."))
    except ImportRefused as refusal:
        messages.error(request, str(refusal))
    query = f"?{urlencode({'unit': unit})}#unit-{unit}" if unit else ""
    return redirect(request.path + query)


def address(page: Any, language: str) -> str:
    """Where the outline of a draft is corrected."""
    return reverse("regulations_outline", args=[page.pk, language])
