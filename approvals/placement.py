"""Whether a draft can have the address that it asks for, said before anybody decides on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import Page

from .audience import Audience
from .models import Publication

if TYPE_CHECKING:
    from .gated import GatedPage


def problems(stored: GatedPage, draft: GatedPage) -> list[str]:
    """Sentences for the author; `stored` is the page as it stands in the tree now.

    The addresses of pages below a page hang on its own: they were approved as they are.
    """
    parent = stored.get_parent()
    if parent is not None and not Page._slug_is_available(draft.slug, parent, stored):
        return [_("Another page beside it has the address “%(slug)s”.") % {"slug": draft.slug}]
    if parent is not None and not parent.is_root():
        # The address names every page above: of none of them may it tell too early, or too much.
        above = Publication.objects.filter(page_id=parent.pk, page__live=True).first()
        if above is None:
            return [_("The page above it is not live yet. That one has to be approved first.")]
        if draft.audience == Audience.PUBLIC and above.audience != Audience.PUBLIC:
            return [_("The page above it is for staff only, so this one cannot be public.")]
    if (
        draft.audience != Audience.PUBLIC
        and Publication.objects.filter(
            page__in=stored.get_descendants(), page__live=True, audience=Audience.PUBLIC
        ).exists()
    ):
        return [_("There are public pages below it, so it cannot be for staff only.")]
    if (
        stored.live
        and draft.slug != stored.slug
        and stored.get_descendants().filter(live=True).exists()
    ):
        return [_("The address cannot change while pages below it are live.")]
    return []
