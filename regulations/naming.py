"""Regulations and outside law as links name them, for one reader on one day.

What the reader may not see is not in the answer: callers show what they get and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from approvals import languages
from approvals.audience import visible_to

from . import addresses, labels
from .models import OutsideActPage, RegulationPage
from .shelf import Issued, Shelf, shelves_for
from .status import Status

REGULATION = "regulation"
LAW = "law"


@dataclass(frozen=True)
class Named:
    """`kind` is REGULATION or LAW; `shown` and `shelf` stand for regulations only."""

    kind: str
    pk: int
    heading: str
    language: str
    number: str
    url: str
    status_label: Any
    status_class: str
    is_dead: bool = False
    shown: Issued | None = None
    shelf: Shelf | None = None
    #: What is added to an address so that it shows the same day.
    day: str = ""

    def provision_url(self, eid: str, lasting: str = "") -> str:
        """The address of one provision: by its lasting id where it has one."""
        if self.kind != REGULATION or not eid:
            return self.url
        return at(self.url, eid, lasting, self.day)


def at(base: str, eid: str, lasting: str = "", day: str = "") -> str:
    """The address of a provision of the regulation at `base` (which may end in a query)."""
    from . import subviews

    address = base.partition("?")[0]
    if lasting and "at" in subviews.VIEWS:
        return f"{address}at/{lasting}/{day}"
    return f"{address}{day}#{eid}"


def day_suffix(on: date) -> str:
    return "" if on == timezone.localdate() else f"?on={on.isoformat()}"


def base_url(request: Any = None) -> str:
    """The library's address, "" while there is none."""
    index = addresses.library(request)
    return (index.get_url(request) or "") if index is not None else ""


def regulations(
    ids: Collection[int], reader: Any, on: date, base: str | None = None
) -> dict[int, Named]:
    """Those of `ids` that `reader` may see, as of `on`. A bounded number of queries."""
    if not ids:
        return {}
    base = base_url() if base is None else base
    pages = visible_to(RegulationPage.objects.filter(pk__in=ids), reader).order_by()
    slugs = dict(pages.values_list("pk", "slug"))
    shelves = shelves_for(list(slugs), reader) if slugs else {}
    wanted = languages.normalise(get_language())
    day = day_suffix(on)
    found = {}
    for pk, slug in slugs.items():
        shelf = shelves.get(pk, Shelf([]))
        shown, status = shelf.shown(on), shelf.status(on)
        if shown is None or status is None or not base:
            continue
        own = shown.language_for(wanted)
        found[pk] = Named(
            REGULATION,
            pk,
            getattr(shown.printing, languages.suffixed("heading", own)),
            own,
            shown.number(wanted),
            f"{base}{slug}/{day}",
            labels.STATUS[status],
            labels.STATUS_CLASS[status],
            status is Status.REPEALED,
            shown,
            shelf,
            day,
        )
    return found


def acts(
    ids: Collection[int], reader: Any, on: date, base: str | None = None
) -> dict[int, Named]:
    """Those of the outside acts that `reader` may see. One query, two without `base`."""
    if not ids:
        return {}
    base = base_url() if base is None else base
    wanted = languages.normalise(get_language())
    found = {}
    for act in visible_to(OutsideActPage.objects.filter(pk__in=ids), reader).order_by():
        if not base:
            continue
        own = act.language_shown(wanted)
        numbers = {languages.ZH: act.number_zh, languages.VI: act.number_vi}
        is_dead = act.is_dead(on)
        found[act.pk] = Named(
            LAW,
            act.pk,
            getattr(act, languages.suffixed("heading", own)) or "",
            own,
            numbers[wanted] or numbers[languages.other(wanted)],
            f"{base}{addresses.LAWS}/{act.slug}/",
            labels.ACT_STATUS[is_dead],
            "bad" if is_dead else "ok",
            is_dead,
        )
    return found
