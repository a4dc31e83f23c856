"""What set-up says to the person in front of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stop(Exception):
    """Set-up cannot go on. The text says what happened, what was kept and what to do."""


def say(text: str) -> None:
    """One line, at once, even into a pipe."""
    print(text, flush=True)


def complain(text: str) -> None:
    """An error of one or more lines, set apart from what was said before."""
    print(f"\n{text}", file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Name a step before it starts, and its time in seconds when it took more than one."""
    say(f"==> {title}")
    started = time.monotonic()
    yield
    seconds = time.monotonic() - started
    if seconds >= 1:
        say(f"    done in {seconds:.0f} s")
