"""The library: the list of regulations, and the one lasting address of each."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from approvals.audience import visible_to
from approvals.gated import GatedPage
from approvals.panels import bilingual_handler
from regulations import sections, subviews


class RegulationIndexPage(GatedPage):
    """Serves `<library>/<slug>/` and what stands below it (`subviews`) for a regulation wherever
    in the tree it lives, so that its address does not change when its department does."""

    template = "regulations/library.html"
    navigation_label = _("Regulations")
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["regulations.OutsideActPage", "regulations.TermPage"]
    max_count = 1
    edit_handler = bilingual_handler()

    class Meta:
        verbose_name = _("library of regulations")
        verbose_name_plural = _("libraries of regulations")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components:
            return super().route(request, path_components)
        if not self.live:
            raise Http404
        from .regulation_page import RegulationPage

        slug, *below = path_components
        if slug in sections.SECTIONS:
            return sections.route(self, request, slug, below)
        if below and below[0] not in subviews.VIEWS:
            raise Http404

        # The same 404 whether there is no such regulation or the reader may not see it.
        found = visible_to(
            RegulationPage.objects.filter(slug=slug), request.user
        ).order_by("pk").first()
        if found is None:
            raise Http404
        return RouteResult(found, kwargs={"in_library": True, "below": below})

    def serve(
        self, request: HttpRequest, *args: Any, section: str = "", **kwargs: Any
    ) -> HttpResponse:
        """The list of regulations, or that of a section beside them."""
        if not section:
            return super().serve(request, *args, **kwargs)
        self._admit(request)
        response = sections.answer(self, request, section)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from regulations.library import library_list
        from regulations.library_news import news
        from regulations.new_rules import latest

        context = super().get_context(request, *args, **kwargs)
        return context | {
            "list": library_list(request),
            "news": [] if request.GET else news(request),
            "promulgated": [] if request.GET else latest(request),
            "section_links": sections.links(self, request),
            "section": "regulationindexpage",
            "trail": [{"label": self.shown.heading}],
        }
