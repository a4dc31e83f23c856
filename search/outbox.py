"""From a change to the index: a row in the transaction of the change, the index after it.

``enqueue`` is all that other rooms call. The index follows right after the commit, in the same
process; where that fails, the rows stay and the next drain takes them.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from search import health, rebuilding, sources
from search.index import writer
from search.index.documents import Document, documents
from search.index.folders import NoIndex, current_folder, writing
from search.models import OutboxRow

log = logging.getLogger(__name__)

BATCH = 200
"""Rows taken into one commit of the index."""

_paused: ContextVar[bool] = ContextVar("search_drain_paused", default=False)


def enqueue(unit: str) -> None:
    """Have a unit indexed again, once the caller's transaction has committed."""
    OutboxRow.objects.create(unit=unit)
    transaction.on_commit(_after_commit, robust=True)


MOST_TOLD = 1_000
"""Rows named one by one in a state of the outbox."""


class Token(NamedTuple):
    """What tells one state of the outbox from another: how many rows, and the newest of them.

    The rows by name: a transaction that commits late brings a row older than others.
    """

    count: int
    newest: tuple[int, ...]


def token() -> Token:
    """The state of the outbox now; one short query while little waits."""
    rows = OutboxRow.objects.order_by("-pk").values_list("pk", flat=True)
    newest = tuple(rows[:MOST_TOLD])
    count = len(newest) if len(newest) < MOST_TOLD else OutboxRow.objects.count()
    return Token(count, newest)


def waiting() -> set[str]:
    """The units whose index entries may be out of date."""
    return set(OutboxRow.objects.order_by().values_list("unit", flat=True).distinct())


@contextmanager
def paused() -> Iterator[None]:
    """Commits inside this block do not drain; its end does, once. For commands that save many
    things."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)
        _after_commit()


def drain() -> int:
    """Bring the index up to date; returns the number of units written. Safe at any time: inside a
    transaction it waits for the commit, while another process writes it leaves the rows to that
    one, and what fails stays in the outbox. Builds the index where there is none."""
    if _in_transaction():
        transaction.on_commit(_after_commit, robust=True)
        return 0
    written = 0
    failed: set[int] = set()
    while OutboxRow.objects.exclude(pk__in=failed).exists():
        with writing() as ours:
            if not ours:
                return written
            if not _has_index() and not _built():
                return written
            written += _drain_locked(failed)
        # Look again after giving the lock back: whoever came meanwhile found it taken and left.
    return written


def _after_commit() -> None:
    """A drain that never fails its caller, and leaves the building of an index to others."""
    if _paused.get():
        return
    try:
        if _has_index():
            drain()
        else:
            rebuilding.heal()
    except Exception:
        log.exception("The search index could not follow a change; it stays in the outbox.")


def _has_index() -> bool:
    try:
        current_folder()
    except NoIndex as error:
        health.report(str(error), logging.WARNING)
        return False
    return not health.rebuild_wanted()


def _built() -> bool:
    try:
        rebuilding.rebuild_locked()
    except Exception:
        log.exception("The search index cannot be built; the changes stay in the outbox.")
        return False
    return True


def _in_transaction() -> bool:
    """Whether a transaction is open that is not a test's own."""
    if not transaction.get_connection().in_atomic_block:
        return False
    try:
        with transaction.atomic(durable=True):
            return False
    except RuntimeError:
        return True


def _drain_locked(failed: set[int]) -> int:
    """Write what waits now, without the failed; adds to them what fails."""
    written = 0
    while rows := list(
        OutboxRow.objects.exclude(pk__in=failed).values_list("pk", "unit")[:BATCH]
    ):
        by_unit: dict[str, list[int]] = {}
        for pk, unit in rows:
            by_unit.setdefault(unit, []).append(pk)
        changes: dict[str, list[Document]] = {}
        for unit, pks in by_unit.items():
            try:
                changes[unit] = list(documents(sources.entries(unit)))
            except Exception:
                log.exception("%s cannot be indexed; it stays in the outbox.", unit)
                _leave(pks, failed)
        try:
            writer.apply(changes)
        except Exception as error:
            log.exception("The index cannot be written; the changes stay in the outbox.")
            health.report(f"The index cannot be written: {error!r}")
            _leave([pk for pk, _unit in rows if pk not in failed], failed)
            return written
        done = [pk for unit in changes for pk in by_unit[unit]]
        OutboxRow.objects.filter(pk__in=done).delete()
        written += len(changes)
    return written


def _leave(pks: list[int], failed: set[int]) -> None:
    failed.update(pks)
    OutboxRow.objects.filter(pk__in=pks).update(attempts=F("attempts") + 1)
