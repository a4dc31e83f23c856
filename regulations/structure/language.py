"""Which of the two languages a text is in."""

from __future__ import annotations

import re

CHINESE = "zh-hans"
VIETNAMESE = "vi"
AUTO = "auto"

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def detect(text: str) -> str:
    """The language of most of the text; a Han character weighs as much as a Latin word."""
    han = len(_HAN.findall(text))
    return CHINESE if han and han >= len(_WORD.findall(text)) else VIETNAMESE


def resolve(language: str, text: str) -> str:
    """`language` itself, or what `detect` says for "auto". Raises ValueError for others."""
    if language == AUTO:
        return detect(text)
    if language not in (CHINESE, VIETNAMESE):
        raise ValueError(f"unknown language: {language!r}")
    return language
