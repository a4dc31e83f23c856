"""Whether the portal can serve: database, approval triggers, search index."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.apps import apps
from django.core.checks import Error, run_checks
from django.db import connection

logger = logging.getLogger(__name__)
OK = "ok"
FAILED = "failed"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _triggers() -> bool:
    """The database's own guard of what is live: the check of the approvals room finds it whole."""
    found = run_checks(
        app_configs=[apps.get_app_config("approvals")], tags=["database"], databases=["default"]
    )
    return not any(isinstance(message, Error) or message.is_serious() for message in found)


def _index() -> bool:
    from .wiring import index_is_ready

    return index_is_ready()


PARTS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "triggers": _triggers,
    "search_index": _index,
}


def states() -> dict[str, str]:
    """Each part and "ok" or "failed". Why a part failed goes to the log, not to the network."""
    found = {}
    for name, holds in PARTS.items():
        try:
            found[name] = OK if holds() else FAILED
        except Exception:  # whatever is wrong with a part, the others are still asked
            logger.exception("readiness: %s", name)
            found[name] = FAILED
    return found
