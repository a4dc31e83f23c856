"""Who sees what: the one rule, used by views, lists, search, feeds, sitemap, API and files.

What readers see is what was published: the audience that counts is the one approved with the
live revision (`approvals.Publication`), never the one in somebody's draft.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

QuerySet = TypeVar("QuerySet", bound=models.QuerySet)


class Audience(models.TextChoices):
    PUBLIC = "public", _("Public: everybody on the internet")
    STAFF = "staff", _("Staff only, after signing in")


def audiences_for(reader: Any) -> frozenset[str]:
    """The audiences that include `reader`: a user, AnonymousUser or None."""
    if reader is not None and reader.is_authenticated and reader.is_active and reader.roles:
        return frozenset({Audience.PUBLIC.value, Audience.STAFF.value})
    return frozenset({Audience.PUBLIC.value})


def visible_to(pages: QuerySet, reader: Any) -> QuerySet:
    """Narrow any queryset of pages (base or specific) to what `reader` may read now."""
    return pages.filter(live=True, publication__audience__in=audiences_for(reader))


class GatedPageQuerySet(PageQuerySet):
    """Querysets of our page types: `visible_to(reader)` is the visibility rule."""

    def visible_to(self, reader: Any) -> GatedPageQuerySet:
        return visible_to(self, reader)


GatedPageManager = PageManager.from_queryset(GatedPageQuerySet)
