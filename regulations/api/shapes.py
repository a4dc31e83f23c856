"""What an answer looks like: rows of the library as JSON values. `contract` describes the same.

A text in a language in which it was not issued is null, whatever a column holds: the same rule as
the reader page (`shelf.held`). What the reader page shows of an edition in either language (issuer,
signatory, number, note) is given as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.urls import reverse

from accounts.models import Department
from approvals import languages
from regulations.models import LibraryChange, RegulationPage
from regulations.shelf import Issued, Shelf

PROVISION_COLUMNS = (
    "eid", "lasting", "kind", "parent_eid", "position", "depth", "number_zh_hans", "number_vi",
    "heading_zh_hans", "heading_vi", "text_zh_hans", "text_vi",
)  # fmt: skip


def both(
    row: Any, name: str, held: Iterable[str] = languages.LANGUAGES
) -> dict[str, str | None]:
    """A translated text; null where there is none or it was not issued."""
    get = row.get if isinstance(row, Mapping) else lambda column: getattr(row, column)
    there = set(held)
    return {
        code: (get(languages.suffixed(name, code)) or None) if code in there else None
        for code in languages.LANGUAGES
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def department(owner: Department | None) -> dict[str, Any] | None:
    return {"code": owner.code, "name": both(owner, "name")} if owner else None


def regulation(
    page: RegulationPage, shelf: Shelf, shown: Issued, on: date, owner: Department | None, base: str
) -> dict[str, Any]:
    """One regulation on a day, with the edition a reader gets who names none. `base` is the
    library's address without its language ("library/")."""
    status = shelf.status(on)
    return {
        "id": page.slug,
        "category": page.category,
        "department": department(owner),
        "status": status.value if status else None,
        "on": on.isoformat(),
        "languages": list(shown.languages_held()),
        "edition": edition(page.slug, shelf, shown, on),
        "links": {
            "self": reverse("api:regulation", args=[page.slug]),
            "editions": reverse("api:editions", args=[page.slug]),
            "read": {
                code: f"/{code}/{base}{page.slug}/" if base else None
                for code in languages.LANGUAGES
            },
        },
    }


def edition(slug: str, shelf: Shelf, one: Issued, on: date) -> dict[str, Any]:
    """An edition or a repeal without its text."""
    row, printing = one.edition, one.printing
    held = one.languages_held()
    return {
        "sequence": row.sequence,
        "kind": row.kind,
        "status": shelf.status_of(one, on).value,
        "number": {languages.ZH: row.number_zh or None, languages.VI: row.number_vi or None},
        "heading": both(printing, "heading", held),
        "summary": both(printing, "summary", held),
        "issuer": both(row, "issuer"),
        "signatory": both(row, "signatory"),
        "signatory_title": both(row, "signatory_title"),
        "note": both(row, "note"),
        "issue_date": _day(row.issue_date),
        "effective_date": _day(row.effective_date),
        "ended_on": _day(shelf.ended(one)),
        "languages": list(held),
        "printing": {
            "sequence": printing.sequence,
            "content_hash": printing.content_hash,
            "at": moment(printing.created_at),
        },
        "links": {"self": reverse("api:edition", args=[slug, row.sequence])},
    }


def moment(at: datetime) -> str:
    """RFC 3339 in UTC, to the microsecond, so that it can be handed back as a cursor."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def change(line: LibraryChange, slug: str, shelf: Shelf, one: Issued, on: date) -> dict[str, Any]:
    return {
        "at": moment(line.at),
        "kind": line.kind,
        "regulation": slug,
        "edition": edition(slug, shelf, one, on),
        "links": {"regulation": reverse("api:regulation", args=[slug])},
    }


def provision(row: Mapping[str, Any], held: Iterable[str]) -> dict[str, Any]:
    return {
        "eid": row["eid"],
        "lasting": row["lasting"] or None,
        "kind": row["kind"],
        "parent": row["parent_eid"] or None,
        "position": row["position"],
        "depth": row["depth"],
        "number": both(row, "number", held),
        "heading": both(row, "heading", held),
        "text": both(row, "text", held),
    }


def figures(slug: str, one: Issued) -> list[dict[str, Any]]:
    """The pictures that lines of the text name: `![caption](figure:3)` names number 3."""
    held = one.languages_held()
    return [
        {
            "number": row["number"],
            "alternative": both(row, "alternative", held),
            "sha256": row["sha256"],
            "links": {
                "self": reverse(
                    "api:attachment", args=[slug, one.edition.sequence, row["sha256"]]
                )
            },
        }
        for row in one.printing.figures
        if row["sha256"]
    ]


def attachments(slug: str, one: Issued) -> list[dict[str, Any]]:
    return [
        {
            "title": both(row, "title"),
            "sha256": row["sha256"],
            "links": {
                "self": reverse(
                    "api:attachment", args=[slug, one.edition.sequence, row["sha256"]]
                )
            },
        }
        for row in one.printing.files
        if row["sha256"]
    ]
