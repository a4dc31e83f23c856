"""The skeleton of every portal: the sections that its founding act makes."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from approvals import languages
from approvals.founding import Founding, found
from approvals.gated import GatedPage
from pages.models import (
    DepartmentIndexPage,
    HealthIndexPage,
    HomePage,
    NewsIndexPage,
    RecruitmentIndexPage,
    TenderIndexPage,
)
from regulations.models import RegulationIndexPage

from .demo.content.schema import L
from .demo.content.sections import SECTIONS

INDEXES: dict[str, type[GatedPage]] = {
    "departments": DepartmentIndexPage,
    "news": NewsIndexPage,
    "health": HealthIndexPage,
    "recruitment": RecruitmentIndexPage,
    "tenders": TenderIndexPage,
    "library": RegulationIndexPage,
}


def both(**texts: L | None) -> dict[str, str]:
    """Texts in two languages as columns: `both(heading=...)` has heading_zh_hans, heading_vi."""
    return {
        languages.suffixed(name, code): text[code] if text else ""
        for name, text in texts.items()
        for code in languages.LANGUAGES
    }


def found_with(home: HomePage) -> GatedPage:
    """Found the site with this home page and every section, all public: each list shows a reader
    only what he may see. The address is that of the setting PORTAL_BASE_URL.

    Raises approvals.errors.NotAllowed when the site was founded before.
    """
    sections = [
        INDEXES[slug](slug=slug, audience="public", **both(heading=heading, summary=summary))
        for slug, (heading, summary) in SECTIONS.items()
    ]
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    return found(Founding(home, sections), hostname=address.hostname or "localhost", port=port)
