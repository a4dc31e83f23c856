"""What happened in the library, in the order in which it could be seen."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .immutable import ImmutableModel


class LibraryChange(ImmutableModel):
    """One line a new printing, one the day on which an edition or a repeal takes effect, one when
    an edition is withdrawn before that.

    `at` is unique and given while the ledger is held (`regulations.changes`): nothing is ever
    written before a line that somebody can see. Who may see a line is who may see its edition.
    """

    class Kind(models.TextChoices):
        ISSUED = "issued", _("New edition")
        CORRECTED = "corrected", _("Correction")
        REPEAL = "repeal", _("Repeal announced")
        IN_FORCE = "in_force", _("Now in force")
        ENDED = "ended", _("Now repealed")
        VOID = "void", _("Withdrawn before promulgation")

    at = models.DateTimeField(unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    page = models.ForeignKey(
        "regulations.RegulationPage", on_delete=models.PROTECT, related_name="changes"
    )
    edition = models.ForeignKey(
        "regulations.Edition", on_delete=models.PROTECT, related_name="changes"
    )
    printing = models.ForeignKey(
        "regulations.Printing", on_delete=models.PROTECT, related_name="changes"
    )
    #: The day on which another line is due; null where the edition had taken effect already.
    due = models.DateField(null=True, db_index=True)

    class Meta:
        verbose_name = _("change of the library")
        verbose_name_plural = _("changes of the library")
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["printing", "kind"], name="one_change_a_printing")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind} {self.edition_id}"
