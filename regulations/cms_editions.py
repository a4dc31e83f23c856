"""The CMS's screen of a regulation's editions, and what may be done with each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.widgets.button import Button

from approvals import languages
from approvals.cms_menu import waiting_submission
from approvals.errors import Conflict, NotAllowed

from . import labels, redrafting, voiding
from .errors import DraftInTheWay
from .models import RegulationPage
from .shelf import Issued, Shelf, shelves_for
from .status import Status


@dataclass(frozen=True)
class Line:
    """One edition as the screen shows it."""

    sequence: int
    number: str
    is_repeal: bool
    effective_date: date
    issue_date: date | None
    status: Status
    status_label: Any
    heading: str
    heading_language: str
    printing: int
    reader_url: str
    redraft_url: str
    withdraw_url: str


def _page(request: HttpRequest, page_id: int) -> RegulationPage:
    """The regulation; 404 for who may not write there, as for one that does not exist."""
    page = get_object_or_404(RegulationPage, pk=page_id)
    if not redrafting.may_redraft(page, request.user):
        raise Http404
    return page


def _line(one: Issued, shelf: Shelf, page: RegulationPage, base: str, may_write: bool) -> Line:
    language = languages.normalise(get_language())
    shown = one.language_for(language)
    status = shelf.status_of(one, timezone.localdate())
    sequence = one.edition.sequence
    return Line(
        sequence=sequence,
        number=one.number(language),
        is_repeal=one.dated.is_repeal,
        effective_date=one.edition.effective_date,
        issue_date=one.edition.issue_date,
        status=status,
        status_label=labels.STATUS[status],
        heading=getattr(one.printing, languages.suffixed("heading", shown)),
        heading_language=shown,
        printing=one.printing.sequence,
        reader_url=f"{base}?edition={sequence}" if base else "",
        redraft_url=(
            reverse("regulations_redraft", args=[page.pk, sequence])
            if may_write and not one.dated.is_repeal
            else ""
        ),
        withdraw_url=(
            reverse("regulations_withdraw", args=[page.pk, sequence])
            if may_write and not voiding.obstacle(one.edition)
            else ""
        ),
    )


@require_safe
def editions(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every edition with what may be done with it, the newest first."""
    page = _page(request, page_id)
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    base = (page.get_url(request) or "") if page.live else ""
    is_free = waiting_submission(page) is None
    in_order = sorted(shelf.issued, key=lambda one: one.edition.sequence, reverse=True)
    return render(
        request,
        "regulations/cms/editions.html",
        {
            "page_object": page,
            "lines": [_line(one, shelf, page, base, is_free) for one in in_order],
            "waits": not is_free,
        },
    )


@require_http_methods(["GET", "POST"])
def redraft(request: HttpRequest, page_id: int, sequence: int) -> HttpResponse:
    """Asks first, and says what a draft in the way becomes; then opens the new draft."""
    page = _page(request, page_id)
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    source = shelf.numbered(sequence)
    if source is None or source.dated.is_repeal:
        raise Http404
    if request.method == "POST":
        try:
            redrafting.new_draft(
                page, sequence, request.user, replace=request.POST.get("replace") == "yes"
            )
        except DraftInTheWay:
            pass  # somebody saved a draft meanwhile: the page below asks
        except (NotAllowed, Conflict) as refused:
            messages.error(request, str(refused))
            return redirect("regulations_editions", page.pk)
        else:
            messages.success(
                request,
                _("A new draft was made from edition %(number)s. Give it its dates.")
                % {"number": sequence},
            )
            return redirect("wagtailadmin_pages:edit", page.pk)
    return _asks(request, page, source, shelf, "redraft")


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, page_id: int, sequence: int) -> HttpResponse:
    """Asks first; then opens the draft that withdraws the edition, for its reason."""
    page = _page(request, page_id)
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    source = shelf.numbered(sequence)
    if source is None or voiding.obstacle(source.edition):
        raise Http404
    if request.method == "POST":
        try:
            voiding.draft_withdrawal(
                page, sequence, request.user, replace=request.POST.get("replace") == "yes"
            )
        except DraftInTheWay:
            pass
        except (NotAllowed, Conflict) as refused:
            messages.error(request, str(refused))
            return redirect("regulations_editions", page.pk)
        else:
            messages.success(
                request, _("Say in both languages under “what changed” why, then submit.")
            )
            return redirect("wagtailadmin_pages:edit", page.pk)
    return _asks(request, page, source, shelf, "withdraw")


def _asks(
    request: HttpRequest, page: RegulationPage, source: Issued, shelf: Shelf, act: str
) -> HttpResponse:
    """The question before either act, with the draft that would be replaced."""
    page.refresh_from_db()
    return render(
        request,
        "regulations/cms/redraft.html",
        {
            "page_object": page,
            "line": _line(source, shelf, page, "", False),
            "replaces": redrafting.has_own_draft(page),
            "draft": page.latest_revision,
            "waits": waiting_submission(page) is not None,
            "withdraws": act == "withdraw",
            "action": reverse(f"regulations_{act}", args=[page.pk, source.edition.sequence]),
        },
    )


def buttons(page: Any, user: Any) -> Iterator[Button]:
    """On the page's own menu and in the list of pages: the way to its editions."""
    if page.specific_class is not RegulationPage or not page.live:
        return
    if redrafting.may_redraft(page, user):
        yield Button(
            _("Editions"),
            url=reverse("regulations_editions", args=[page.pk]),
            icon_name="history",
            priority=40,
        )
