"""The list of regulations with its facets. As many queries for two thousand as for two.

Status follows from dates and differs from day to day, so the facets are counted here and not in
SQL; what is read for it is one short row an edition (`standing`). Only the regulations on the page
that is shown are loaded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.models import Department
from approvals import languages
from approvals.audience import visible_to

from . import addresses, collation, facets, labels, owners
from .amber import outdated_printings
from .categories import Category
from .days import day_asked
from .models import Printing, RegulationPage
from .shelf import Shelf, held, shelves_for
from .standing import Standing, standings
from .status import Status

PER_PAGE = 20
#: Of what is typed into the filter, as much as is looked at.
_LONGEST_WORDS = 100


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
    #: It refers to outside law that no longer applies.
    is_outdated: bool
    url: str
    category: str
    category_label: Any
    department: str
    department_name: str
    year: str


@dataclass(frozen=True)
class Order:
    """A way to order the list: the value of `?sort=`."""

    code: str
    label: Any
    is_chosen: bool


@dataclass(frozen=True)
class LibraryList:
    facets: list[facets.Facet]
    applied: list[facets.Applied]
    #: Parameters that a form of the list keeps, name and value.
    kept: list[tuple[str, str]]
    orders: list[Order]
    page: PaginatorPage
    total: int
    #: The query of the list without its page, ready to be extended.
    query: str
    #: The query that takes every filter away and keeps the day and the order.
    unfiltered: str
    words: str
    is_filtered: bool
    on: date
    is_today: bool
    bad_date: bool
    search_url: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One regulation in short; `values` in the order of `facets.NAMES`."""

    page: int
    slug: str
    standing: Standing
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """Headings and numbers of a regulation, for what is typed and for the order."""

    only_in: str
    headings: dict[str, str]
    numbers: dict[str, str]

    def all_folded(self) -> str:
        return collation.folded("\n".join((*self.headings.values(), *self.numbers.values())))

    def number(self, language: str) -> str:
        return self.numbers[language] or self.numbers[languages.other(language)]

    def title_key(self, language: str) -> tuple[bool, tuple[str, str]]:
        """Headings of the reader's language first."""
        there = held(self.only_in, self.headings)
        shown = language if language in there else there[0]
        return shown != language, collation.by_title(self.headings[shown], shown)


_ORDERS = {
    "": _("Newest first"),
    "number": _("By document number"),
    "title": _("By heading"),
}


def library_list(request: HttpRequest, on: date | None = None) -> LibraryList:
    """What the reader of `request` may see, as of the day asked for (or `on`), narrowed, ordered
    and paged as its query asks."""
    asked_day, bad_date = day_asked(request)
    day = on or asked_day
    departments = owners.departments()
    entries = _entries(request.user, day, departments)
    words = request.GET.get("q", "")[:_LONGEST_WORDS].strip()
    sort = request.GET.get("sort", "")
    texts = _texts(entries) if words or sort in ("number", "title") else {}
    if words:
        sought = collation.folded(words)
        entries = [one for one in entries if sought in texts[one.page].all_folded()]
    asked = [request.GET.get(name, "") for name in facets.NAMES]
    counts, found = _counted(entries, asked)
    found.sort(key=lambda one: (one.standing.effective, one.slug), reverse=True)
    language = languages.normalise(get_language())
    if sort == "number":
        found.sort(key=lambda one: collation.by_number(texts[one.page].number(language)))
    elif sort == "title":
        found.sort(key=lambda one: texts[one.page].title_key(language))
    is_today = day == timezone.localdate()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = _rows(request, list(page.object_list), day, departments)
    by_code = [(one.code, one.name) for one in departments.values()]
    made = [
        facets.facet(
            name,
            count,
            facets.named_values(name, {one.values[place] for one in entries}, by_code),
            chosen,
            request.GET,
        )
        for place, (name, count, chosen) in enumerate(
            zip(facets.NAMES, counts, asked, strict=True)
        )
    ]
    return LibraryList(
        facets=made,
        applied=facets.applied(words, made, request.GET),
        kept=[(name, value) for name, value in zip(facets.NAMES, asked, strict=True) if value],
        orders=[Order(code, label, code == sort) for code, label in _ORDERS.items()],
        page=page,
        total=len(found),
        query=_query(request, leave_out=("page",)),
        unfiltered=_query(request, leave_out=("page", "q", *facets.NAMES)),
        words=words,
        is_filtered=bool(words) or any(asked),
        on=day,
        is_today=is_today,
        bad_date=bad_date,
        search_url=_search_url(),
    )


