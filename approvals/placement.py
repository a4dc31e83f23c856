"""Whether a draft can have the address that it asks for, said before anybody decides on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import Page

if TYPE_CHECKING:
    from .gated import GatedPage


def problems(stored: GatedPage, draft: GatedPage) -> list[str]:
    """Sentences for the author; `stored` is the page as it stands in the tree now.

    The addresses of pages below a page hang on its own: they were approved as they are.
    """
    parent = stored.get_parent()
    if parent is not None and not Page._slug_is_available(draft.slug, parent, stored):
        return [_("Another page beside it has the address “%(slug)s”.") % {"slug": draft.slug}]
    if (
        stored.live
        and draft.slug != stored.slug
        and stored.get_descendants().filter(live=True).exists()
    ):
        return [_("The address cannot change while pages below it are live.")]
    return []
