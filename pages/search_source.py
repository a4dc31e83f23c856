"""What the website hands to search. Knows nothing of search: plain values in the shape it asks.

A unit is `page:<id>`: the page itself, and for a department each of its people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, Site

from approvals import languages
from approvals.audience import visible_to
from approvals.gated import GatedPage

from .blocks.text_of import text_of
from .models import (
    DepartmentPage,
    HealthPage,
    HomePage,
    NewsPage,
    RecruitmentPage,
    StandardPage,
    TenderPage,
)
from .rows import rows_in

NAME = "page"
#: Page types that are found, and what search calls them. Section pages hold nothing of their own.
KINDS: dict[type[GatedPage], str] = {
    DepartmentPage: "department",
    HealthPage: "health",
    HomePage: "home",
    NewsPage: "news",
    RecruitmentPage: "recruitment",
    StandardPage: "standard",
    TenderPage: "tender",
}
_ROWS = {
    DepartmentPage: {"duties": ("text",), "hours": ("days", "note")},
    RecruitmentPage: {"positions": ("code", "title", "requirements")},
    TenderPage: {"lots": ("number", "title", "quantity"), "clarifications": ("text",)},
}
_TEXTS = (
    "summary", "location", "author", "reviewer", "contact", "result", "hours", "address",
    "directions",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """The fields of search's entry."""

    unit: str
    key: str
    language: str
    kind: str
    title: str
    heading: str
    number: str
    body: str
    path: str
    audience: str
    document_number: str = ""
    department: str = ""
    date: str = ""
    boost: float = 1.0


def _page_id(unit: str) -> int | None:
    number = unit.removeprefix(f"{NAME}:")
    return int(number) if number.isdecimal() else None


def units() -> Iterator[str]:
    """Every unit, for a rebuild."""
    for kind in KINDS:
        for pk in kind.objects.filter(live=True).order_by("pk").values_list("pk", flat=True):
            yield f"{NAME}:{pk}"


def units_of(page_id: int) -> list[str]:
    """The units to index again when a page was published or withdrawn."""
    return [f"{NAME}:{page_id}"]


def visible(units: Collection[str], reader: Any) -> set[str]:
    """Those of `units` that `reader` may see. One query."""
    ids = {page_id for unit in units if (page_id := _page_id(unit)) is not None}
    found = visible_to(Page.objects.filter(pk__in=ids), reader).values_list("pk", flat=True)
    return {f"{NAME}:{pk}" for pk in found}


def entries(unit: str) -> list[Found]:
    """What of the unit is live now, one entry a language held; [] when it is gone."""
    page_id = _page_id(unit)
    base = Page.objects.filter(pk=page_id, live=True).first() if page_id is not None else None
    if base is None or base.specific_class not in KINDS:
        return []
    page = base.specific
    publication = getattr(page, "publication", None)
    if publication is None:
        return []
    site_path = _site_path(page)
    held = (page.only_in,) if page.only_in else page.languages_held
    found = []
    for language in held:
        common = {
            "unit": unit,
            "language": language,
            "path": site_path,
            "audience": publication.audience,
            "department": _department(page, language),
        }
        title = getattr(page, languages.suffixed("heading", language)) or ""
        found.append(
            Found(
                key="",
                kind=KINDS[type(page)],
                title=title,
                heading="",
                number=getattr(page, "package_code", ""),
                body=_body(page, language),
                date=_date(page),
                **common,
            )
        )
        if isinstance(page, DepartmentPage):
            found += [
                Found(
                    key=f"person_{row.pk}",
                    kind="person",
                    title=row.name,
                    heading="",
                    number="",
                    body=" ".join(part for part in (row.title, row.phone, title) if part),
                    **common,
                )
                for row in rows_in(page.people.all(), language)
            ]
    return found


def _site_path(page: GatedPage) -> str:
    """The address without host and language."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page.url_path if site is not None else "/"
    return "/" + page.url_path.removeprefix(root)


def _department(page: GatedPage, language: str) -> str:
    owner = page if isinstance(page, DepartmentPage) else None
    if owner is None:
        owner = (
            DepartmentPage.objects.filter(path=page.path[: -page.steplen])
            .select_related("department")
            .first()
        )
    if owner is None:
        return ""
    department = owner.department
    return getattr(department, languages.suffixed("name", language)) or department.code


def _date(page: GatedPage) -> str:
    for name in ("date", "reviewed_on", "closes_at"):
        value = getattr(page, name, None)
        if value is not None:
            return value.date().isoformat() if name == "closes_at" else value.isoformat()
    return ""


def _body(page: GatedPage, language: str) -> str:
    parts = [
        getattr(page, column, None) or ""
        for column in (languages.suffixed(name, language) for name in _TEXTS)
        if hasattr(page, column)
    ]
    parts += [getattr(page, name) for name in ("phone", "email") if hasattr(page, name)]
    for accessor, names in _ROWS.get(type(page), {}).items():
        for row in rows_in(getattr(page, accessor).all(), language):
            parts.append(" ".join(str(getattr(row, name)) for name in names if getattr(row, name)))
    stream = getattr(page, languages.suffixed("body", language), None)
    if stream:
        parts.append(text_of(stream))
    return "\n".join(part for part in parts if part)
