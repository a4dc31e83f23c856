"""References to provisions and document numbers, found the same in text and in queries.

A reference becomes one term in both languages: ``art:12`` for 第十二条, 第12条, Điều 12;
``art:5_1`` for 第五条之一 and Điều 5a; ``chp:`` chapter, ``sec:`` section, ``prt:`` part,
``para:`` paragraph. A document number becomes ``no:`` with its numbers and letters glued:
``no:2026.1`` for 院发〔2026〕1号, ``no:5qydbv`` for 05/QyĐ-BV.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.analysis.normal import HAN
from search.analysis.numerals import (
    CHINESE,
    chinese_value,
    letter_value,
    ordinal_value,
    roman_value,
)
from search.analysis.pieces import Piece, folded, plain_number

_CHINESE_KINDS = {
    "条": "art", "章": "chp", "节": "sec", "编": "prt", "部分": "prt", "款": "para",
}
_VIETNAMESE_KINDS = {
    "dieu": "art", "chuong": "chp", "muc": "sec", "phan": "prt", "khoan": "para",
}
_AMBIGUOUS = {"muc", "phan", "khoan"}
"""Without accents these are other common words too: mức, phân, khoán."""

_CHINESE = re.compile(
    rf"第\s*([0-9]{{1,4}}|[{CHINESE}]{{1,9}})\s*(条|章|节|编|部分|款)"
    rf"(?:之\s*([0-9]{{1,2}}|[{CHINESE}]{{1,3}}))?"
)
_VIETNAMESE = re.compile(
    r"(?<!\w)(điều|dieu|chương|chuong|mục|muc|phần|phan|khoản|khoan)\s*"
    r"(?:([0-9]{1,4})([a-zđ]?)|([ivxlc]{1,7})|(?:thứ|thu)\s+([^\W\d_]{2,5}))(?!\w)"
)
_CHINESE_NUMBER = re.compile(
    rf"([{HAN}]{{1,12}})\s*[〔\[({{【]?\s*((?:19|20)[0-9]{{2}})\s*[〕\])}}】]?\s*年?\s*第?\s*"
    r"0*([0-9]{1,4})\s*号"
)
_CHINESE_NUMBER_ASKED = re.compile(
    rf"([{HAN}]{{1,12}})\s*[〔\[({{【]?\s*((?:19|20)[0-9]{{2}})\s*[〕\])}}】]?\s*年?\s*第?\s*"
    r"0*([0-9]{1,4})(?:\s*号|(?![0-9年月日]))"
)
_SLASHED_NUMBER = re.compile(
    r"(?<![\w/])([0-9]{1,5})\s*/\s*(?:((?:19|20)[0-9]{2})\s*/\s*)?"
    r"([^\W\d_]{1,10}[0-9]{0,3}(?:\s?[\-\u2010-\u2013/.&]\s?[^\W\d_]{1,10}[0-9]{0,3}){0,4})"
)
_LETTERS = re.compile(r"[^\W_]+")
_WITHIN_NUMBER = re.compile(r"[\s/.\-\u2010-\u2013:]{0,3}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference; ``start`` and ``end`` are places in the normalised text. ``ambiguous`` where
    the words may mean something else and must be looked for as words too."""

    term: str
    start: int
    end: int
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number; ``terms`` from the least to the most exact."""

    terms: tuple[str, ...]
    start: int
    end: int


def references(normal: str) -> list[Reference]:
    """Every reference to a provision in a normalised text."""
    found: list[Reference] = []
    for match in _CHINESE.finditer(normal):
        value = _value(match.group(1))
        if value is None:
            continue
        label = str(value)
        if match.group(3):
            added = _value(match.group(3))
            label += f"_{added}" if added is not None else ""
        kind = _CHINESE_KINDS[match.group(2)]
        found.append(Reference(f"{kind}:{label}", match.start(), match.end()))
    for match in _VIETNAMESE.finditer(normal):
        found.extend(_vietnamese(match))
    return sorted(found, key=lambda reference: reference.start)


def _vietnamese(match: re.Match[str]) -> Iterator[Reference]:
    word, number, letter, roman, ordinal = match.groups()
    kind = _VIETNAMESE_KINDS[folded(word)]
    if number:
        label = str(int(number))
        if letter:
            added = letter_value(letter)
            if added is None:
                return
            label += f"_{added}"
    else:
        if kind in ("art", "para"):
            return
        value = roman_value(roman) if roman else ordinal_value(folded(ordinal))
        if value is None:
            return
        label = str(value)
    yield Reference(f"{kind}:{label}", match.start(), match.end(), word in _AMBIGUOUS)


def document_numbers(normal: str) -> list[DocumentNumber]:
    """Every document number in a normalised text, by the way official texts print them."""
    found = [_chinese_number(match) for match in _CHINESE_NUMBER.finditer(normal)]
    for match in _SLASHED_NUMBER.finditer(normal):
        digits = plain_number(match.group(1)) + (match.group(2) or "")
        glued = ""
        terms: list[str] = []
        for letters in _LETTERS.findall(match.group(3)):
            glued += folded(letters)
            terms.append(f"no:{digits}{glued}")
        found.append(DocumentNumber(tuple(terms), match.start(), match.end()))
    return found


def asked_document_numbers(normal: str) -> list[DocumentNumber]:
    """Chinese document numbers as people type them: also without 号 and brackets. ``start`` is
    where the year begins: the words before it are looked for as words."""
    return [
        DocumentNumber(number.terms, match.start(2), number.end)
        for match in _CHINESE_NUMBER_ASKED.finditer(normal)
        for number in [_chinese_number(match)]
    ]


def asked_number_terms(normal: str, pieces: list[Piece], place: int) -> tuple[list[str], int]:
    """Ways to read the number at ``pieces[place]`` and the words behind it as a document number,
    and how many pieces its shortest reading takes (0: it cannot be one)."""
    digits = pieces[place].text
    after = place + 1
    if (
        after + 1 < len(pieces)
        and pieces[after].kind == "number"
        and len(pieces[after].text) == 4
        and _close(normal, pieces[after - 1], pieces[after])
    ):
        digits += pieces[after].text
        after += 1
    terms: list[str] = []
    glued = ""
    first = after
    while (
        after < len(pieces)
        and after < first + 4
        and pieces[after].kind == "word"
        and _close(normal, pieces[after - 1], pieces[after])
    ):
        glued += folded(pieces[after].text)
        terms.append(f"no:{digits}{glued}")
        after += 1
    return terms, (first + 1 - place if terms else 0)


def _close(normal: str, left: Piece, right: Piece) -> bool:
    return _WITHIN_NUMBER.fullmatch(normal, left.end, right.start) is not None


def _chinese_number(match: re.Match[str]) -> DocumentNumber:
    bare = f"{match.group(2)}.{int(match.group(3))}"
    issuer = match.group(1)[-2:]
    return DocumentNumber((f"no:{bare}", f"no:{issuer}{bare}"), match.start(), match.end())


def _value(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else chinese_value(text)
