"""The files of a Whoosh index, read whole and checked.

Whoosh maps its files into memory; a file that is cut off while mapped kills the process, and
garbled postings may be read as wrong ones. Here a file is read once, its checksum is compared
with the one noted when it was written, and every thread reads from those bytes.
"""

import json
import os
import zlib
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

from search.index.folders import write_whole

CHECKSUMS = "checksums.json"
Signature = tuple[tuple[str, int, int], ...]


class Damaged(Exception):
    """A file of the index is not as it was written."""


class _View:
    """Reads and seeks in bytes that it does not own, without a copy."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        end = len(self._view) if size < 0 else self._place + size
        part = bytes(self._view[self._place : end])
        self._place += len(part)
        return part

    def readline(self) -> bytes:
        raise NotImplementedError("an index has no lines")

    def readinto(self, buffer: Any) -> int:
        part = self._view[self._place : self._place + len(buffer)]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: len(self._view)}[whence]
        self._place = base + place
        return self._place

    def tell(self) -> int:
        return self._place

    def close(self) -> None:
        self._place = 0


class SharedFile(BufferFile):
    """Whoosh's file over bytes, but sharing them with its parts."""

    def __init__(self, view: memoryview, name: str) -> None:
        self._buf = view
        self._name = name
        self.file = _View(view)
        self.onclose = None
        self.is_real = False
        self.is_closed = False

    def subset(self, position: int, length: int, name: str | None = None) -> "SharedFile":
        return SharedFile(self._buf[position : position + length], name or self._name)


class CheckedStorage(FileStorage):
    """Whoosh's storage; finished files (.seg, .toc) are read whole and checked. It holds what it
    has read, so that a reader that is opened later sees the same, whatever the disk has."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)
        self.path = folder
        self._held: dict[str, bytes] = {}

    def open_file(self, name: str, **kwargs: Any) -> Any:
        if not name.endswith((".seg", ".toc")):
            return super().open_file(name, **kwargs)
        if name not in self._held:
            self._held[name] = _contents(self.path, name)
        return SharedFile(memoryview(self._held[name]), name)


_cache: dict[Path, tuple[tuple[int, int], bytes]] = {}
_cache_lock = Lock()


def _contents(folder: Path, name: str) -> bytes:
    path = folder / name
    stat = path.stat()
    stamp = (stat.st_size, stat.st_mtime_ns)
    with _cache_lock:
        known = _cache.get(path)
    if known is not None and known[0] == stamp:
        return known[1]
    contents = path.read_bytes()
    noted = _read_checksums(folder).get(name)
    if noted is not None and noted != [len(contents), zlib.crc32(contents)]:
        raise Damaged(f"The file {name} of the index is not as it was written.")
    with _cache_lock:
        _cache[path] = (stamp, contents)
    return contents


def forget_others(folder: Path, names: set[str]) -> None:
    """Drop the bytes of files that the index no longer consists of."""
    with _cache_lock:
        for path in list(_cache):
            if path.parent != folder or path.name not in names:
                del _cache[path]


def signature(folder: Path) -> Signature:
    """What the finished files look like from outside: it changes with each commit and with most
    damage."""
    seen = []
    with os.scandir(folder) as listing:
        for item in listing:
            if item.name.endswith((".seg", ".toc")):
                stat = item.stat()
                seen.append((item.name, stat.st_size, stat.st_mtime_ns))
    return tuple(sorted(seen))


def note_checksums(folder: Path) -> None:
    """After a commit: note the checksums of new files, forget those of files that are gone."""
    noted = _read_checksums(folder)
    kept: dict[str, list[int]] = {}
    for name, _size, _changed in signature(folder):
        if name in noted:
            kept[name] = noted[name]
        else:
            contents = (folder / name).read_bytes()
            kept[name] = [len(contents), zlib.crc32(contents)]
    write_whole(folder / CHECKSUMS, json.dumps(kept))


def _read_checksums(folder: Path) -> dict[str, list[int]]:
    try:
        text = (folder / CHECKSUMS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    noted = json.loads(text)
    if not isinstance(noted, dict):
        raise Damaged("The list of checksums cannot be read.")
    return noted
