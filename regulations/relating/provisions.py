"""Where a text names provisions: 第三条第二款, khoản 2 Điều 5, Điều này. Pure; ids as in
`structure.ids`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..structure.numerals import (
    HAN,
    any_number,
    roman,
    to_chinese,
    to_roman,
    vietnamese_letter,
)

_N = rf"(?:[0-9０-９]{{1,4}}|[{HAN}]{{1,9}})"
_CHINESE = re.compile(
    rf"(?:第\s?(?P<art>{_N})\s?条(?:之\s?(?P<sub>{_N}))?|(?P<this>本条)|(?P<last>前条)"
    rf"|第\s?(?P<chp>{_N})\s?章)"
    rf"(?:\s?第\s?(?P<para>{_N})\s?款)?"
    rf"(?:\s?第\s?[(（]?\s?(?P<point>{_N})\s?[)）]?\s?项)?"
    rf"(?:\s?第\s?(?P<item>{_N})\s?目)?"
)
_VIETNAMESE = re.compile(
    r"(?<!\w)(?:điểm\s(?P<point>[a-zđ])\)?,?\s(?:của\s)?)?"
    r"(?:khoản\s(?P<para>[0-9]{1,3}),?\s(?:của\s)?)?"
    r"điều\s(?:(?P<art>[0-9]{1,4})(?P<sub>[a-zđ]?)|(?P<this>này))(?!\w)"
    r"|(?<!\w)chương\s(?P<chp>[ivxlc]{1,7}|[0-9]{1,3})(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Provision:
    """A provision named in a text. `eid` is "" where the words lead nowhere (本条 outside of an
    article)."""

    start: int
    end: int
    eid: str
    #: Said of the very provision it stands in ("本条", "Điều này").
    is_own: bool = False


def provisions(
    text: str, language: str, article: str = "", before: str = ""
) -> Iterator[Provision]:
    """Every provision that `text` names, in order. `article` is the id of the article in which
    the text stands, `before` that of the one before it."""
    pattern = _CHINESE if language == "zh-hans" else _VIETNAMESE
    for match in pattern.finditer(text):
        named = match.groupdict()
        is_own = bool(named.get("this") or named.get("last"))
        if named.get("this"):
            eid = article
        elif named.get("last"):
            eid = before
        elif named.get("chp"):
            value = roman(named["chp"]) if language == "vi" else None
            value = any_number(named["chp"]) if value is None else value
            eid = f"chp_{value}" if value else ""
        else:
            eid = _article(named["art"], named.get("sub") or "")
        yield Provision(match.start(), match.end(), _below(eid, named), is_own)


def _article(number: str, sub: str) -> str:
    value = any_number(number)
    if not value:
        return ""
    if not sub:
        return f"art_{value}"
    added = vietnamese_letter(sub)
    added = any_number(sub) if added is None else added
    return f"art_{value}_{added}" if added else ""


def _below(eid: str, named: dict[str, str | None]) -> str:
    if not eid:
        return ""
    for name in ("para", "point", "item"):
        label = named.get(name)
        if not label:
            continue
        # In Vietnamese a point has a letter; a Chinese numeral is none of them.
        value = vietnamese_letter(label)
        value = any_number(label) if value is None else value
        if value:
            eid += f"__{name}_{value}"
    return eid


def closest(eid: str, known: set[str] | dict[str, str]) -> str:
    """The provision of a document that `eid` means: itself; without the paragraph where there is
    a single one; else the innermost that holds it; "" where there is none at all."""
    if eid in known:
        return eid
    article, *below = eid.split("__")
    if below and below[0] == "para_1":
        bare = "__".join([article, *below[1:]])
        if bare in known:
            return bare
    parts = [article, *below]
    while parts:
        candidate = "__".join(parts)
        if candidate in known:
            return candidate
        parts.pop()
    return ""


_PART = re.compile(r"(prt|chp|sec|art|para|point|item)_([0-9]+)(?:_([0-9]+))?(?:~[0-9]+)?")
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def in_words(eid: str, language: str) -> str:
    """A provision as a sentence names it: 第五条第二款第（三）项, "điểm c khoản 2 Điều 5"; "" for
    what has no name of its own (levels, an item in Vietnamese is left out)."""
    found = [_PART.fullmatch(part) for part in eid.split("__")]
    parts = [(one[1], int(one[2]), int(one[3] or 0)) for one in found if one]
    if len(parts) != len(found):
        return ""
    if language == "zh-hans":
        return "".join(_zh(*part) for part in parts)
    return " ".join(words for part in reversed(parts) if (words := _vi(*part)))


def _zh(kind: str, value: int, sub: int) -> str:
    number = to_chinese(value)
    added = f"之{to_chinese(sub)}" if sub else ""
    if kind == "point":
        return f"第（{number}）项"
    unit = {"prt": "编", "chp": "章", "sec": "节", "art": "条", "para": "款", "item": "目"}[kind]
    return f"第{number}{unit}{added}"


def _letter(value: int) -> str:
    return _LETTERS[value - 1] if 0 < value <= len(_LETTERS) else str(value)


def _vi(kind: str, value: int, sub: int) -> str:
    if kind == "item":
        return ""
    if kind == "chp":
        return f"Chương {to_roman(value)}"
    name = {"prt": "Phần", "sec": "Mục", "art": "Điều", "para": "khoản", "point": "điểm"}[kind]
    number = _letter(value) if kind == "point" else str(value)
    return f"{name} {number}{_letter(sub) if sub else ''}"
