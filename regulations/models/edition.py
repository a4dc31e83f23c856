"""One issued text of a regulation, or its repeal."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from approvals.audience import Audience

from .immutable import ImmutableModel


class Edition(ImmutableModel):
    """Number, issuing body, signatory and dates, as approved. Its text stands in its printings.

    `sequence` counts approvals; what is in force on a day follows from the dates alone
    (`regulations.status`), so an old edition may be entered after a newer one.
    """

    class Kind(models.TextChoices):
        ISSUE = "issue", _("Issued")
        REPEAL = "repeal", _("Repeal")

    page = models.ForeignKey(
        "regulations.RegulationPage", on_delete=models.PROTECT, related_name="editions"
    )
    sequence = models.PositiveIntegerField(_("edition"))
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.ISSUE)
    number_zh = models.CharField(_("document number (Chinese)"), max_length=80, blank=True)
    number_vi = models.CharField(_("document number (Vietnamese)"), max_length=80, blank=True)
    issuer_zh_hans = models.CharField(max_length=200, blank=True)
    issuer_vi = models.CharField(max_length=200, blank=True)
    signatory_zh_hans = models.CharField(max_length=120, blank=True)
    signatory_vi = models.CharField(max_length=120, blank=True)
    signatory_title_zh_hans = models.CharField(max_length=120, blank=True)
    signatory_title_vi = models.CharField(max_length=120, blank=True)
    note_zh_hans = models.TextField(blank=True)
    note_vi = models.TextField(blank=True)
    issue_date = models.DateField(_("issue date"), null=True)
    #: For a repeal: the first day on which the regulation no longer applies.
    effective_date = models.DateField(_("effective date"))
    #: Entered as a past one: the key of the row of the draft that it was made of.
    past_key = models.CharField(max_length=36, blank=True, default="")
    #: Who may read it: the audience approved with it, never a later draft's.
    audience = models.CharField(max_length=10, choices=Audience.choices)
    decision = models.ForeignKey(
        "approvals.Decision", on_delete=models.PROTECT, related_name="editions"
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["page", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["page", "sequence"], name="one_edition_a_sequence"),
            models.UniqueConstraint(
                fields=["page", "past_key"],
                condition=~models.Q(past_key=""),
                name="one_edition_a_past_row",
            ),
        ]
        indexes = [models.Index(fields=["page", "effective_date"])]

    def __str__(self) -> str:
        return f"{self.page_id} / {self.sequence}"

    @property
    def is_void(self) -> bool:
        """Whether it was withdrawn before its promulgation. One query, unless `voided` was
        selected with it."""
        return getattr(self, "voided", None) is not None


class VoidedEdition(ImmutableModel):
    """That an approved edition was withdrawn before its promulgation: by an approval of its own,
    with the reason. The edition and its number stay as they are; it never applied."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="voided")
    decision = models.OneToOneField(
        "approvals.Decision", on_delete=models.PROTECT, related_name="voided_edition"
    )
    note_zh_hans = models.TextField(blank=True)
    note_vi = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("edition withdrawn before promulgation")
        verbose_name_plural = _("editions withdrawn before promulgation")

    def __str__(self) -> str:
        return f"{self.edition_id}"
