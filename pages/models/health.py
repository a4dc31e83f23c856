from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from approvals.panels import bilingual_handler

from .base import DepartmentItem


class HealthPage(DepartmentItem):
    """Health advice: says who wrote it, who checked it, and when it was last checked."""

    author = models.CharField(_("author"), max_length=120, blank=True)
    reviewer = models.CharField(_("medically checked by"), max_length=120, blank=True)
    reviewed_on = models.DateField(_("last medical check"), null=True, blank=True, db_index=True)
    cover = models.ForeignKey(
        "pages.PortalImage", verbose_name=_("picture"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )

    required_fields = ("heading", "body", "author", "reviewer")
    template = "pages/health.html"
    section = "healthindexpage"
    kind_label = _("Health advice")

    edit_handler = bilingual_handler(
        translated=("heading", "summary", "author", "reviewer", "body"),
        shared=["reviewed_on", "cover"],
    )

    class Meta:
        verbose_name = _("health advice")
        verbose_name_plural = _("health advice")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..queries import latest_beside

        context = super().get_context(request, *args, **kwargs)
        return context | {"more": latest_beside(self, request.user, "-reviewed_on")}
