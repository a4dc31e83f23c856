"""The archive itself: written beside its place and put there in one step. Pure."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

_PIECE = 1 << 20


class Damaged(Exception):
    """A file is not the one that was approved."""


class Archive:
    """Add files, then `finish`. The manifest names every file with its SHA-256."""

    def __init__(self, zip_file: zipfile.ZipFile, made_at: datetime) -> None:
        self._zip = zip_file
        self._time = made_at.timetuple()[:6]
        self.digests: dict[str, str] = {}

    def _info(self, path: str, compression: int) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(path, self._time)
        info.compress_type = compression
        info.external_attr = 0o644 << 16
        return info

    def add(self, path: str, data: bytes | str) -> None:
        data = data.encode() if isinstance(data, str) else data
        self._zip.writestr(self._info(path, zipfile.ZIP_DEFLATED), data)
        self.digests[path] = hashlib.sha256(data).hexdigest()

    def add_stream(self, path: str, stream: BinaryIO, sha256: str) -> None:
        """A file of any size, piece by piece. Raises Damaged when its hash is another."""
        digest = hashlib.sha256()
        with self._zip.open(self._info(path, zipfile.ZIP_STORED), "w", force_zip64=True) as entry:
            while piece := stream.read(_PIECE):
                digest.update(piece)
                entry.write(piece)
        if digest.hexdigest() != sha256:
            raise Damaged(path)
        self.digests[path] = sha256

    def finish(self, about: dict[str, Any]) -> None:
        """The manifest, and the same sums as `sha256sum -c` reads them."""
        files = dict(sorted(self.digests.items()))
        manifest = json.dumps({**about, "files": files}, ensure_ascii=False, indent=1) + "\n"
        self.add("manifest.json", manifest)
        sums = "".join(f"{self.digests[path]}  {path}\n" for path in sorted(self.digests))
        self._zip.writestr(self._info("SHA256SUMS", zipfile.ZIP_DEFLATED), sums)


@contextmanager
def writing(out: Path, made_at: datetime) -> Iterator[Archive]:
    """An archive that stands at `out` once the block has ended well; until then, and when it ends
    badly, what stood there before."""
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as stream:
            with zipfile.ZipFile(stream, "w", compresslevel=6) as zip_file:
                yield Archive(zip_file, made_at)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
