"""Whether the portal can serve: database, approval triggers, search index."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import connection

logger = logging.getLogger(__name__)
OK = "ok"
DEGRADED = "degraded"
FAILED = "failed"
#: Parts without which the portal still serves everybody, only worse.
LESSER = frozenset({"search_index"})


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _triggers() -> bool:
    """The database's own guard of what is live is whole."""
    from approvals import triggers

    return not triggers.missing()


def _index() -> bool:
    """Search answers from the index. While it does not, it answers from the database, slowly."""
    from search import health
    from search.index.folders import current_folder

    current_folder()
    return not health.rebuild_wanted()


PARTS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "triggers": _triggers,
    "search_index": _index,
}


def states() -> dict[str, str]:
    """Each part and "ok", "degraded" or "failed". Why goes to the log, not to the network."""
    found = {}
    for name, holds in PARTS.items():
        try:
            fine = holds()
        except Exception:  # whatever is wrong with a part, the others are still asked
            logger.exception("readiness: %s", name)
            fine = False
        found[name] = OK if fine else DEGRADED if name in LESSER else FAILED
    return found


def ready(found: dict[str, str]) -> bool:
    """Whether visitors could be served in these states."""
    return FAILED not in found.values()
