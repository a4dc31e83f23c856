"""Rows that are written once: what was read, cited or acknowledged can be shown again as it was."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext as _


class ImmutableRow(Exception):
    """Somebody tried to change or delete a row that is written once."""


def _refuse(model: type[models.Model]) -> NoReturn:
    raise ImmutableRow(_("%(rows)s never change.") % {"rows": model._meta.verbose_name_plural})


class ImmutableQuerySet(models.QuerySet):
    """Refuses what would pass by `save()`; database triggers refuse what passes by this."""

    def update(self, **kwargs: Any) -> int:
        _refuse(self.model)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        _refuse(self.model)

    def delete(self) -> tuple[int, dict[str, int]]:
        _refuse(self.model)


class ImmutableModel(models.Model):
    """Abstract. A row may be inserted; afterwards nobody changes or deletes it."""

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            _refuse(type(self))
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _refuse(type(self))
