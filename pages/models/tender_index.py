from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from approvals.panels import bilingual_handler

from .base import SectionPage


class TenderIndexPage(SectionPage):
    """Tender notices, those still open first, with an archive by year."""

    template = "pages/tender_index.html"
    navigation_label = _("Tenders")

    edit_handler = bilingual_handler()

    class Meta:
        verbose_name = _("tender section")
        verbose_name_plural = _("tender sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..lists import tender_list

        return super().get_context(request, *args, **kwargs) | tender_list(request)
