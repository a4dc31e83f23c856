"""Law from outside the hospital: national acts, decrees, circulars, standards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from approvals.gated import GatedPage
from approvals.panels import bilingual_handler
from regulations import addresses


class OutsideActPage(GatedPage):
    """An act as regulations refer to it: its names, numbers and dates, not its text.

    It stands below the library and is kept by the web team. That it ended is content like any
    other: an approved revision says so, and every regulation that refers to it shows it.
    """

    class Kind(models.TextChoices):
        LAW = "law", _("Law")
        DECREE = "decree", _("Decree of the government")
        CIRCULAR = "circular", _("Circular or rule of a ministry")
        STANDARD = "standard", _("Standard")
        OTHER = "other", _("Other document")

    act_kind = models.CharField(
        _("kind of document"), max_length=10, choices=Kind.choices, default=Kind.LAW
    )
    number_zh = models.CharField(_("document number (Chinese)"), max_length=80, blank=True)
    number_vi = models.CharField(_("document number (Vietnamese)"), max_length=80, blank=True)
    issuer = models.CharField(_("issuing body"), max_length=200, blank=True)
    #: One a line; what texts call it beside its full title.
    spellings = models.TextField(
        _("other names"), blank=True, max_length=1000,
        help_text=_("Short titles by which texts refer to it, one a line."),
    )
    issue_date = models.DateField(_("issue date"), null=True, blank=True)
    effective_date = models.DateField(_("effective date"), null=True, blank=True)
    source_url = models.URLField(
        _("address of the official text"), max_length=500, blank=True
    )
    dead_since = models.DateField(
        _("no longer in force from"), null=True, blank=True,
        help_text=_("Every regulation that refers to it is marked from this day on."),
    )
    replaced_by = models.ForeignKey(
        "self", verbose_name=_("replaced by"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="+",
    )

    template = "regulations/act.html"
    parent_page_types = ["regulations.RegulationIndexPage"]
    subpage_types: list[str] = []
    may_be_copied = False
    edit_handler = bilingual_handler(
        ("heading", "summary", "issuer", "spellings"),
        [
            "act_kind",
            MultiFieldPanel(
                [FieldPanel("number_zh"), FieldPanel("number_vi"), FieldPanel("issue_date"),
                 FieldPanel("effective_date"), FieldPanel("source_url")],
                heading=_("Attributes"),
            ),
            MultiFieldPanel(
                [FieldPanel("dead_since"), FieldPanel("replaced_by")], heading=_("End")
            ),
        ],
    )  # fmt: skip

    class Meta:
        verbose_name = _("outside law")
        verbose_name_plural = _("outside law")

    def is_dead(self, on: date | None = None) -> bool:
        """Whether it no longer applies on a day (today)."""
        return self.dead_since is not None and self.dead_since <= (on or timezone.localdate())

    def problems(self) -> list[str]:
        found = super().problems()
        if self.replaced_by_id is not None and self.replaced_by_id == self.pk:
            found.append(_now("An act does not replace itself."))
        if self.replaced_by_id is not None and self.dead_since is None:
            found.append(_now("Say from which day it is no longer in force."))
        if self.dead_since and self.effective_date and self.dead_since < self.effective_date:
            found.append(_now("It ends before it begins."))
        return found

    def get_url_parts(self, request: Any = None) -> tuple[int, str | None, str | None] | None:
        return addresses.library_parts(self, request, addresses.LAWS)

    @classmethod
    def lasting_root(cls) -> str | None:
        return addresses.section_root(addresses.LAWS)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from regulations.outside import act_context

        return super().get_context(request, *args, **kwargs) | act_context(self, request)
