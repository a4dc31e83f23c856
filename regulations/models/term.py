"""A word that the hospital's regulations use in a sense of their own."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from approvals.gated import GatedPage
from approvals.panels import bilingual_handler
from regulations import addresses


class TermPage(GatedPage):
    """The heading is the term. Where a regulation uses it, the definition is shown in place.

    It stands below the library and is kept by the web team.
    """

    definition = models.TextField(_("definition"), blank=True, max_length=1000)
    #: One a line.
    spellings = models.TextField(
        _("other spellings"), blank=True, max_length=500,
        help_text=_("Other ways in which texts write the term, one a line."),
    )

    template = "regulations/term.html"
    parent_page_types = ["regulations.RegulationIndexPage"]
    subpage_types: list[str] = []
    required_fields = ("heading", "definition")
    may_be_copied = False
    edit_handler = bilingual_handler(("heading", "definition", "spellings"))

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def get_url_parts(self, request: Any = None) -> tuple[int, str | None, str | None] | None:
        return addresses.library_parts(self, request, addresses.TERMS)

    @classmethod
    def lasting_root(cls) -> str | None:
        return addresses.section_root(addresses.TERMS)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from regulations.glossary import term_context

        return super().get_context(request, *args, **kwargs) | term_context(self, request)
