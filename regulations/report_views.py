"""`<library>/<slug>/report/?provision=art_5` for readers; the department's list in the CMS."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.menu import MenuItem

from accounts import roles
from approvals import languages
from approvals.errors import Conflict, NotAllowed

from . import reports
from .models import RegulationPage
from .shelf import Shelf, shelves_for

PER_PAGE = 30


class ReportForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What is wrong?"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Answer"), max_length=2000, required=False,
        help_text=gettext_lazy("Goes by mail to who reported it, where that is known."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def report(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    """A small form, never cached. It names a provision of an edition that the reader may see."""
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    if rest or not shelf:
        raise Http404
    asked = request.GET.get("edition", "")
    if asked:
        is_count = asked.isascii() and asked.isdecimal() and len(asked) < 7
        one = shelf.numbered(int(asked)) if is_count else None
    else:
        one = shelf.shown(timezone.localdate()) or shelf.issued[0]
    if one is None:
        raise Http404
    eid = request.GET.get("provision", "")
    provision = one.printing.provisions.filter(eid=eid).first() if eid else None
    if eid and provision is None:
        raise Http404
    form = ReportForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            reports.report(
                page, one.printing, eid, form.cleaned_data["text"], request.user,
                request.META.get("REMOTE_ADDR", ""),
            )
        except reports.TooMany as refused:
            form.add_error(None, str(refused))
            status = 429
        else:
            messages.success(request, _("Thank you. The department responsible has your report."))
            return redirect(f"{page.get_url(request)}#{eid}" if eid else page.get_url(request))
    language = one.language_for(languages.normalise(get_language()))
    response = render(
        request,
        "regulations/report.html",
        {
            "page": page,
            "heading": getattr(one.printing, languages.suffixed("heading", language)),
            "language": language,
            "provision": _named(provision, language) if provision else "",
            "form": form,
            "address": page.get_url(request),
            "section": "regulationindexpage",
        },
        status=status,
    )
    add_never_cache_headers(response)
    return response


def _named(provision: Any, language: str) -> str:
    parts = [getattr(provision, languages.suffixed(name, language)) for name in
             ("number", "heading")]
    return " ".join(part for part in parts if part) or provision.eid


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_role(*roles.CMS_ROLES))


def menu_item() -> MenuItem:
    return ReportMenuItem(
        gettext_lazy("Reported problems"), reverse_lazy("regulations_reports"),
        name="regulations-reports", icon_name="comment", order=280,
    )


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Open reports first asked for; `?closed=1` shows those that were answered."""
    if not request.user.has_role(*roles.CMS_ROLES):
        raise Http404
    is_closed = request.GET.get("closed") == "1"
    rows = reports.reports_for(request.user).filter(closed_at__isnull=not is_closed)
    page_obj = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "regulations/cms/reports.html", {"page_obj": page_obj, "is_closed": is_closed}
    )


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, report_id: int) -> HttpResponse:
    row = get_object_or_404(reports.reports_for(request.user), pk=report_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reports.close(row.pk, request.user, form.cleaned_data["answer"])
        except (NotAllowed, Conflict) as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Answered and closed."))
        return redirect("regulations_reports")
    base = row.page.specific.get_url(request) or ""
    return render(
        request,
        "regulations/cms/report.html",
        {
            "row": row,
            "form": form,
            "url": f"{base}?edition={row.printing.edition.sequence}#{row.eid}",
            "action": reverse("regulations_report", args=[row.pk]),
        },
    )
