"""Document numbers: series, how far each has counted in a year, and which edition has which."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regulations import numbering

from .immutable import ImmutableModel


class NumberSeries(models.Model):
    """The numbers of one issuing body. One count a year serves both countries' forms.

    With no series in the database numbers are typed by hand; as soon as there is one, the system
    gives them at approval and only what exists on paper brings its own.
    """

    code = models.SlugField(_("code"), unique=True)
    prefix_zh = models.CharField(
        _("mark of the issuing body (Chinese)"), max_length=20,
        help_text=_("What stands before the year, for instance 院发."),
    )
    suffix_vi = models.CharField(
        _("signs of type and issuing body (Vietnamese)"), max_length=40,
        help_text=_("What stands after the stroke, for instance QyĐ-BV."),
    )
    is_default = models.BooleanField(_("for drafts that name no series"), default=False)

    class Meta:
        verbose_name = _("series of document numbers")
        verbose_name_plural = _("series of document numbers")
        ordering = ["-is_default", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="one_default_series",
            )
        ]

    def __str__(self) -> str:
        return f"{self.prefix_zh} · {self.suffix_vi}"

    @property
    def form(self) -> numbering.Form:
        return numbering.Form(self.prefix_zh, self.suffix_vi)


class NumberCount(models.Model):
    """The highest number of a series in a year. Its row is the lock of those who take one."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="counts")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("count of document numbers")
        verbose_name_plural = _("counts of document numbers")
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="one_count_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.series_id}/{self.year}: {self.last}"


class IssuedNumber(ImmutableModel):
    """A number that an edition has, for ever: one that became void is not given again."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField()
    edition = models.OneToOneField(
        "regulations.Edition", on_delete=models.PROTECT, related_name="issued_number"
    )

    class Meta:
        verbose_name = _("issued document number")
        verbose_name_plural = _("issued document numbers")
        ordering = ["series", "year", "value"]
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "value"], name="one_edition_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.series_id}/{self.year}/{self.value}"
