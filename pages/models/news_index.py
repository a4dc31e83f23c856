from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from approvals.panels import bilingual_handler

from .base import SectionPage


class NewsIndexPage(SectionPage):
    """News of all departments, newest first."""

    template = "pages/news_index.html"
    navigation_label = _("News")

    edit_handler = bilingual_handler()

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..lists import news_list

        return super().get_context(request, *args, **kwargs) | news_list(request)
