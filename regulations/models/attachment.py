"""Files that belong to a regulation: forms, tables, the scanned original."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class RegulationAttachment(Orderable):
    page = ParentalKey(
        "regulations.RegulationPage", on_delete=models.CASCADE, related_name="attachments"
    )
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    title_zh_hans = models.CharField(_("title in Chinese"), max_length=200, blank=True)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.title_zh_hans or self.title_vi or str(self.document_id)
