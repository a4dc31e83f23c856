"""Exports that were made, kept on disk until there are too many. Anything in it may be deleted."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from regulations.exporting.document import IssuedText

_log = logging.getLogger(__name__)
#: When the cache is over its size, it is brought down to this share of it.
_KEPT_SHARE = 0.8


def key_of(issued: IssuedText, *others: Any) -> str:
    """A name for what is made of these values and of nothing else."""
    plain = asdict(issued)
    plain["figures"] = {
        number: hashlib.sha256(figure.data).hexdigest()
        for number, figure in issued.figures.items()
    }
    said = json.dumps([plain, others], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def read(key: str) -> bytes | None:
    path = _path(key)
    try:
        data = path.read_bytes()
        os.utime(path)  # what is used stays longest
    except OSError:
        return None
    return data


def write(key: str, data: bytes) -> None:
    """Keeps `data`. A disk that is full or closed is logged: the export is sent all the same."""
    folder = Path(settings.EXPORT_CACHE_DIR)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, _path(key))
        _shrink(folder)
    except OSError as error:
        _log.warning("an export could not be kept: %s", error)


def _path(key: str) -> Path:
    return Path(settings.EXPORT_CACHE_DIR) / key


def _shrink(folder: Path) -> None:
    """What was used longest ago goes first."""
    found = []
    for entry in os.scandir(folder):
        with contextlib.suppress(OSError):  # another process may have taken it away
            if entry.is_file():
                found.append((entry.stat().st_mtime_ns, entry.stat().st_size, entry.path))
    total = sum(size for _at, size, _path in found)
    if total <= settings.EXPORT_CACHE_BYTES:
        return
    for _at, size, path in sorted(found):
        if total <= settings.EXPORT_CACHE_BYTES * _KEPT_SHARE:
            break
        with contextlib.suppress(OSError):
            os.unlink(path)
            total -= size
