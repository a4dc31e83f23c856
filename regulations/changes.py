"""The record of what changed, from which feeds and other systems read.

The guarantee: who has read up to the moment of one line never misses a line by asking for those
after it. Every line is written while the ledger's head row is locked, which stays so until the
transaction ends, and takes a moment later than every line before. So lines can be seen in the
order of their moments, whatever begins first, commits late or is undone; and because a moment says
nothing about the lines between, it is a cursor that tells nobody what he may not see.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from approvals import ledger
from approvals.audience import audiences_for, visible_to

from .models import Edition, LibraryChange, Printing, RegulationPage

_TICK = timedelta(microseconds=1)
_LOOKED = "regulations.changes:looked"
#: Seconds between two looks whether an edition has taken effect, where readers ask for it.
_LOOK_EVERY = 300


@transaction.atomic
def record(printing: Printing) -> LibraryChange:
    """Write down that `printing` was issued. In the transaction that issues it."""
    edition = printing.edition
    if printing.sequence > 1:
        kind = LibraryChange.Kind.CORRECTED
    elif edition.kind == Edition.Kind.REPEAL:
        kind = LibraryChange.Kind.REPEAL
    else:
        kind = LibraryChange.Kind.ISSUED
    is_early = printing.sequence == 1 and edition.effective_date > timezone.localdate()
    return _write(kind, printing, edition.effective_date if is_early else None)


@transaction.atomic
def record_void(edition: Edition) -> LibraryChange:
    """Write down that `edition` was withdrawn. In the transaction that withdraws it."""
    current = Printing.objects.filter(edition=edition).order_by("-sequence")[0]
    return _write(LibraryChange.Kind.VOID, current)


def _write(kind: str, printing: Printing, due: date | None = None) -> LibraryChange:
    ledger.hold()
    last = LibraryChange.objects.aggregate(last=Max("at"))["last"]
    now = timezone.now()
    return LibraryChange.objects.create(
        at=max(now, last + _TICK) if last else now,  # clocks are put back now and then
        kind=kind,
        page_id=printing.edition.page_id,
        edition=printing.edition,
        printing=printing,
        due=due,
    )


def record_days(today: date) -> int:
    """Write down what has taken effect by `today` since it was issued; how many lines. Asking
    twice writes nothing twice."""
    written = 0
    for change in _due(today):
        with transaction.atomic():
            ledger.hold()
            if not _due(today).filter(pk=change.pk).exists():
                continue  # somebody else was quicker
            is_repeal = change.edition.kind == Edition.Kind.REPEAL
            kinds = LibraryChange.Kind
            _write(kinds.ENDED if is_repeal else kinds.IN_FORCE, change.printing)
            written += 1
    return written


def _due(today: date) -> QuerySet[LibraryChange]:
    done = LibraryChange.objects.filter(
        edition=OuterRef("edition"),
        kind__in=[LibraryChange.Kind.IN_FORCE, LibraryChange.Kind.ENDED],
    )
    return (
        LibraryChange.objects.filter(~Exists(done), due__lte=today, edition__voided=None)
        .select_related("edition", "printing__edition")
        .order_by("due", "at")
    )


def keep_up() -> None:
    """What `record_days` does, for readers of an installation whose daily run is late. One query
    every few minutes."""
    today = timezone.localdate()
    if cache.add(f"{_LOOKED}:{today.isoformat()}", True, timeout=_LOOK_EVERY):
        record_days(today)


def seen_by(reader: Any) -> QuerySet[LibraryChange]:
    """The lines whose edition `reader` may see today, oldest first. The current printing of an
    edition decides, as it does on the shelf."""
    current = Printing.objects.filter(edition=OuterRef("edition")).order_by("-sequence")
    return (
        LibraryChange.objects.filter(
            page__in=visible_to(RegulationPage.objects.all(), reader).values("pk")
        )
        .annotate(seen_by=Subquery(current.values("audience")[:1]))
        .filter(seen_by__in=sorted(audiences_for(reader)))
        .order_by("at")
    )


def after(reader: Any, moment: datetime | None, limit: int) -> tuple[Sequence[LibraryChange], bool]:
    """At most `limit` lines later than `moment`, and whether there are more."""
    keep_up()
    lines = seen_by(reader).select_related("edition")
    if moment is not None:
        lines = lines.filter(at__gt=moment.astimezone(UTC))
    found = list(lines[: limit + 1])
    return found[:limit], len(found) > limit


def latest(reader: Any, limit: int) -> list[LibraryChange]:
    """The last lines that `reader` may see, newest first."""
    keep_up()
    return list(seen_by(reader).select_related("edition", "page").order_by("-at")[:limit])
