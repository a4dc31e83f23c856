"""The two languages of the portal, and the column suffix of each. Pure."""

from __future__ import annotations

ZH = "zh-hans"
VI = "vi"
LANGUAGES = (ZH, VI)
SUFFIX = {ZH: "zh_hans", VI: "vi"}


def suffixed(field: str, language: str) -> str:
    """The column of a translated field: `heading`, `zh-hans` -> `heading_zh_hans`."""
    return f"{field}_{SUFFIX[language]}"


def other(language: str) -> str:
    """The other one of the two."""
    return VI if language == ZH else ZH


def normalise(language: str | None) -> str:
    """Whatever Django calls the active language, as one of ours; the first one when unknown."""
    code = (language or "").lower()
    if code.startswith("vi"):
        return VI
    return ZH
