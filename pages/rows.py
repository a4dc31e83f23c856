"""Child rows read in one language. Pure: knows rows only by their attributes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from approvals import languages


class InLanguage:
    """A row whose translated columns are read without suffix: `row.title` -> `title_vi`.

    A name that stands in the other language only is shown so, rather than left out; completeness
    at submission keeps this to what its author declared.
    """

    def __init__(self, row: Any, language: str) -> None:
        self._row = row
        self.language = language

    def __getattr__(self, name: str) -> Any:
        own = languages.suffixed(name, self.language)
        if hasattr(self._row, own):
            other = languages.suffixed(name, languages.other(self.language))
            return getattr(self._row, own) or getattr(self._row, other)
        return getattr(self._row, name)


def rows_in(rows: Iterable[Any], language: str) -> list[InLanguage]:
    """`rows` for templates, in `language`."""
    return [InLanguage(row, language) for row in rows]
