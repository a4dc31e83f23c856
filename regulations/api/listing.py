"""The list of regulations, page by page. As many queries for two thousand as for two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.models import Page

from accounts.models import Department
from approvals.audience import visible_to
from regulations import owners
from regulations.models import RegulationPage
from regulations.shelf import Shelf, shelves_for
from regulations.standing import standings


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to; None is everything."""

    on: date
    category: str | None = None
    department: str | None = None
    status: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Listed:
    page: RegulationPage
    shelf: Shelf
    owner: Department | None


def listed(
    reader: Any, wanted: Wanted, after: str, limit: int
) -> tuple[list[Listed], bool]:
    """The regulations whose id follows `after`, in the order of their ids, at most `limit`; and
    whether there are more."""
    standing_of = standings(reader, wanted.on)
    owned = owners.departments()
    pages = visible_to(RegulationPage.objects.all(), reader)
    if wanted.category:
        pages = pages.filter(category=wanted.category)
    rows = pages.order_by().values_list("slug", "pk", "path")
    found: list[tuple[str, int, str]] = []
    for slug, pk, path in sorted(row for row in rows if row[0] > after):
        standing = standing_of.get(pk)
        if standing is None or (wanted.status and standing.status.value != wanted.status):
            continue
        if wanted.department:
            owner = owners.owner(path[: -Page.steplen], owned)
            if owner is None or owner.code != wanted.department:
                continue
        if wanted.language and standing.only_in not in ("", wanted.language):
            continue
        found.append((slug, pk, path))
        if len(found) > limit:
            break
    shown = found[:limit]
    by_id = RegulationPage.objects.only("slug", "category", "path").in_bulk(
        [pk for _slug, pk, _path in shown]
    )
    shelves = shelves_for([pk for _slug, pk, _path in shown], reader)
    made = [
        Listed(by_id[pk], shelves[pk], owners.owner(path[: -Page.steplen], owned))
        for _slug, pk, path in shown
        if pk in by_id and pk in shelves  # withdrawn between two queries
    ]
    return made, len(found) > limit
