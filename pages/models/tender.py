from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from approvals.panels import bilingual_handler

from ..notice_states import TenderState, tender_state
from .base import DepartmentItem, Row, long_text_columns, text_columns


class TenderPage(DepartmentItem):
    """A tender notice. Its state follows from its dates and is never stored."""

    class Method(models.TextChoices):
        OPEN = "open", _("Open tender")
        SHOPPING = "shopping", _("Competitive shopping")
        DIRECT = "direct", _("Direct contracting")

    package_code = models.CharField(_("package"), max_length=40, db_index=True)
    method = models.CharField(
        _("procurement method"), max_length=20, choices=Method.choices, default=Method.OPEN
    )
    estimate = models.PositiveBigIntegerField(
        _("estimate"), null=True, blank=True, help_text=_("Vietnamese dong, without fractions.")
    )
    sale_from = models.DateTimeField(_("documents issued from"), null=True, blank=True)
    closes_at = models.DateTimeField(_("bids until"), null=True, db_index=True)
    opening_at = models.DateTimeField(_("opening of bids"), null=True, blank=True)
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    result = models.TextField(_("result"), max_length=2000, blank=True)
    result_on = models.DateField(_("result published on"), null=True, blank=True)

    required_rows = {"lots": ("title", "quantity"), "clarifications": ("text",)}
    template = "pages/tender.html"
    section = "tenderindexpage"
    kind_label = _("Tenders")

    edit_handler = bilingual_handler(
        translated=("heading", "summary", "body", "result"),
        shared=[
            "package_code",
            "method",
            "estimate",
            "sale_from",
            "closes_at",
            "opening_at",
            InlinePanel("lots", heading=_("Lots"), label=_("Lot")),
            InlinePanel("documents", heading=_("Documents"), label=_("Document")),
            InlinePanel("clarifications", heading=_("Clarifications"), label=_("Clarification")),
            "cancelled_on",
            "result_on",
        ],
    )

    class Meta:
        verbose_name = _("tender notice")
        verbose_name_plural = _("tender notices")

    def clean(self) -> None:
        super().clean()
        if self.sale_from and self.closes_at and self.closes_at < self.sale_from:
            raise ValidationError({"closes_at": _now("The deadline lies before the first day.")})
        if self.opening_at and self.closes_at and self.opening_at < self.closes_at:
            raise ValidationError({"opening_at": _now("Bids are opened after the deadline.")})

    def problems(self) -> list[str]:
        found = super().problems()
        if self.closes_at is None:
            found.append(_now("The deadline is missing."))
        return found

    def state(self, now: datetime | None = None) -> TenderState:
        """What bidders can do now; `now` is aware."""
        return tender_state(
            timezone.localtime(now),
            sale_from=self.sale_from,
            closes_at=self.closes_at,
            cancelled_on=self.cancelled_on,
            result_on=self.result_on,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..notices import tender_context

        return super().get_context(request, *args, **kwargs) | tender_context(self, request.user)


class TenderLot(Row):
    page = ParentalKey(TenderPage, on_delete=models.CASCADE, related_name="lots")
    number = models.CharField(_("number"), max_length=20, blank=True)
    title_zh_hans, title_vi = text_columns(_("goods or work"), 300)
    quantity_zh_hans, quantity_vi = text_columns(_("quantity"), 100)

    panels = [
        FieldPanel("number"),
        FieldPanel("title_zh_hans"),
        FieldPanel("title_vi"),
        FieldPanel("quantity_zh_hans"),
        FieldPanel("quantity_vi"),
    ]

    class Meta(Row.Meta):
        verbose_name = _("lot")
        verbose_name_plural = _("lots")

    def __str__(self) -> str:
        return self.title_zh_hans or self.title_vi


class TenderClarification(Row):
    """A clarification or amendment, said to all bidders on its day."""

    page = ParentalKey(TenderPage, on_delete=models.CASCADE, related_name="clarifications")
    on = models.DateField(_("date"))
    text_zh_hans, text_vi = long_text_columns(_("clarification"), 2000)

    panels = [FieldPanel("on"), FieldPanel("text_zh_hans"), FieldPanel("text_vi")]

    class Meta(Row.Meta):
        verbose_name = _("clarification")
        verbose_name_plural = _("clarifications")

    def __str__(self) -> str:
        return f"{self.on}"


class TenderDocument(Row):
    page = ParentalKey(TenderPage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "pages.PortalDocument", verbose_name=_("document"), on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [FieldPanel("document")]

    class Meta(Row.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return str(self.document)
