from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from approvals.panels import bilingual_handler

from .base import DepartmentItem


class NewsPage(DepartmentItem):
    """One item of news of a department."""

    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    cover = models.ForeignKey(
        "pages.PortalImage", verbose_name=_("picture"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )

    template = "pages/news.html"
    section = "newsindexpage"
    kind_label = _("News")

    edit_handler = bilingual_handler(
        translated=("heading", "summary", "body"), shared=["date", "cover"]
    )

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..queries import latest_beside

        context = super().get_context(request, *args, **kwargs)
        return context | {"more": latest_beside(self, request.user, "-date")}
