"""`<library>/<slug>/review/`: the owner says that a text stays as it is; the CMS's list of what is
due."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from accounts import roles
from accounts.models import Department
from approvals import languages
from approvals.errors import Conflict, NotAllowed

from . import addresses, reviews
from .models import RegulationPage
from .reviewing import State
from .shelf import shelves_for

PER_PAGE = 30
STATES = {
    State.OVERDUE: gettext_lazy("Overdue"),
    State.SOON: gettext_lazy("Due within 30 days"),
    State.FINE: gettext_lazy("Not due yet"),
}


class ReviewForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=1000, required=False,
        help_text=gettext_lazy("For the record: what was compared, who was asked."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def review(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    """For who may say it for the owner; for everybody else there is no such page."""
    found = reviews.of_page(page, timezone.localdate()) if not rest else None
    if found is None or not reviews.may_record(found, request.user):
        raise Http404
    shown = shelves_for([page.pk], request.user)[page.pk].in_force(timezone.localdate())
    if shown is None:
        raise Http404
    form = ReviewForm(request.POST or None)
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            reviews.record(
                page, request.user, form.cleaned_data["note"],
                request.META.get("REMOTE_ADDR", ""),
            )
        except (NotAllowed, Conflict) as refused:
            error = str(refused)
        else:
            messages.success(request, _("Recorded: the text was reviewed and stays as it is."))
            return redirect(page.get_url(request))
    language = shown.language_for(languages.normalise(get_language()))
    return render(
        request,
        "regulations/review.html",
        {
            "page": page,
            "heading": getattr(shown.printing, languages.suffixed("heading", language)),
            "heading_language": language,
            "review": found,
            "state": STATES[found.state],
            "records": page.reviews.select_related("by")[:10],
            "form": form,
            "error": error,
            "address": page.get_url(request),
            "section": "regulationindexpage",
        },
        status=409 if error else 200,
    )


class ReviewMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_role(*roles.CMS_ROLES))


def menu_item() -> MenuItem:
    return ReviewMenuItem(
        gettext_lazy("Periodic review"), reverse_lazy("regulations_reviews"),
        name="regulations-reviews", icon_name="date", order=270,
    )


def due_for(user: Any) -> list[reviews.Review]:
    """What concerns `user`: everything for the web team, else what the own department owns."""
    found = reviews.under_review(timezone.localdate())
    if user.has_role(roles.WEB_TEAM):
        return found
    return [
        one for one in found
        if one.department == user.department_id or one.person == user.employee_number
    ]


@require_safe
def due_list(request: HttpRequest) -> HttpResponse:
    """What is overdue, due soon, and not yet, with the department that owns it."""
    if not request.user.has_role(*roles.CMS_ROLES):
        raise Http404
    found = due_for(request.user)
    owners = {d.pk: d for d in Department.objects.filter(pk__in={r.department for r in found})}
    department, state = request.GET.get("department", ""), request.GET.get("state", "")
    if department:
        found = [r for r in found if r.department in owners
                 and owners[r.department].code == department]
    if state:
        found = [r for r in found if r.state == state]
    page_obj = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "regulations/cms/reviews.html",
        {
            "page_obj": page_obj,
            "rows": _rows(request, list(page_obj), owners),
            "departments": sorted(owners.values(), key=lambda one: (one.order, one.code)),
            "department": department,
            "states": list(STATES.items()),
            "state": state,
            "query": query.urlencode(),
        },
    )


def _rows(
    request: HttpRequest, found: list[reviews.Review], owners: dict[int, Department]
) -> list[dict[str, Any]]:
    shelves = shelves_for([one.page for one in found], request.user)
    library = addresses.library(request)
    base = (library.get_url(request) or "") if library else ""
    own = languages.normalise(get_language())
    made = []
    for one in found:
        shown = shelves[one.page].in_force(timezone.localdate()) if one.page in shelves else None
        if shown is None:
            continue
        language = shown.language_for(own)
        made.append(
            {
                "review": one,
                "heading": getattr(shown.printing, languages.suffixed("heading", language)),
                "heading_language": language,
                "department": owners.get(one.department, ""),
                "state": STATES[one.state],
                "url": f"{base}{one.slug}/",
                "record_url": (
                    f"{base}{one.slug}/review/" if reviews.may_record(one, request.user) else ""
                ),
            }
        )
    return made
