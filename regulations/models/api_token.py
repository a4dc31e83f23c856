"""Which other systems of the hospital may read the library, and as whom."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from approvals.audience import Audience


class ApiToken(models.Model):
    """The right of one system to read what an audience may read.

    The token itself is nowhere: it is shown once, when it is made. `key` is its first part, by
    which the row is found; `digest` the SHA-256 of the whole.
    """

    name = models.CharField(_("system"), max_length=80, unique=True)
    key = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64)
    audience = models.CharField(_("reads as"), max_length=10, choices=Audience.choices)
    #: Networks (CIDR) from which it is taken; empty: from anywhere.
    networks = models.JSONField(_("from the networks"), default=list)
    per_minute = models.PositiveIntegerField(_("requests a minute"))
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    expires_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    #: Written at most once an hour.
    last_used_at = models.DateTimeField(_("last used"), null=True)

    class Meta:
        verbose_name = _("access of another system")
        verbose_name_plural = _("access of other systems")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def is_valid(self) -> bool:
        return self.revoked_at is None and timezone.now() < self.expires_at
