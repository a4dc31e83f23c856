"""Titles of documents as texts write them, brought to one form. Pure."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
#: Longer than any title; a stretch that is looked through for one ends here.
LONGEST = 40


def words(text: str) -> list[tuple[str, int]]:
    """The words of a Vietnamese stretch in small letters, each with the place where it ends."""
    found = []
    for match in _WORD.finditer(text):
        found.append((unicodedata.normalize("NFC", match[0]).casefold(), match.end()))
        if len(found) == LONGEST:
            break
    return found


def key_of(title: str, language: str) -> str:
    """One form of a title: signs, blanks and case do not matter. "" for what is too short to be
    told from ordinary words."""
    if language == "zh-hans":
        plain = unicodedata.normalize("NFKC", title)
        key = "".join(sign for sign in plain if sign.isalnum()).casefold()
        return key if len(key) >= 3 else ""
    parts = [word for word, _end in words(title)]
    return " ".join(parts) if len(parts) >= 3 else ""
