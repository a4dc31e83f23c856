"""The founding act, and the pages of the site as a whole."""

from __future__ import annotations

from django.db import transaction

from pages.models import HomePage, StandardPage
from portal.founding import both, found_with

from ..content.schema import Standard
from ..content.site import HOME
from . import files, path
from .fields import Fields, stream
from .people import Cast


def make_founding() -> None:
    """Home and the sections, all public: each list shows a reader only what he may see."""
    home = HomePage(
        slug="home",
        audience="public",
        emergency_phone=HOME.emergency_phone,
        **both(
            heading=HOME.heading,
            summary=HOME.summary,
            emergency_note=HOME.emergency_note,
            hours=HOME.hours,
            address=HOME.address,
            directions=HOME.directions,
            legal=HOME.legal,
        ),
    )
    found_with(home)


@transaction.atomic
def make_standard(data: Standard, cast: Cast) -> None:
    if StandardPage.objects.filter(slug=data.slug).exists():
        return
    author = cast.web_member()
    fields = Fields(
        both(heading=data.heading, summary=data.summary)
        | stream(data.body, lambda key: files.picture(key, None, author))
    )
    page = path.draft(StandardPage, HomePage.objects.get(), author, data.slug, "public", fields)
    path.to_readers(page, author, cast)
