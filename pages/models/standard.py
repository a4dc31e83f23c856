from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from approvals.panels import bilingual_handler

from .base import BodyPage


class StandardPage(BodyPage):
    """A text of the site itself: about the hospital, privacy, how to visit.

    Right below home it stands at the foot of every page, and with `show_in_menus` in the main
    navigation too.
    """

    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    template = "pages/standard.html"

    edit_handler = bilingual_handler(
        translated=("heading", "summary", "body"), shared=["show_in_menus"]
    )

    class Meta:
        verbose_name = _("page of the site")
        verbose_name_plural = _("pages of the site")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..navigation import trail_of

        return super().get_context(request, *args, **kwargs) | {"trail": trail_of(self, request)}
