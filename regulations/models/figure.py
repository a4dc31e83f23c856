"""Pictures that stand inside the text of a regulation."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class RegulationFigure(Orderable):
    """The picture that a line `![caption](figure:3)` of either text names by `number`. Part of
    the draft: hashed, shown to reviewers, and copied into the printing at approval."""

    page = ParentalKey(
        "regulations.RegulationPage", on_delete=models.CASCADE, related_name="figures"
    )
    number = models.PositiveIntegerField(
        _("number"),
        validators=[MinValueValidator(1), MaxValueValidator(999_999)],
        help_text=_("The text names it so, on a line of its own: ![caption](figure:number)"),
    )
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    alternative_zh_hans = models.CharField(
        _("alternative text · 中文"), max_length=500, blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    alternative_vi = models.CharField(
        _("alternative text · Tiếng Việt"), max_length=500, blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="one_figure_a_number")
        ]

    def __str__(self) -> str:
        return str(self.number)
