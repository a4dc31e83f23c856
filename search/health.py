"""Whether the index is in order. The answer lies in a file, so that every process knows it."""

import json
import logging
from dataclasses import dataclass

from django.utils import timezone

from search.index.folders import root, write_whole

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """``reason`` and ``since`` (ISO time) are empty where all is well; ``waiting`` counts the
    changes that are not yet in the index."""

    is_well: bool
    reason: str
    since: str
    waiting: int


def report(reason: str, level: int = logging.ERROR) -> None:
    """The index cannot be used: say so in the log and on the health page, and ask for a rebuild.
    Said once, until :func:`clear`."""
    if rebuild_wanted():
        return
    log.log(level, "Search answers from the database, the index must be rebuilt: %s", reason)
    try:
        write_whole(
            root() / "unhealthy.json",
            json.dumps({"reason": reason, "since": timezone.now().isoformat()}),
        )
    except OSError as error:
        log.error("The state of the index cannot be written: %s", error)


def clear() -> None:
    """The index has been rebuilt."""
    (root() / "unhealthy.json").unlink(missing_ok=True)


def rebuild_wanted() -> bool:
    """Whether somebody found the index unusable since it was last built."""
    return (root() / "unhealthy.json").exists()


def status() -> Health:
    """The state of the index for the health page. Asks the database for the waiting changes."""
    from search.models import OutboxRow

    waiting = OutboxRow.objects.count()
    try:
        said = json.loads((root() / "unhealthy.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Health(True, "", "", waiting)
    except (OSError, ValueError):
        said = {}
    return Health(False, str(said.get("reason", "")), str(said.get("since", "")), waiting)
