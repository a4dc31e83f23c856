"""Where every regulation stands on a day, for lists of thousands: a short row an edition.

The same rule as `Shelf` applies to a few with all that belongs to them (a test compares the two);
here the editions come from one query in the order of their effect, without texts or objects.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce

from approvals.audience import audiences_for

from .models import Edition, Printing
from .status import Status


class Standing(NamedTuple):
    """A regulation on a day."""

    status: Status
    #: The edition that is shown, and the day from which it, or the repeal, applies.
    edition: int
    effective: str
    year: str


def _editions(reader: Any) -> list[tuple[int, str, int, int, str, str]]:
    """The editions that `reader` may see and that count, of whatever page: page, day of effect,
    sequence, id, kind, day that counts for the year. In the order in which they take effect on
    each page.

    Days are text (ISO 8601): it orders the same, and nothing has to be made of it. Sorted here,
    because that is quicker than in either database.
    """
    # The current printing of an edition decides who may see the edition.
    current = Printing.objects.filter(edition=OuterRef("pk")).order_by("-sequence")
    text = CharField()
    return sorted(
        Edition.objects.annotate(seen_by=Subquery(current.values("audience")[:1]))
        .filter(seen_by__in=sorted(audiences_for(reader)), voided=None)
        .order_by()
        .values_list(
            "page_id",
            Cast("effective_date", text),
            "sequence",
            "pk",
            "kind",
            Cast(Coalesce("issue_date", "effective_date"), text),
        )
    )


def standings(reader: Any, on: date) -> dict[int, Standing]:
    """By page. Whether `reader` may see the page itself is the caller's to ask (`visible_to`)."""
    day = on.isoformat()
    found: dict[int, Standing] = {}
    repealed: dict[int, str] = {}
    for page, effective, _sequence, edition, kind, dated in _editions(reader):
        has_begun = effective <= day
        if kind == Edition.Kind.REPEAL:
            if has_begun:
                repealed[page] = effective
        elif has_begun:
            found[page] = Standing(Status.IN_FORCE, edition, effective, dated[:4])
            repealed.pop(page, None)
        elif page not in found:  # nothing applied yet: the first to come is shown
            found[page] = Standing(Status.NOT_YET, edition, effective, dated[:4])
    for page, since in repealed.items():
        if page in found:
            found[page] = found[page]._replace(status=Status.REPEALED, effective=since)
    return found
