"""Reading a file in a process of its own, so that no file can harm the one that serves people.

The child has limits of time and memory, none of the portal's environment, no network, and is
killed with all it has started when its time is over. A child that dies is one damaged file.
"""

from __future__ import annotations

import io
import logging
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from regulations.structure import AUTO, CHINESE, VIETNAMESE

from . import wire
from .limits import MAX_BYTES
from .outlined import Outlined
from .source import UnreadableSource

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH")
TOO_LONG = "The file took too long to read."
TOO_MUCH_MEMORY = "The file needs more memory to read than it may have."
FAILED = "The file is damaged and could not be read."


@dataclass(frozen=True)
class Limits:
    """What one file may cost: seconds of waiting, seconds of work, bytes of memory."""

    wall_seconds: float = 120.0
    cpu_seconds: int = 90
    memory_bytes: int = 2 * 1024**3


DEFAULT = Limits()


def outline_apart(
    data: bytes,
    filename: str,
    language: str = AUTO,
    limits: Limits = DEFAULT,
    pictures: bool = True,
) -> Outlined:
    """As `outline_file`, in a child process. Raises UnreadableSource also where the child takes
    too long, needs too much memory or dies; ValueError for an unknown language."""
    if language not in (AUTO, CHINESE, VIETNAMESE):
        raise ValueError(f"unknown language: {language}")
    if len(data) > MAX_BYTES:
        raise UnreadableSource("The file is larger than can be read.")
    request = io.BytesIO()
    own = {"cpu_seconds": limits.cpu_seconds, "memory_bytes": limits.memory_bytes}
    wire.send_request(request, data, filename, language, own, pictures)
    status, answer = _run(request.getvalue(), limits.wall_seconds)
    try:
        return wire.outlined_from(answer)
    except UnreadableSource:
        raise
    except (ValueError, KeyError, TypeError) as error:
        _log.warning("the reader of an imported file ended with status %s", status)
        killed = status in (-int(getattr(signal, "SIGXCPU", 24)), -int(signal.SIGTERM))
        raise UnreadableSource(TOO_LONG if killed else FAILED) from error


def _run(request: bytes, seconds: float) -> tuple[int, bytes]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "regulations.importing"],
        cwd=_ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        answer, _ = process.communicate(request, timeout=seconds)
        return process.returncode, answer
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(TOO_LONG) from error
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The child and whatever it started (LibreOffice): they are a group of their own."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
