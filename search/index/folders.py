"""Where the index lies, which of its folders is the current one, and who may write.

``SEARCH_INDEX_DIR`` holds ``index-<n>`` folders, the file ``current`` that names one of them, the
``lock`` and, in bad days, ``unhealthy.json``. A rebuild writes a new folder and then replaces
``current``, in one step: a reader sees the old index or the new one.
"""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from search.analysis import ANALYSIS_VERSION

_FOLDER = re.compile(r"index-([0-9]+)")


class NoIndex(Exception):
    """There is no index that can be read: never built, removed, or made by other analysis."""


def root() -> Path:
    """The folder of everything that search writes outside the database."""
    given = getattr(settings, "SEARCH_INDEX_DIR", None)
    return Path(given) if given else Path(settings.BASE_DIR) / "var" / "search"


def current_folder() -> Path:
    """The folder of the index to read. Raises :class:`NoIndex`."""
    try:
        said = json.loads((root() / "current").read_text(encoding="utf-8"))
        folder, version = str(said["folder"]), said["analysis"]
    except FileNotFoundError:
        raise NoIndex("The index has not been built yet.") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoIndex(f"The file that names the current index cannot be read: {error}.") from error
    if version != ANALYSIS_VERSION:
        raise NoIndex("The index was made by another version of the analysis.")
    if not _FOLDER.fullmatch(folder) or not (root() / folder).is_dir():
        raise NoIndex("The folder of the current index is missing.")
    return root() / folder


def new_folder() -> Path:
    """An empty folder for a rebuild. Only for the holder of the lock."""
    root().mkdir(parents=True, exist_ok=True)
    taken = [int(match.group(1)) for match in map(_FOLDER.fullmatch, os.listdir(root())) if match]
    folder = root() / f"index-{max(taken, default=0) + 1:06d}"
    folder.mkdir()
    return folder


def make_current(folder: Path) -> None:
    """Swap the index. Everything is on the disk before the name changes; all older folders but
    the one before are removed (a reader may be opening that one)."""
    before = _named_folder()
    for path in sorted(folder.iterdir()):
        _to_disk(path)
    _to_disk(folder)
    write_whole(
        root() / "current",
        json.dumps({"folder": folder.name, "analysis": ANALYSIS_VERSION}),
    )
    for name in os.listdir(root()):
        if _FOLDER.fullmatch(name) and name not in (folder.name, before):
            shutil.rmtree(root() / name, ignore_errors=True)


def _named_folder() -> str:
    try:
        return str(json.loads((root() / "current").read_text(encoding="utf-8"))["folder"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def write_whole(path: Path, text: str) -> None:
    """Replace a small file in one step, so that nobody reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    beside.write_text(text, encoding="utf-8")
    _to_disk(beside)
    beside.replace(path)
    _to_disk(path.parent)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def writing(wait: bool = False) -> Iterator[bool]:
    """The lock of the one writer, over threads and processes; it falls with its holder. Says
    whether it was free; with ``wait`` it waits until it is."""
    root().mkdir(parents=True, exist_ok=True)
    with (root() / "lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True  # closing the file gives the lock back
