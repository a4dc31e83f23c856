"""Where every regulation stands on a day, for lists of thousands: a short row an edition.

The same rule as `Shelf` applies to a few with all that belongs to them (a test compares the two);
here the editions come from one query in the order of their effect, without texts or objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField
from django.db.models.functions import Cast, Coalesce

from approvals.audience import audiences_for

from . import versions
from .effects import Acting, effects_on
from .models import Edition, Printing
from .status import Dated, Status, end_by_other, started, status
from .versions import Version


class Standing(NamedTuple):
    """A regulation on a day."""

    status: Status
    #: The printing that is shown, and the day from which its edition, or the repeal, applies.
    printing: int
    effective: str
    year: str
    #: The only language it can be read in; "" for both.
    only_in: str


class _Row(NamedTuple):
    """A printing, in the order in which editions take effect on each page. Days are text
    (ISO 8601): it orders the same, and nothing has to be made of it."""

    page: int
    effective: str
    sequence: int
    edition: int
    printing_sequence: int
    printing: int
    kind: str
    audience: str
    dated: str
    only_in: str


_held: tuple[Version, list[_Row]] = ((), [])


def _editions(reader: Any) -> list[_Row]:
    """The current printings of the editions that `reader` may see and that count, of whatever
    page. All of them are kept in memory for as long as nothing is published."""
    global _held
    version = versions.of_library()
    rows = _held[1]
    if not version or _held[0] != version:
        rows = _read()
        _held = (version, rows)
    seen_by = audiences_for(reader)
    return [row for row in rows if row.audience in seen_by]


def _read() -> list[_Row]:
    """Sorted here, because that is quicker than in either database."""
    text = CharField()
    rows = sorted(
        Printing.objects.filter(edition__voided=None)
        .order_by()
        .values_list(
            "edition__page_id",
            Cast("edition__effective_date", text),
            "edition__sequence",
            "edition_id",
            "sequence",
            "pk",
            "edition__kind",
            "audience",
            Cast(Coalesce("edition__issue_date", "edition__effective_date"), text),
            "only_in",
        )
    )
    # The last printing of an edition, the current one, decides who may see the edition.
    current = {row[3]: row for row in rows}
    return [_Row._make(row) for row in current.values()]


def standings(reader: Any, on: date) -> dict[int, Standing]:
    """By page. Whether `reader` may see the page itself is the caller's to ask (`visible_to`)."""
    day = on.isoformat()
    found: dict[int, Standing] = {}
    repealed: dict[int, str] = {}
    acting = effects_on(None, audiences_for(reader))
    acted_on: dict[int, list[Dated]] = {page: [] for page in acting}
    for row in _editions(reader):
        if row.page in acted_on:
            acted_on[row.page].append(_dated(row))
        has_begun = row.effective <= day
        if row.kind == Edition.Kind.REPEAL:
            if has_begun:
                repealed[row.page] = row.effective
        elif has_begun:
            found[row.page] = _standing(Status.IN_FORCE, row)
            repealed.pop(row.page, None)
        elif row.page not in found:  # nothing applied yet: the first to come is shown
            found[row.page] = _standing(Status.NOT_YET, row)
    for page, since in repealed.items():
        if page in found:
            found[page] = found[page]._replace(status=Status.REPEALED, effective=since)
    for page, editions in acted_on.items():
        if page in found:
            found[page] = _with_effects(found[page], editions, acting[page], on)
    return found


def _standing(status: Status, row: _Row) -> Standing:
    return Standing(status, row.printing, row.effective, row.dated[:4], row.only_in)


def _dated(row: _Row) -> Dated:
    return Dated(
        row.sequence, date.fromisoformat(row.effective), row.kind == Edition.Kind.REPEAL
    )


def _with_effects(
    standing: Standing, editions: list[Dated], effects: Sequence[Acting], on: date
) -> Standing:
    """What other regulations make of it. Few are acted on: the slower rule serves."""
    last = started(editions, on)
    if last is None or last.is_repeal:
        return standing
    ending = end_by_other(last, editions, effects, on)
    since = ending.effective.isoformat() if ending else standing.effective
    return standing._replace(
        status=status(editions, on, effects) or standing.status, effective=since
    )
