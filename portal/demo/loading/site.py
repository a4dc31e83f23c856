"""The founding act, and the pages of the site as a whole."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from approvals.founding import Founding, found
from pages.models import (
    DepartmentIndexPage,
    HealthIndexPage,
    HomePage,
    NewsIndexPage,
    RecruitmentIndexPage,
    StandardPage,
    TenderIndexPage,
)
from regulations.models import RegulationIndexPage

from ..content.schema import Standard
from ..content.sections import SECTIONS
from ..content.site import HOME
from . import files, path
from .fields import Fields, both, stream
from .people import Cast

_INDEXES = {
    "departments": DepartmentIndexPage,
    "news": NewsIndexPage,
    "health": HealthIndexPage,
    "recruitment": RecruitmentIndexPage,
    "tenders": TenderIndexPage,
    "library": RegulationIndexPage,
}


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
    sections = [
        _INDEXES[slug](slug=slug, audience="public", **both(heading=heading, summary=summary))
        for slug, (heading, summary) in SECTIONS.items()
    ]
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    found(Founding(home, sections), hostname=address.hostname or "localhost", port=port)


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
