"""Atom feed of what changed in the library, in the language of the address.

Everybody gets what is public, and caches may keep that for a while. Who is signed in gets what
staff may see, and nothing keeps it.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control, patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from approvals import languages

from . import addresses, changes
from .models import LibraryChange
from .shelf import Issued, Shelf, shelves_for

ITEMS = 50
#: Seconds for which the public feed may be kept.
PUBLIC_SECONDS = 300


class ChangesFeed(Feed):
    """The latest lines of the record whose edition the reader may see, in his language."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> Any:
        self.request = request
        self.language = languages.normalise(get_language())
        library = addresses.library(request)
        self.base = (library.get_url(request) if library else None) or f"/{self.language}/"
        return library

    def title(self, library: Any) -> str:
        return _("Changes of the regulations")

    def subtitle(self, library: Any) -> str:
        return _("New editions, repeals, and what takes effect.")

    def link(self, library: Any) -> str:
        return self.base

    def author_name(self, library: Any) -> str:
        return settings.HOSPITAL_NAME[self.language]

    def items(self, library: Any) -> list[tuple[LibraryChange, Issued]]:
        lines = changes.latest(self.request.user, ITEMS)
        shelves = shelves_for({line.page_id for line in lines}, self.request.user)
        found = []
        for line in lines:
            shelf = shelves.get(line.page_id, Shelf([]))
            one = shelf.numbered(line.edition.sequence)
            if one is not None and self.language in one.languages_held():
                found.append((line, one))
        return found

    def item_title(self, item: tuple[LibraryChange, Issued]) -> str:
        line, one = item
        heading = getattr(one.printing, languages.suffixed("heading", self.language))
        return _("%(kind)s: %(heading)s") % {"kind": line.get_kind_display(), "heading": heading}

    def item_description(self, item: tuple[LibraryChange, Issued]) -> str:
        _line, one = item
        day = date_format(one.edition.effective_date, "SHORT_DATE_FORMAT")
        if one.dated.is_void:
            said, told = _("Withdrawn before it applied."), one.edition.voided
        elif one.dated.is_repeal:
            said, told = _("Repealed from %(day)s.") % {"day": day}, one.edition
        else:
            said, told = _("In force from %(day)s.") % {"day": day}, one.edition
        note = getattr(told, languages.suffixed("note", self.language))
        return " ".join(part for part in (one.number(self.language), said, note) if part)

    def item_link(self, item: tuple[LibraryChange, Issued]) -> str:
        line, one = item
        return f"{self.base}{line.page.slug}/?edition={one.edition.sequence}"

    def item_guid(self, item: tuple[LibraryChange, Issued]) -> str:
        """Of what the entry says, not of its place in the record: numbers would tell of others."""
        line, _one = item
        named = f"{line.page.slug} {line.kind} {line.at.isoformat()} {self.language}"
        return uuid.uuid5(uuid.NAMESPACE_URL, named).urn

    def item_pubdate(self, item: tuple[LibraryChange, Issued]) -> datetime:
        return item[0].at

    def item_updateddate(self, item: tuple[LibraryChange, Issued]) -> datetime:
        return item[0].at


@require_safe
def changes_feed(request: HttpRequest) -> HttpResponse:
    response = ChangesFeed()(request)
    patch_vary_headers(response, ["Cookie"])
    if request.user.is_authenticated:
        add_never_cache_headers(response)
    else:
        patch_cache_control(response, public=True, max_age=PUBLIC_SECONDS)
    return response
