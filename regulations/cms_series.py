"""The web team's screen of document number series: those there are and how far they counted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.validators import validate_slug
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem

from approvals.errors import Conflict, NotAllowed

from . import counting
from .models import NumberSeries


class SeriesForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code"), max_length=50, validators=[validate_slug],
        help_text=gettext_lazy("A short name of Latin letters, for instance hospital."),
    )
    prefix_zh = forms.CharField(
        label=gettext_lazy("Mark of the issuing body (Chinese)"), max_length=20,
        help_text=gettext_lazy("What stands before the year, for instance 院发."),
    )
    suffix_vi = forms.CharField(
        label=gettext_lazy("Signs of type and issuing body (Vietnamese)"), max_length=40,
        help_text=gettext_lazy("What stands after the stroke, for instance QyĐ-BV."),
    )
    is_default = forms.BooleanField(
        label=gettext_lazy("For drafts that name no series"), required=False
    )


class SeriesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return counting.may_open_series(request.user)


def menu_item() -> MenuItem:
    return SeriesMenuItem(
        gettext_lazy("Document numbers"), reverse_lazy("regulations_series"),
        name="regulations-series", icon_name="list-ol", order=290,
    )


@require_http_methods(["GET", "POST"])
def series(request: HttpRequest) -> HttpResponse:
    if not counting.may_open_series(request.user):
        raise Http404
    form = SeriesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = form.cleaned_data
        try:
            made = counting.add_series(
                data["code"], data["prefix_zh"], data["suffix_vi"], data["is_default"],
                request.user, request.META.get("REMOTE_ADDR", ""),
            )
        except (NotAllowed, Conflict) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The series %(series)s is open.") % {"series": made})
            return redirect("regulations_series")
    return render(
        request,
        "regulations/cms/series.html",
        {"form": form, "rows": NumberSeries.objects.prefetch_related("counts")},
    )
