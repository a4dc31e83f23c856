"""That an edition was announced to all staff, and to whom the mail about it went."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .immutable import ImmutableModel


class Promulgation(ImmutableModel):
    """Once an edition, by the web team, after its approval. The words are the edition's own."""

    edition = models.OneToOneField(
        "regulations.Edition", on_delete=models.PROTECT, related_name="promulgation"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("promulgation")
        verbose_name_plural = _("promulgations")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.edition_id}"


class PromulgationMail(models.Model):
    """One receiver. A row is claimed before its mail goes out, so that no mail goes out twice;
    one that was claimed and never heard of again is UNCERTAIN and is not sent again by itself."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Uncertain")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        SKIPPED = "skipped", _("Left out")

    promulgation = models.ForeignKey(
        Promulgation, on_delete=models.PROTECT, related_name="mails"
    )
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    #: Not tried before this moment.
    due_at = models.DateTimeField(default=timezone.now)
    tried_at = models.DateTimeField(null=True)
    #: What the mail server said, or why it was left out.
    said = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("mail about a promulgation")
        verbose_name_plural = _("mails about promulgations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["promulgation", "to"], name="one_mail_a_receiver"),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(state="waiting"), name="mails_due"),
        ]

    def __str__(self) -> str:
        return f"{self.promulgation_id} -> {self.to_id}"
