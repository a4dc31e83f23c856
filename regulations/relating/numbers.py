"""Document numbers as texts print them, brought to one form. Pure.

Chinese: 院发〔2026〕1号 (GB/T 9704-2012 7.2.5), 国务院令第739号; Vietnamese: 05/QyĐ-BV,
15/2023/QH15 (Nghị định 30/2020/NĐ-CP, annex I.3); standards: WS/T 313-2019, TCVN 7957:2008.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..structure.numerals import any_number

_HAN = "一-鿿"
_YEAR = r"(?:19|20)[0-9]{2}"
_CHINESE = re.compile(
    rf"([{_HAN}]{{1,20}})\s?[〔\[［(（【]\s?({_YEAR})\s?[〕\]］)）】]\s?第?\s?0*([0-9]{{1,5}})\s?号"
)
_ORDER = re.compile(
    rf"([{_HAN}]{{1,20}}令)\s?[(（]?第?\s?([0-9]{{1,4}}|[〇零一二三四五六七八九十百]{{1,7}})\s?号"
)
_SLASHED = re.compile(
    rf"(?<![\w/.,-])0*([0-9]{{1,5}})\s?/\s?(?:({_YEAR})\s?/\s?)?"
    r"([^\W\d_]{1,8}[0-9]{0,2}(?:\s?[-\u2010\u2011\u2013.&]\s?[^\W\d_]{1,8}[0-9]{0,2}){0,4})"
    r"(?![\w/])"
)
_STANDARD = re.compile(
    r"(?<![A-Za-z])(GBZ?|WS|YY|TCVN|QCVN|ISO)\s?(/\s?T)?\s?([0-9]{1,6}(?:[.\-][0-9]{1,3})?)\s?"
    rf"[-:\u2013\u2014]\s?({_YEAR}|[0-9]{{2}})(?![0-9])"
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2013\u2014.&", "-"))


@dataclass(frozen=True)
class Number:
    """A number in a text. `key` is its one form; `issuer` the Chinese characters before a Chinese
    number, of which the issuer's mark is the end, and "" for every other form."""

    start: int
    end: int
    key: str
    issuer: str = ""


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).casefold().translate(_DASHES)
    return "".join(plain.split())


def numbers(text: str) -> Iterator[Number]:
    """Every document number in `text` (NFC), in no order."""
    for match in _CHINESE.finditer(text):
        yield Number(match.start(), match.end(), f"〔{match[2]}〕{int(match[3])}", match[1])
    for match in _ORDER.finditer(text):
        value = any_number(match[2])
        if value is not None:
            yield Number(match.start(), match.end(), f"令{value}", match[1])
    for match in _SLASHED.finditer(text):
        key = f"{int(match[1])}/{match[2] or ''}/{_letters(match[3])}"
        yield Number(match.start(), match.end(), key)
    for match in _STANDARD.finditer(text):
        grade = "/t" if match[2] else ""
        key = f"{match[1].lower()}{grade} {match[3]}-{match[4]}"
        yield Number(match.start(), match.end(), key)


def key_of(number: str) -> Number | None:
    """A number as it stands in an attribute (院发〔2026〕1号), None where its form is unknown."""
    text = unicodedata.normalize("NFC", number.strip())
    found = [one for one in numbers(text) if one.end == len(text)]
    return min(found, key=lambda one: one.start, default=None)
