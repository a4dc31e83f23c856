"""Pictures that stand inside the text of a regulation."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from approvals import languages


class RegulationFigure(models.Model):
    """The picture that a line `![caption](figure:3)` of either text names by `number`."""

    page = ParentalKey(
        "regulations.RegulationPage", on_delete=models.CASCADE, related_name="figures"
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        validators=[MinValueValidator(1), MaxValueValidator(9999)],
        help_text=_("The text names it so: ![caption](figure:number), on a line of its own."),
    )
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    alternative_zh_hans = models.CharField(
        _("alternative text · 中文"), max_length=255, blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    alternative_vi = models.CharField(
        _("alternative text · Tiếng Việt"), max_length=255, blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="one_figure_a_number")
        ]

    def __str__(self) -> str:
        return str(self.number)

    def alternative_in(self, language: str) -> str:
        """What the picture shows, in `language`, or in the other one where that is empty."""
        mine = getattr(self, languages.suffixed("alternative", language))
        other = getattr(self, languages.suffixed("alternative", languages.other(language)))
        return mine or other
