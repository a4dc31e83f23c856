"""Relations of a text to others: rows of the draft, and the rows that approval makes of them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from .immutable import ImmutableModel


class RelationKind(models.TextChoices):
    """What the text does to the other one; the codes are those of `relating.kinds.Kind`."""

    BASED_ON = "based_on", _("is based on")
    AMENDS = "amends", _("amends")
    SUPPLEMENTS = "supplements", _("supplements")
    REPLACES = "replaces", _("replaces")
    REPEALS = "repeals", _("repeals")
    GUIDES = "guides", _("gives guidance on")
    CITES = "cites", _("refers to")
    CONSOLIDATES = "consolidates", _("consolidates")


class RegulationRelation(Orderable):
    """A relation of a draft, entered by its author or found in its text. Exactly one target."""

    page = ParentalKey(
        "regulations.RegulationPage", on_delete=models.CASCADE, related_name="relations"
    )
    kind = models.CharField(
        _("kind of relation"), max_length=12, choices=RelationKind.choices,
        default=RelationKind.CITES,
    )
    #: Separated by commas; every one becomes a row at approval.
    own_eids = models.CharField(
        _("provisions of this text"), max_length=500, blank=True,
        help_text=_("For instance art_5, art_7 as in the outline. Empty: the text as a whole."),
    )
    target_regulation = models.ForeignKey(
        "regulations.RegulationPage", verbose_name=_("regulation"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )
    target_edition = models.PositiveIntegerField(
        _("its edition"), null=True, blank=True,
        help_text=_("The count of the edition, where only one is meant. Empty: whichever applies."),
    )
    target_act = models.ForeignKey(
        "regulations.OutsideActPage", verbose_name=_("outside law"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )
    target_eid = models.CharField(
        _("its provision"), max_length=200, blank=True,
        help_text=_("For instance art_3. Empty: the whole."),
    )
    #: Whether it was found in the text and not entered by hand.
    is_found = models.BooleanField(default=False, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")

    def __str__(self) -> str:
        return f"{self.kind} {self.target_regulation_id or self.target_act_id}"

    def clean(self) -> None:
        super().clean()
        if (self.target_regulation_id is None) == (self.target_act_id is None):
            raise ValidationError(_("Choose either a regulation or an outside law."))
        if self.target_regulation_id is not None and self.target_regulation_id == self.page_id:
            raise ValidationError(_("A regulation has no relation to itself."))

    def eids(self) -> list[str]:
        """The provisions of this text, [""] for the text as a whole."""
        named = [part.strip() for part in self.own_eids.split(",")]
        return list(dict.fromkeys(part for part in named if part)) or [""]


class Relation(ImmutableModel):
    """A relation as it was approved with a printing, one row for each provision of its own."""

    printing = models.ForeignKey(
        "regulations.Printing", on_delete=models.PROTECT, related_name="relations"
    )
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=RelationKind.choices)
    own_eid = models.CharField(max_length=200, blank=True)
    target_regulation = models.ForeignKey(
        "regulations.RegulationPage", null=True, on_delete=models.PROTECT,
        related_name="relations_to_it",
    )
    target_edition = models.PositiveIntegerField(null=True)
    target_act = models.ForeignKey(
        "regulations.OutsideActPage", null=True, on_delete=models.PROTECT,
        related_name="relations_to_it",
    )
    target_eid = models.CharField(max_length=200, blank=True)
    #: The lasting id that the provision had in the edition shown when this was approved.
    target_lasting = models.CharField(max_length=16, blank=True)

    class Meta:
        verbose_name = _("approved relation")
        verbose_name_plural = _("approved relations")
        ordering = ["printing", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["printing", "position"], name="one_relation_a_position"
            ),
            models.CheckConstraint(
                condition=models.Q(target_regulation__isnull=True)
                ^ models.Q(target_act__isnull=True),
                name="relation_has_one_target",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printing_id} {self.kind}"
