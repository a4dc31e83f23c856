"""Typesetting in a process of its own: with a limit of time and memory, and none of the portal's
environment. A process that dies is one PDF that cannot be made. Pure."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import fonts
from .job import Job
from .pdf import TypesettingFailed

_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH")


class TookTooLong(Exception):
    """The time for one PDF was over."""


@dataclass(frozen=True)
class Limits:
    """What one PDF may cost: seconds of waiting, seconds of work, bytes of memory."""

    wall_seconds: float = 60.0
    cpu_seconds: int = 60
    memory_bytes: int = 3 * 1024**3


DEFAULT = Limits()


def typeset_apart(job: Job, limits: Limits = DEFAULT) -> bytes:
    """As `pdf.typeset`. Raises TookTooLong besides what that raises."""
    head = {
        "places": fonts.folders(),
        "cpu_seconds": limits.cpu_seconds,
        "memory_bytes": limits.memory_bytes,
    }
    status, answer = _run(
        json.dumps(head).encode() + b"\n" + job.to_bytes(), limits.wall_seconds
    )
    if answer.startswith(b"%PDF-"):
        return answer
    if status in (-int(getattr(signal, "SIGXCPU", 24)), -int(signal.SIGKILL)):
        raise TookTooLong
    try:
        said: Mapping[str, Any] = json.loads(answer)
    except ValueError:
        raise TypesettingFailed(f"the process ended with status {status}") from None
    raise _problem(said)


def refusal(error: Exception) -> bytes:
    """What the process answers instead of a PDF; `_problem` reads it."""
    said: dict[str, object] = {"kind": "failed", "message": str(error)}
    if isinstance(error, fonts.FontsMissing):
        said = {"kind": "fonts", "roles": [role.key for role in error.roles]}
    elif isinstance(error, fonts.CharactersMissing):
        said = {"kind": "characters", "characters": "".join(error.characters)}
    return json.dumps(said).encode()


def _problem(said: Mapping[str, Any]) -> Exception:
    if said["kind"] == "fonts":
        return fonts.FontsMissing(fonts.ROLES[key] for key in said["roles"])
    if said["kind"] == "characters":
        return fonts.CharactersMissing(said["characters"])
    return TypesettingFailed(said["message"])


def _run(request: bytes, seconds: float) -> tuple[int, bytes]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "regulations.exporting"],
        cwd=_ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        answer, _ = process.communicate(request, timeout=seconds)
        return process.returncode, answer
    except subprocess.TimeoutExpired as error:
        raise TookTooLong from error
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
