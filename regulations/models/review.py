"""That a rule was looked at and stays as it is, and who was reminded of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .immutable import ImmutableModel


class ReviewRecord(ImmutableModel):
    """The owner's department looked at the edition in force and left it as it is."""

    page = models.ForeignKey(
        "regulations.RegulationPage", on_delete=models.PROTECT, related_name="reviews"
    )
    edition = models.ForeignKey(
        "regulations.Edition", on_delete=models.PROTECT, related_name="reviews"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(default=timezone.localdate)
    note = models.TextField(_("note"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["page", "day"])]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.day}"


class ReviewReminder(models.Model):
    """One reminder of one review to one person: written before it is sent, so never twice."""

    page = models.ForeignKey(
        "regulations.RegulationPage", on_delete=models.CASCADE, related_name="+"
    )
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    #: The day on which it had to go out (`regulations.reviewing.milestone`).
    day = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reminder of a review")
        verbose_name_plural = _("reminders of reviews")
        constraints = [
            models.UniqueConstraint(fields=["page", "to", "day"], name="one_reminder_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} -> {self.to_id}: {self.day}"
