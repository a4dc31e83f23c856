"""The first page: what a patient needs before anything else."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from approvals.panels import bilingual_handler

from .base import PortalPage


class HomePage(PortalPage):
    """`heading` and `summary` are the greeting; the rest stands in cards and in the footer."""

    emergency_phone = models.CharField(_("emergency telephone"), max_length=40, blank=True)
    emergency_note = models.CharField(_("where the emergency is"), max_length=200, blank=True)
    hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    directions = models.TextField(_("how to get there"), max_length=500, blank=True)
    legal = models.TextField(
        _("legal notice"), max_length=500, blank=True,
        help_text=_("Licence and responsible person; stands at the foot of every page."),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.DepartmentIndexPage",
        "pages.HealthIndexPage",
        "pages.NewsIndexPage",
        "pages.RecruitmentIndexPage",
        "pages.TenderIndexPage",
        "pages.StandardPage",
        "regulations.RegulationIndexPage",
    ]
    max_count = 1
    template = "pages/home.html"
    section = "homepage"
    navigation_label = _("Home")

    edit_handler = bilingual_handler(
        translated=(
            "heading", "summary", "emergency_note", "hours", "address", "directions", "legal",
        ),
        shared=["emergency_phone"],
    )

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..home_view import home_context

        context = super().get_context(request, *args, **kwargs)
        return context | {"trail": []} | home_context(self, request.user)
