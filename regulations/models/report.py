"""What a reader found wrong with a provision, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProblemReport(models.Model):
    """Seen by the owning department and the web team only, never by other readers."""

    page = models.ForeignKey(
        "regulations.RegulationPage", on_delete=models.PROTECT, related_name="reports"
    )
    printing = models.ForeignKey(
        "regulations.Printing", on_delete=models.PROTECT, related_name="reports"
    )
    eid = models.CharField(_("provision"), max_length=200, blank=True)
    text = models.TextField(_("what is wrong"), max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reported problem")
        verbose_name_plural = _("reported problems")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["closed_at", "at"])]

    def __str__(self) -> str:
        return f"{self.page_id} {self.eid}"
