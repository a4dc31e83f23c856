"""The web team's screens: what is approved and not announced yet, and how far the mails are."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.menu import MenuItem

from approvals import languages
from approvals.errors import Conflict, NotAllowed

from . import promulgating
from .models import Edition

PER_PAGE = 20


class PromulgationMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return promulgating.may_promulgate(request.user)


def menu_item() -> MenuItem:
    return PromulgationMenuItem(
        gettext_lazy("Promulgation"),
        reverse_lazy("regulations_promulgations"),
        name="regulations-promulgation",
        icon_name="mail",
        order=260,
    )


def named(edition: Edition) -> dict[str, Any]:
    """Heading and number in the active language, else in the other."""
    printing = promulgating.current_printing(edition)
    own = languages.normalise(get_language())
    for code in (own, languages.other(own)):
        heading = getattr(printing, languages.suffixed("heading", code))
        if heading:
            break
    numbers = {languages.ZH: edition.number_zh, languages.VI: edition.number_vi}
    return {
        "edition": edition,
        "heading": heading,
        "heading_language": code,
        "number": numbers[own] or numbers[languages.other(own)],
    }


def _paged(request: HttpRequest, rows: Any, name: str) -> Any:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get(name))


@require_safe
def promulgations(request: HttpRequest) -> HttpResponse:
    """Two lists: to be announced, and announced with the state of their mails."""
    if not promulgating.may_promulgate(request.user):
        raise Http404
    waiting = _paged(request, promulgating.open_editions(), "open")
    done = _paged(request, promulgating.with_progress(), "page")
    return render(
        request,
        "regulations/cms/promulgations.html",
        {
            "waiting": waiting,
            "waiting_rows": [named(edition) for edition in waiting],
            "done": done,
            "done_rows": [named(one.edition) | {"promulgation": one} for one in done],
        },
    )


@require_http_methods(["GET", "POST"])
def promulgate(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Asks first: the mails cannot be called back."""
    if not promulgating.may_promulgate(request.user):
        raise Http404
    edition = get_object_or_404(promulgating.open_editions(), pk=edition_id)
    if request.method == "POST":
        try:
            made = promulgating.promulgate(
                edition, request.user, request.META.get("REMOTE_ADDR", "")
            )
        except (NotAllowed, Conflict) as refused:
            messages.error(request, str(refused))
        else:
            messages.success(
                request,
                _("Promulgated. Mails to %(count)s people go out in the next minutes.")
                % {"count": made.mails.filter(state="waiting").count()},
            )
        return redirect("regulations_promulgations")
    return render(request, "regulations/cms/promulgate.html", named(edition))
