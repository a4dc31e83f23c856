from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from approvals.panels import bilingual_handler

from .base import SectionPage


class HealthIndexPage(SectionPage):
    """Health advice of all departments, last checked first."""

    template = "pages/health_index.html"
    navigation_label = _("Health advice")

    edit_handler = bilingual_handler()

    class Meta:
        verbose_name = _("health section")
        verbose_name_plural = _("health sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..lists import health_list

        return super().get_context(request, *args, **kwargs) | health_list(request)
