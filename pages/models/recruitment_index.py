from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from approvals.panels import bilingual_handler

from .base import SectionPage


class RecruitmentIndexPage(SectionPage):
    """Recruitment notices, those still open first."""

    template = "pages/recruitment_index.html"
    navigation_label = _("Recruitment")

    edit_handler = bilingual_handler()

    class Meta:
        verbose_name = _("recruitment section")
        verbose_name_plural = _("recruitment sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..lists import recruitment_list

        return super().get_context(request, *args, **kwargs) | recruitment_list(request)
