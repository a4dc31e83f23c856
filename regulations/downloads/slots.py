"""No more PDFs at once than the machine can bear, over all processes of the portal."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings

try:
    import fcntl
except ImportError:  # not on this system: each process then counts for itself alone
    fcntl = None  # type: ignore[assignment]

_log = logging.getLogger(__name__)
_PAUSE = 0.05


class Busy(Exception):
    """Every place stayed taken for as long as a reader is kept waiting."""


@contextlib.contextmanager
def place() -> Iterator[None]:
    """One of EXPORT_PROCESSES places; freed at the end, and by the system when a process dies.

    Raises Busy after EXPORT_WAIT_SECONDS.
    """
    if fcntl is None:
        yield
        return
    folder = Path(settings.EXPORT_CACHE_DIR) / "places"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = _taken(folder)
    except OSError as error:  # a full or closed disk keeps no reader from his file
        _log.warning("PDFs are made without a limit: %s", error)
        yield
        return
    try:
        yield
    finally:
        held.close()


def _taken(folder: Path) -> IO[bytes]:
    ends = time.monotonic() + settings.EXPORT_WAIT_SECONDS
    while True:
        for number in range(settings.EXPORT_PROCESSES):
            file = (folder / str(number)).open("ab")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.close()
            else:
                return file
        if time.monotonic() >= ends:
            raise Busy
        time.sleep(_PAUSE)
