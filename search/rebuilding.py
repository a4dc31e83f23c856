"""Building the whole index anew from the database, beside the old one."""

import logging
import threading
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import connections

from search import health, sources
from search.index import reader, writer
from search.index.documents import Document, documents
from search.index.folders import writing

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with the number of units done and of all units."""

_RETRY_AFTER = 300  # seconds between two attempts of one process to heal by itself
_last_attempt: float | None = None
_attempting = threading.Lock()


def rebuild(progress: Progress | None = None) -> int:
    """Build the index anew and swap it in; returns the number of documents. Waits while another
    process writes. Changes made meanwhile are drained at the end."""
    from search import outbox

    with writing(wait=True):
        count = rebuild_locked(progress)
    outbox.drain()
    return count


def rebuild_locked(progress: Progress | None = None) -> int:
    """As :func:`rebuild`, for the holder of the lock. A unit that cannot be read is logged and
    left out: it is in the outbox afterwards, and all others are found."""
    units = [unit for source in sources.sources() for unit in source.units()]
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, len(units))

    unreadable: list[str] = []
    count = writer.rebuild(_read(units, unreadable), step)
    reader.forget()
    health.clear()
    _remember(unreadable)
    return count


def _read(units: list[str], unreadable: list[str]) -> Iterator[tuple[str, list[Document]]]:
    for unit in units:
        try:
            found = list(documents(sources.entries(unit)))
        except Exception:
            log.exception("%s cannot be indexed; it is left out.", unit)
            unreadable.append(unit)
            found = []
        yield unit, found


def _remember(units: list[str]) -> None:
    from search.models import OutboxRow

    known = set(OutboxRow.objects.filter(unit__in=units).values_list("unit", flat=True))
    OutboxRow.objects.bulk_create(OutboxRow(unit=unit) for unit in units if unit not in known)


def heal() -> None:
    """Start a rebuild in the background where ``SEARCH_SELF_HEAL`` says so, at most once in five
    minutes a process. Without it a rebuild waits for the command or for the next drain."""
    global _last_attempt
    if not getattr(settings, "SEARCH_SELF_HEAL", False):
        return
    with _attempting:
        now = time.monotonic()
        if _last_attempt is not None and now - _last_attempt < _RETRY_AFTER:
            return
        _last_attempt = now
    threading.Thread(target=_heal, name="search-rebuild", daemon=True).start()


def _heal() -> None:
    from search import outbox

    try:
        with writing() as ours:
            if ours:
                rebuild_locked()
        if ours:
            outbox.drain()
    except Exception:
        log.exception("The search index could not be rebuilt.")
    finally:
        connections.close_all()
