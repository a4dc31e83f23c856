"""One node of a printing's tree, both languages in one row."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .immutable import ImmutableModel


class Provision(ImmutableModel):
    """A chapter, article, paragraph or point. `eid` is the same in both languages and is what
    readers cite; a language in which the id does not occur has empty columns."""

    printing = models.ForeignKey(
        "regulations.Printing", on_delete=models.PROTECT, related_name="provisions"
    )
    eid = models.CharField(max_length=200)
    kind = models.CharField(max_length=12)
    #: The same in every edition that still has the provision, however it is numbered there.
    lasting = models.CharField(max_length=16, blank=True, default="", db_index=True)
    #: The language in which it was not changed when it was in the other, "" for none: see
    #: `comparing.drift`.
    behind = models.CharField(max_length=10, blank=True, default="")
    parent_eid = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField()
    number_zh_hans = models.CharField(max_length=80, blank=True)
    number_vi = models.CharField(max_length=80, blank=True)
    heading_zh_hans = models.TextField(blank=True)
    heading_vi = models.TextField(blank=True)
    text_zh_hans = models.TextField(blank=True)
    text_vi = models.TextField(blank=True)

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["printing", "position"]
        constraints = [
            models.UniqueConstraint(fields=["printing", "eid"], name="one_provision_an_id"),
            models.UniqueConstraint(
                fields=["printing", "position"], name="one_provision_a_position"
            ),
        ]

    def __str__(self) -> str:
        return self.eid
