from __future__ import annotations

from django.db import models
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
