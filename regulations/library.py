"""The list of regulations with its facets. Three queries, however many regulations there are.

Status follows from dates and differs from day to day, so the facets are counted here and not in
SQL; what is read for it is one short row an edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from approvals import languages
from approvals.audience import visible_to

from . import addresses, labels
from .categories import Category
from .models import RegulationPage
from .shelf import Shelf, shelves_for
from .status import Status

PER_PAGE = 20


@dataclass(frozen=True)
class Row:
    """One regulation in the list."""

    heading: str
    heading_language: str
    other_heading: str
    other_language: str
    number: str
    status: Status
    status_label: Any
    status_class: str
    effective_date: date
    url: str
    category: str
    category_label: Any
    department: str
    department_name: str
    year: str


@dataclass(frozen=True)
class Choice:
    value: str
    label: Any
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """`name` is the parameter in the address."""

    name: str
    label: Any
    chosen: str
    choices: list[Choice]


@dataclass(frozen=True)
class LibraryList:
    facets: list[Facet]
    page: PaginatorPage
    total: int
    query: str
    is_filtered: bool
    search_url: str


_KEYS: dict[str, Callable[[Row], str]] = {
    "category": lambda row: row.category,
    "department": lambda row: row.department,
    "status": lambda row: row.status.value,
    "year": lambda row: row.year,
}
_LABELS = {
    "category": _("Category"),
    "department": _("Department"),
    "status": _("Status"),
    "year": _("Year"),
}
_STATUS_ORDER = [Status.IN_FORCE, Status.NOT_YET, Status.REPEALED]


def library_list(request: HttpRequest, on: date | None = None) -> LibraryList:
    """What the reader of `request` may see, narrowed and paged as its query asks."""
    rows = _rows(request, on or timezone.localdate())
    asked = {name: request.GET.get(name, "") for name in _KEYS}
    facets = [_facet(name, rows, asked) for name in _KEYS]
    found = [row for row in rows if _fits(row, asked)]
    query = request.GET.copy()
    query.pop("page", None)
    return LibraryList(
        facets=facets,
        page=Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        total=len(found),
        query=f"{query.urlencode()}&" if query else "",
        is_filtered=any(asked.values()),
        search_url=_search_url(),
    )


def _search_url() -> str:
    try:
        return reverse("search")
    except NoReverseMatch:
        return ""


def _fits(row: Row, asked: dict[str, str], but: str = "") -> bool:
    return all(
        not value or name == but or _KEYS[name](row) == value for name, value in asked.items()
    )


def _facet(name: str, rows: list[Row], asked: dict[str, str]) -> Facet:
    """Counted under the other facets, so that every number says what choosing it would show."""
    counts = Counter(_KEYS[name](row) for row in rows if _fits(row, asked, but=name))
    chosen = asked[name]
    choices = [
        Choice(value, label, counts[value], value == chosen)
        for value, label in _values(name, rows)
        if counts[value] or value == chosen
    ]
    return Facet(name, _LABELS[name], chosen, choices)


def _values(name: str, rows: Iterable[Row]) -> list[tuple[str, Any]]:
    if name == "category":
        return list(Category.choices)
    if name == "status":
        return [(status.value, labels.STATUS[status]) for status in _STATUS_ORDER]
    if name == "year":
        return [(year, year) for year in sorted({row.year for row in rows}, reverse=True)]
    named = {row.department: row.department_name for row in rows if row.department}
    return sorted(named.items(), key=lambda pair: pair[1])


def _rows(request: HttpRequest, on: date) -> list[Row]:
    language = languages.normalise(get_language())
    pages = list(
        visible_to(RegulationPage.objects.all(), request.user).values_list(
            "pk", "slug", "category", "path", named=True
        )
    )
    shelves = shelves_for([page.pk for page in pages], request.user)
    departments = _departments()
    library = addresses.library(request)
    base = (library.get_url(request) or "") if library else ""
    made = []
    for page in pages:
        shelf = shelves.get(page.pk, Shelf([]))
        row = _row(page, shelf, on, language, departments, base)
        if row is not None:
            made.append(row)
    return sorted(made, key=lambda row: (row.effective_date, row.url), reverse=True)


def _departments() -> list[tuple[str, Department]]:
    """Workspace paths, the deepest first: the nearest workspace above a page owns it."""
    found = Department.objects.exclude(workspace=None).select_related("workspace")
    return sorted(((d.workspace.path, d) for d in found), key=lambda pair: -len(pair[0]))


def _row(
    page: Any,
    shelf: Shelf,
    on: date,
    language: str,
    departments: list[tuple[str, Department]],
    base: str,
) -> Row | None:
    shown, status = shelf.shown(on), shelf.status(on)
    if shown is None or status is None:
        return None
    repeal = shelf.repeal(on)
    held = shown.language_for(language)
    other = languages.other(held)
    department = next((d for path, d in departments if page.path.startswith(path)), None)
    dated = shown.edition.issue_date or shown.edition.effective_date
    return Row(
        heading=getattr(shown.printing, languages.suffixed("heading", held)),
        heading_language=held,
        other_heading=getattr(shown.printing, languages.suffixed("heading", other)),
        other_language=other,
        number=shown.number(language),
        status=status,
        status_label=labels.STATUS[status],
        status_class=labels.STATUS_CLASS[status],
        effective_date=(repeal or shown).edition.effective_date,
        url=f"{base}{page.slug}/",
        category=page.category,
        category_label=Category(page.category).label,
        department=department.code if department else "",
        department_name=department.name if department else "",
        year=str(dated.year),
    )