def _query(request: HttpRequest, leave_out: Iterable[str]) -> str:
    query = request.GET.copy()
    for name in leave_out:
        query.pop(name, None)
    return f"{query.urlencode()}&" if query else ""


def _search_url() -> str:
    try:
        return reverse("search")
    except NoReverseMatch:
        return ""


def _counted(
    entries: Iterable[_Entry], asked: list[str]
) -> tuple[list[Counter[str]], list[_Entry]]:
    """What fits every facet asked for, and the counts of each facet under the others, so that
    every number says what choosing it would show."""
    counts: list[Counter[str]] = [Counter() for _name in facets.NAMES]
    found = []
    wanted = [(place, value) for place, value in enumerate(asked) if value]
    for one in entries:
        misses = [place for place, value in wanted if one.values[place] != value]
        if not misses:
            found.append(one)
            for count, value in zip(counts, one.values, strict=True):
                count[value] += 1
        elif len(misses) == 1:
            counts[misses[0]][one.values[misses[0]]] += 1
    return counts, found


def _entries(reader: Any, day: date, departments: dict[str, Department]) -> list[_Entry]:
    standing_of = standings(reader, day)
    outdated = outdated_printings(reader, day)
    parents: dict[str, str] = {}
    made = []
    visible = visible_to(RegulationPage.objects.all(), reader).order_by()
    for pk, slug, category, path in visible.values_list("pk", "slug", "category", "path"):
        standing = standing_of.get(pk)
        if standing is None:
            continue
        above = path[: -Page.steplen]
        if above not in parents:
            owner = owners.owner(above, departments)
            parents[above] = owner.code if owner else ""
        values = (
            standing.status.value, category, parents[above], standing.year,
            standing.only_in or facets.BOTH,
            facets.OUTDATED if standing.printing in outdated else "",
        )  # fmt: skip
        made.append(_Entry(pk, slug, standing, values))
    return made


def _texts(entries: Iterable[_Entry]) -> dict[int, _Text]:
    """By page, of the printing that is shown."""
    pages = {one.standing.printing: one.page for one in entries}
    found = {}
    for printing, only_in, zh, vi, number_zh, number_vi in Printing.objects.order_by().values_list(
        "pk", "only_in", "heading_zh_hans", "heading_vi", "edition__number_zh",
        "edition__number_vi",
    ):  # fmt: skip
        if printing in pages:
            found[pages[printing]] = _Text(
                only_in,
                {languages.ZH: zh, languages.VI: vi},
                {languages.ZH: number_zh, languages.VI: number_vi},
            )
    return found


def _rows(
    request: HttpRequest, shown: list[_Entry], day: date, departments: dict[str, Department]
) -> list[Row]:
    """The regulations of one page of the list, from their shelves."""
    language = languages.normalise(get_language())
    shelves = shelves_for([one.page for one in shown], request.user)
    library = addresses.library(request)
    base = (library.get_url(request) or "") if library else ""
    suffix = "" if day == timezone.localdate() else f"?on={day.isoformat()}"
    by_code = {department.code: department for department in departments.values()}
    made = []
    for one in shown:
        row = _row(one, shelves.get(one.page, Shelf([])), day, language, by_code)
        if row is not None:  # withdrawn between two queries
            made.append(replace(row, url=f"{base}{one.slug}/{suffix}"))
    return made


def _row(
    entry: _Entry, shelf: Shelf, on: date, language: str, departments: dict[str, Department]
) -> Row | None:
    shown, status = shelf.shown(on), shelf.status(on)
    if shown is None or status is None:
        return None
    ended = shelf.repealed_since(on)
    own = shown.language_for(language)
    other = languages.other(own)
    _status, category, code, year, _language, law = entry.values
    department = departments.get(code)
    return Row(
        heading=getattr(shown.printing, languages.suffixed("heading", own)),
        heading_language=own,
        other_heading=getattr(shown.printing, languages.suffixed("heading", other)),
        other_language=other,
        number=shown.number(language),
        status=status,
        status_label=labels.STATUS[status],
        status_class=labels.STATUS_CLASS[status],
        effective_date=ended or shown.edition.effective_date,
        is_outdated=bool(law),
        url="",
        category=category,
        category_label=Category(category).label,
        department=code,
        department_name=department.name if department else "",
        year=year,
    )
