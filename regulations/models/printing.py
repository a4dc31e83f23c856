"""The text of an edition as it was approved, in both languages."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from approvals.audience import Audience

from .immutable import ImmutableModel


class Printing(ImmutableModel):
    """Both texts with their trees and files, hashed. An editorial correction is a new printing of
    the same edition; the one with the highest sequence is the current one."""

    edition = models.ForeignKey(
        "regulations.Edition", on_delete=models.PROTECT, related_name="printings"
    )
    sequence = models.PositiveIntegerField(_("printing"))
    decision = models.ForeignKey(
        "approvals.Decision", on_delete=models.PROTECT, related_name="printings"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.PROTECT, related_name="printings"
    )
    audience = models.CharField(max_length=10, choices=Audience.choices)
    only_in = models.CharField(max_length=10, blank=True)
    heading_zh_hans = models.CharField(max_length=200, blank=True)
    heading_vi = models.CharField(max_length=200, blank=True)
    summary_zh_hans = models.TextField(blank=True)
    summary_vi = models.TextField(blank=True)
    #: What stands before the first provision (legal basis) and after the last (recipients).
    preamble_zh_hans = models.TextField(blank=True)
    preamble_vi = models.TextField(blank=True)
    closing_zh_hans = models.TextField(blank=True)
    closing_vi = models.TextField(blank=True)
    text_zh_hans = models.TextField(blank=True)
    text_vi = models.TextField(blank=True)
    tree_zh_hans = models.JSONField(default=list)
    tree_vi = models.JSONField(default=list)
    #: [{"document", "sha256", "title_zh_hans", "title_vi"}], in the order of the page.
    files = models.JSONField(default=list)
    #: The pictures that the text names: `regulations.figuring.frozen`.
    figures = models.JSONField(default=list)
    note_zh_hans = models.TextField(blank=True)
    note_vi = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("printing")
        verbose_name_plural = _("printings")
        ordering = ["edition", "sequence"]
        indexes = [
            # What lists of thousands read of a printing, without its long texts: two thirds of
            # the time of a list on SQLite, whose rows lie among the texts.
            models.Index(
                fields=[
                    "edition", "sequence", "audience", "only_in", "heading_zh_hans", "heading_vi",
                ],
                name="printing_in_lists",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["edition", "sequence"], name="one_printing_a_sequence"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} / {self.sequence}"
