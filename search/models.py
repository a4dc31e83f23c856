"""The outbox: what changed and is not yet in the index."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxRow(models.Model):
    """A unit that must be indexed again. Written in the transaction of the change, deleted after
    the index has it. Several rows may name one unit: each stands for one change."""

    unit = models.CharField(_("unit"), max_length=200, db_index=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("failed attempts"), default=0)

    class Meta:
        verbose_name = _("unit waiting for the index")
        verbose_name_plural = _("units waiting for the index")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.unit
