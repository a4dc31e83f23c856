"""Outside law and terms of the glossary as search finds them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from approvals import languages

from . import addresses
from .models import OutsideActPage, TermPage

KINDS = (OutsideActPage, TermPage)
#: An act that ended is found, but stands behind those that apply.
_ENDED_BOOST = 0.5


def fields_of(page_id: int | None, base: str) -> list[dict[str, Any]]:
    """The fields of each entry but its unit; [] when the page is gone. `base` is the library's
    path without language."""
    for kind in KINDS:
        page = (
            kind.objects.filter(pk=page_id, live=True, publication__isnull=False)
            .select_related("publication")
            .first()
        )
        if page is not None:
            held = (page.only_in,) if page.only_in else page.languages_held
            return [_fields(page, code, base) for code in held]
    return []


def _fields(page: OutsideActPage | TermPage, language: str, base: str) -> dict[str, Any]:
    def text(name: str) -> str:
        return getattr(page, languages.suffixed(name, language)) or ""

    common = {
        "key": "",
        "language": language,
        "title": text("heading"),
        "heading": "",
        "number": "",
        "audience": page.publication.audience,
    }
    if isinstance(page, TermPage):
        return common | {
            "kind": "term",
            "body": "\n".join(filter(None, (text("definition"), text("spellings")))),
            "path": f"{base}{addresses.TERMS}/{page.slug}/",
        }
    own, other = page.number_zh, page.number_vi
    if language == languages.VI:
        own, other = other, own
    return common | {
        "kind": "law",
        "body": "\n".join(filter(None, (text("summary"), text("issuer"), text("spellings")))),
        "path": f"{base}{addresses.LAWS}/{page.slug}/",
        "document_number": own or other,
        "date": page.effective_date.isoformat() if page.effective_date else "",
        "boost": _ENDED_BOOST if page.is_dead(timezone.localdate()) else 1.0,
    }
