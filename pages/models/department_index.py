from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from approvals.panels import bilingual_handler

from .base import SectionPage


class DepartmentIndexPage(SectionPage):
    """The directory of departments; each department's pages live below its own."""

    subpage_types = ["pages.DepartmentPage"]
    template = "pages/department_index.html"
    navigation_label = _("Departments")

    edit_handler = bilingual_handler()

    class Meta:
        verbose_name = _("department directory")
        verbose_name_plural = _("department directories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..department_views import directory_context

        return super().get_context(request, *args, **kwargs) | directory_context(request)
