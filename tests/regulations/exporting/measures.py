"""What the tests of both official PDFs measure with: places in millimetres, sizes in points."""

from __future__ import annotations

import os
from typing import Any

import pytest

from regulations.exporting import fonts

MM = 72 / 25.4


def fonts_or_skip(roles: tuple[str, ...], letters: str) -> None:
    """Where the machine has no fonts the test is skipped, but never in CI."""
    try:
        fonts.choose(roles, [letters])
    except fonts.FontsMissing as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


def letters(page: Any) -> list[dict[str, Any]]:
    return [char for char in page.chars if char["text"].strip()]


def shown(page: Any) -> str:
    return "".join(char["text"] for char in letters(page))


def find(page: Any, words: str) -> list[dict[str, Any]]:
    """The characters of the first place where `words`, blanks left out, stand."""
    wanted = "".join(words.split())
    chars = letters(page)
    at = "".join(char["text"] for char in chars).find(wanted)
    assert at >= 0, words
    return chars[at : at + len(wanted)]


def page_with(pdf: Any, words: str) -> Any:
    return next(page for page in pdf.pages if "".join(words.split()) in shown(page))


def baseline(char: dict[str, Any], page: Any) -> float:
    """Points from the top of the page."""
    return float(page.height) - float(char["matrix"][5])


def centre(chars: list[dict[str, Any]]) -> float:
    return (min(c["x0"] for c in chars) + max(c["x1"] for c in chars)) / 2 / MM


def is_bold(char: dict[str, Any]) -> bool:
    return "bold" in char["fontname"].lower()


def is_italic(char: dict[str, Any]) -> bool:
    return "italic" in char["fontname"].lower() or "oblique" in char["fontname"].lower()
