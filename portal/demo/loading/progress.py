"""Lines for who waits: one a step, a dot for each thing made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


class Progress:
    """Hands text, ends of lines included, to `write`; None for silence."""

    def __init__(self, write: Callable[[str], object] | None = None) -> None:
        self._out = write

    def say(self, text: str) -> None:
        self._write(text + "\n")

    def each(self, title: str, things: Sequence[Thing]) -> Iterable[Thing]:
        """`things` one by one, under a line that grows."""
        return self._each(title, things)

    def _each(self, title: str, things: Sequence[Thing]) -> Iterator[Thing]:
        self._write(f"    {title} ")
        for thing in things:
            yield thing
            self._write(".")
        self._write(f" {len(things)}\n")

    def _write(self, text: str) -> None:
        if self._out is not None:
            self._out(text)
