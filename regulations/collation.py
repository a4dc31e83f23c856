"""How headings and document numbers are matched and put in order, in both languages. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from approvals import languages

#: huyền, sắc, ngã, hỏi, nặng; the other marks make letters of their own (ă â ê ô ơ ư).
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_ALPHABET = {
    letter: chr(ord("a") + place)
    for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
}
_SAME = str.maketrans({"đ": "d", "〔": "[", "〕": "]", "【": "[", "】": "]", "、": ","})
_ACCENTS = re.compile("[\u0300-\u036f]+")
_DIGITS = re.compile(r"(\d+)")


# Headings and numbers are few and asked for at every list; to work 2,000 out anew takes 20 ms.
@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """`text` without case, accents, and the width of its signs; blanks are single. What people
    type into a filter need not be spelt as the heading is.

    >>> folded("Điều  dưỡng （２０２６）")
    'dieu duong (2026)'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_ACCENTS.sub("", apart).translate(_SAME).split())


def _by_sound(sign: str) -> str:
    return sign.encode("gb2312", "ignore").decode("latin-1") or f"\uffff{sign}"


@lru_cache(maxsize=16_384)
def by_title(heading: str, language: str) -> tuple[str, str]:
    """A key that puts headings in the order of `language`: Vietnamese by its alphabet and then
    by tone, Chinese by sound as far as GB 2312 orders its characters so (the 3,755 common ones);
    what GB 2312 lacks comes last.
    """
    if language == languages.ZH:
        return "".join(_by_sound(sign) for sign in heading), ""
    letters: list[str] = []
    tones: list[str] = []
    for sign in unicodedata.normalize("NFD", heading.casefold()):
        if sign in _TONES:
            tones[-1:] = [_TONES[sign]]
        elif unicodedata.combining(sign) and letters:
            letters[-1] += sign
        else:
            letters.append(sign)
            tones.append("0")
    whole = (unicodedata.normalize("NFC", letter) for letter in letters)
    return "".join(_ALPHABET.get(letter, letter) for letter in whole), "".join(tones)


@lru_cache(maxsize=16_384)
def by_number(number: str) -> tuple[bool, tuple[tuple[int, int, str], ...]]:
    """A key that counts: 9号 stands before 10号. What has no number comes last.

    >>> sorted(["10/QyĐ", "", "9/QyĐ"], key=by_number)
    ['9/QyĐ', '10/QyĐ', '']
    """
    parts = _DIGITS.split(unicodedata.normalize("NFKC", number))
    return not number, tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part
    )
