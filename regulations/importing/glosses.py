"""Pronunciation glosses that copying sites put inside words: 醫(yī)院 -> 醫院."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pypinyin import Style, pinyin

_GLOSS = re.compile(
    r"(?<=[\u3400-\u9fff])[(（][ ]?"
    r"(?P<sound>[a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêɑɡ]{1,6})[ ]?[)）]"
)


@lru_cache(maxsize=8192)
def _sounds(char: str) -> frozenset[str]:
    return frozenset(pinyin(char, style=Style.NORMAL, heteronym=True)[0])


def _toneless(sound: str) -> str:
    """Latin letters without tone marks; ü becomes v as pypinyin writes it."""
    replaced = sound.replace("ɑ", "a").replace("ɡ", "g")
    plain = unicodedata.normalize("NFD", replaced)
    plain = plain.replace("u\u0308", "v").replace("U\u0308", "V")
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


def strip_glosses(line: str) -> tuple[str, list[str]]:
    """The line without glosses, and what was taken out: each character with its gloss.

    A bracket is a gloss only where it holds a reading of the character before it, or carries a
    tone mark: (a) and (HIS) stay.
    """
    if "(" not in line and "（" not in line:
        return line, []
    removed: list[str] = []

    def replace(match: re.Match[str]) -> str:
        sound, char = match["sound"], line[match.start() - 1]
        toned = not sound.isascii()
        if not toned and (not sound.islower() or _toneless(sound) not in _sounds(char)):
            return match[0]
        if toned and not _pronounceable(_toneless(sound)):
            return match[0]
        removed.append(char + match[0])
        return ""

    return _GLOSS.sub(replace, line), removed


def _pronounceable(sound: str) -> bool:
    return any(char in "aeiouv" for char in sound) or sound in ("m", "n", "ng", "hm", "hng")
