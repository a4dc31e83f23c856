"""Which files were imported into which draft and by whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportedSource(models.Model):
    """One document of one file in one draft. The same document makes no second draft of the same
    department; who imported it wrote part of the draft and decides nothing about it."""

    page = models.ForeignKey(
        "regulations.RegulationPage", on_delete=models.CASCADE, related_name="imported_sources"
    )
    department = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, related_name="+"
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    file_name = models.CharField(max_length=255)
    #: SHA-256 of the file's bytes and of the document's place in it.
    source_hash = models.CharField(max_length=64)
    #: What was removed or doubted, with the passage: nothing of the source is lost silently.
    warnings = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("imported source")
        verbose_name_plural = _("imported sources")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "source_hash", "language"], name="one_import_a_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name} -> {self.page_id}"
