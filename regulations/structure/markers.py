"""From the start of a line to the label that stands there.

A label is read without knowledge of what came before; whether it continues a count, and so is a
heading and not a citation, is decided by `counting` and `parse`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import numerals
from .language import CHINESE, VIETNAMESE

STRONG, MEDIUM, WEAK = 3, 2, 1
"""How sure a label is by its own form: a mark or a space sets it off; text follows it directly;
it is a bare number or letter."""

STRUCTURAL = ("part", "chapter", "section", "article")


@dataclass(frozen=True)
class Reading:
    """One way to read a label: `i)` is the ninth letter or the Roman one.

    `path` holds all numbers of a decimal label (2.1.3), `value` is its last. `mark` is the sign
    beside the number: 1. and 1、 are one style, yet the second may be a list inside the first.
    """

    style: str
    value: int
    path: tuple[int, ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class Marker:
    """A label at the start of a line. `rest` is the line after it."""

    kind: str
    number: str
    rest: str
    readings: tuple[Reading, ...]
    strength: int = STRONG
    sub: int = 0

    @property
    def value(self) -> int:
        return self.readings[0].value

    @property
    def bullet(self) -> bool:
        return self.readings[0].style.startswith("bullet")


_H = numerals.HAN
_HAN_NUMBER = rf"[{_H}](?:[ \u3000]{{0,2}}[{_H}]){{0,7}}"
_DIGITS = r"[0-9０-９]"
_ZH_NUMBER = rf"(?:{_HAN_NUMBER}|{_DIGITS}{{1,4}})"

_ZH_UNIT = re.compile(
    rf"第[ \u3000]{{0,3}}(?P<num>{_ZH_NUMBER})[ \u3000]{{0,3}}"
    rf"(?P<unit>部分|[编編章节節条條])"
    rf"(?:[ \u3000]{{0,2}}之[ \u3000]{{0,2}}"
    rf"(?P<sub>[{_H}]{{1,3}}|{_DIGITS}{{1,2}})(?![章节条项款]))?"
    rf"(?P<mark>(?:[ \u3000]{{0,3}}[:：.．、])?)(?P<gap>[ \t\u3000\xa0]*)"
)
_ZH_KINDS = {
    "部分": "part", "编": "part", "編": "part", "章": "chapter", "节": "section", "節": "section",
    "条": "article", "條": "article",
}  # fmt: skip
_ZH_CITES = re.compile(
    r"(?:第[ （(]{0,2}[一二三四五六七八九十0-9]{1,4}[ ）)]{0,2}[款项項条條目]|款|项|項|规定|規定|"
    r"所(?!有|在|属|需|致)|中的|中规定|之|的|和第|与第|或者?第|及第|以及|至|、|，|,|"
    r"或者|执行|处理|处罚|另有)"
)
_ZH_CITES_AFTER_SPACE = re.compile(
    r"(?:第[一二三四五六七八九十0-9]{1,3}[款项]|的规定|规定的|、|，|,)"
)

_VI_UNIT = re.compile(
    r"(?P<word>PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|[ĐÐ]IỀU|[ĐÐ]iều)"
    r"(?P<space>[ \t\u3000\xa0]*)(?P<thu>(?:thứ|THỨ|Thứ)[ \xa0]{1,3})?"
    r"(?P<num>[0-9]{1,4}|[IVXLC]{1,8}(?![^\W\d_])|[Ⅰ-Ⅹ]|"
    r"(?:[Mm]ười |MƯỜI )?[^\W\d_]{2,4}(?![^\W\d_]))"
    r"(?P<letter>[a-zđ](?![^\W_]))?"
    r"(?P<mark>(?:[ \t\xa0]{0,3}(?:[.:)/]|[-–—](?![ \t]*[0-9]))){0,2})(?P<gap>[ \t\u3000\xa0]*)"
)
_VI_KINDS = {"phần": "part", "chương": "chapter", "mục": "section", "điều": "article"}
_VI_CITES = re.compile(
    r"(?:Quy định|Quy chế|Quyết định|Nghị định|Nghị quyết|Thông tư|Luật|Bộ luật|Nội quy|Điều lệ|"
    r"Hiến pháp|Pháp lệnh|Hướng dẫn|Chương|Mục|Phần|Điều)[ \xa0].{0,120}?\b(?:này|số|năm|trên)\b|"
    r"(?:Chương|Mục|Phần|Điều)[ \xa0](?:thứ[ \xa0]|[0-9]|[IVXLC]{1,8}\b)"
)

_OPEN, _CLOSE = r"[（(〔\[]", r"[)）〕\]]"
_ALPHA = r"[A-Za-zĐđ]"
_PAREN = re.compile(
    rf"{_OPEN}[ \u3000]?(?P<num>{_HAN_NUMBER}|{_DIGITS}{{1,3}}|[ivxIVX]{{1,6}}|{_ALPHA})"
    rf"[ \u3000]?{_CLOSE}(?P<mark>[ \u3000]?[、.．:：])?"
)
_CLOSED = re.compile(
    rf"(?P<num>{_HAN_NUMBER}|{_DIGITS}{{1,3}}|[ivxIVX]{{1,6}}|{_ALPHA})[ \u3000]?[)）]"
)
_MARKED = re.compile(
    rf"(?P<num>{_HAN_NUMBER}|{_DIGITS}{{1,3}}|[IVX]{{1,6}}|[Ⅰ-Ⅹ]|[ivx]{{1,6}}|{_ALPHA})"
    rf"[ \t\u3000\xa0]{{0,2}}[、.．](?:[-–](?=[ \t\xa0]))?"
)
_SERIES = re.compile(rf"(?:[{_H}]|{_DIGITS}|[IVX]{{1,4}}|[Ⅰ-Ⅹ])[级類类期度楼型档等线科区病]")
"""What follows in 一、二级手术: two numbers of a series, no label."""
_SLASHED = re.compile(
    rf"(?P<num>{_DIGITS}{{1,3}}|[IVX]{{1,6}}|{_ALPHA})(?P<mark>[ ]?[/\-–:])(?=[ \t\xa0]|[^\W\d_])"
)
_DECIMAL = re.compile(
    rf"(?P<num>{_DIGITS}{{1,3}}(?:[.．]{_DIGITS}{{1,3}}){{1,5}})"
    rf"(?P<mark>[.．、)）]?)(?![0-9０-９.．%％])"
)
_BARE = re.compile(rf"(?P<num>{_DIGITS}{{1,2}}|[{_H}]{{1,3}})(?P<gap>[ \t\u3000\xa0]+)(?=[^\W\d_])")
_BULLET = re.compile(
    r"(?P<num>——|[-–—•●○◦▪■□◆◇★☆►▶✓✔·‣➢*+\uf0b7\uf0a7\uf0d8\uf076])"
    r"(?![-–—+*=\d])(?=\s|\w|[“\"（(《])"
)
_DASHES = "-–—"
_ROW_TABS = 2
"""A bare number before so many tabs is a cell in the row of a table."""


def _single_character(line: str) -> tuple[str, int, int] | None:
    """①, ⑴, ⒈, ㈠, ㊀: style, value and length."""
    code = ord(line[0])
    for first, last, style in (
        (0x2460, 0x2473, "circled"),
        (0x2474, 0x2487, "arabic.paren"),
        (0x2488, 0x249B, "arabic.mark"),
        (0x3220, 0x3229, "han.paren"),
        (0x3280, 0x3289, "han.circled"),
        (0x2776, 0x277F, "circled"),
        (0x249C, 0x24B5, "lower.paren"),
    ):
        if first <= code <= last:
            return style, code - first + 1, 1
    return None


def _readings(num: str, closure: str, language: str) -> tuple[Reading, ...]:
    value = numerals.arabic(num)
    if value is not None:
        return (Reading(f"arabic.{closure}", value),) if value else ()
    value = numerals.chinese(num)
    if value is not None:
        return (Reading(f"han.{closure}", value),) if value else ()
    upper = num.isupper()
    found: list[Reading] = []
    if all(char in "IVXivxⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ" for char in num):
        value = numerals.roman(num)
        if value is not None:
            found.append(Reading(f"{'ROMAN' if upper else 'roman'}.{closure}", value))
    if len(num) == 1:
        vietnamese = language in (VIETNAMESE, LATIN_SMALL if upper else LATIN_CAPITALS)
        letter = (numerals.vietnamese_letter if vietnamese else numerals.latin_letter)(num)
        if letter is not None:
            found.append(Reading(f"{'UPPER' if upper else 'lower'}.{closure}", letter))
    return tuple(found)


def _zh_unit(line: str) -> Marker | None:
    match = _ZH_UNIT.match(line)
    if match is None:
        return None
    value = numerals.any_number(match["num"])
    if not value:
        return None
    kind = _ZH_KINDS[match["unit"]]
    sub = numerals.any_number(match["sub"]) or 0 if match["sub"] else 0
    mark, rest = match["mark"].strip(" \u3000"), line[match.end() :].strip()
    spaced = bool(match["gap"] or match["mark"]) or not rest
    if mark == "、" and rest.startswith("第"):
        return None
    if (_ZH_CITES_AFTER_SPACE if spaced else _ZH_CITES).match(rest):
        return None
    return Marker(
        kind,
        line[: match.start("gap")].strip(),
        rest,
        (Reading(kind, value),),
        STRONG if spaced else MEDIUM,
        sub,
    )


def _vi_unit(line: str) -> Marker | None:
    match = _VI_UNIT.match(line)
    if match is None:
        return None
    kind = _VI_KINDS[match["word"].lower().replace("ð", "đ")]
    num = match["num"]
    value = numerals.arabic(num) if num[0].isdigit() else numerals.roman(num)
    spelled = kind == "part" or (kind == "chapter" and num[0].isupper())
    if value is None and (match["thu"] or spelled):
        value = numerals.vietnamese_ordinal(num)
    if not value or (kind == "article" and not num[0].isdigit()):
        return None
    if not match["space"] and not num[0].isdigit():
        return None
    sub = 0
    if match["letter"]:
        letter = numerals.vietnamese_letter(match["letter"])
        if letter is None:
            return None
        sub = letter
    mark, rest = match["mark"].strip(), line[match.end() :].strip()
    strength = STRONG
    if rest and not mark:
        if not (rest[0].isupper() or rest[0] in "“\"'«("):
            return None
        if _VI_CITES.match(rest) or not match["gap"]:
            return None
        strength = MEDIUM
    if rest[:1] in (",", ";", ")", "/") or (rest[:1].isdigit() and not match["gap"]):
        return None
    number = line[: match.start("gap")].strip()
    return Marker(kind, number, rest, (Reading(kind, value),), strength, sub)


def _enumeration(line: str, language: str) -> Marker | None:
    single = _single_character(line)
    if single is not None:
        style, value, length = single
        rest = line[length:]
        mark = rest[:1] if rest[:1] in "、.．" else ""
        return Marker("enum", line[0] + mark, rest[len(mark) :].strip(), (Reading(style, value),))
    match = _PAREN.match(line)
    if match:
        readings = _readings(match["num"], "paren", language)
        return _made(line, match.end(), readings, STRONG)
    match = _DECIMAL.match(line)
    if match:
        parts = re.split(r"[.．]", match["num"])
        path = tuple(numerals.arabic(part) or 0 for part in parts)
        rest = line[match.end() :]
        if all(path) and rest[:1] not in ("/", "-", "–"):
            reading = Reading(f"decimal{len(path)}", path[-1], path)
            return _made(line, match.end(), (reading,), MEDIUM)
        return None
    match = _CLOSED.match(line)
    if match:
        return _made(line, match.end(), _readings(match["num"], "close", language), STRONG)
    match = _MARKED.match(line)
    if match and line[match.end() - 1] == "、" and _SERIES.match(line, match.end()):
        return None
    if match and not (line[match.end() :][:1].isdigit() and line[match.end() - 1] in ".．"):
        readings = _readings(match["num"], "mark", language)
        letter = bool(readings) and readings[0].style.startswith(("UPPER", "lower", "roman"))
        return _made(line, match.end(), readings, WEAK if letter else STRONG)
    match = _SLASHED.match(line)
    if match:
        return _made(line, match.end(), _readings(match["num"], "slash", language), WEAK)
    match = _BULLET.match(line)
    if match:
        char = match["num"]
        style = "bullet-" if char[0] in _DASHES else f"bullet{char}"
        return Marker("enum", char, line[match.end() :].strip(), (Reading(style, 0),))
    match = _BARE.match(line)
    if match and line.count("\t") < _ROW_TABS:
        return _made(line, match.start("gap"), _readings(match["num"], "bare", language), WEAK)
    return None


def _made(line: str, end: int, readings: tuple[Reading, ...], strength: int) -> Marker | None:
    if not readings:
        return None
    number = line[:end].strip()
    mark = number[0] if number[0] in "（(〔[" else number.rstrip("-–")[-1:]
    readings = tuple(replace(reading, mark=mark) for reading in readings)
    return Marker("enum", number, line[end:].strip(), readings, strength)


def read(line: str, language: str) -> Marker | None:
    """The label at the start of a stripped line in NFC, None where there is none.

    `language` matters for letters only: Vietnamese counts a b c d đ e g.
    """
    if not line:
        return None
    first = line[0]
    if first == "第":
        return _zh_unit(line)
    if first in "PCMĐÐ":
        marker = _vi_unit(line)
        if marker is not None:
            return marker
    return _enumeration(line, language)


LATIN_SMALL, LATIN_CAPITALS = "vi-a", "vi-A"
"""Vietnamese texts whose small letters, or whose capitals, count in the Latin order alone."""

_LETTERED = re.compile(rf"[（(]?(?P<letter>{_ALPHA})[)）./]")


def alphabet(lines: Iterable[str], language: str) -> str:
    """The language whose letters the points of a text count by, or one of the two above.

    A Vietnamese text in which f) follows e), or e) follows d) while no đ) stands anywhere, was
    numbered by a word processor: there the Latin order holds, as in Chinese texts. Small letters
    and capitals are counted for themselves.
    """
    if language != VIETNAMESE:
        return language
    previous = {False: "", True: ""}
    seen: dict[bool, set[str]] = {False: set(), True: set()}
    for line in lines:
        match = _LETTERED.match(line)
        if match:
            letter, case = match["letter"].lower(), match["letter"].isupper()
            if letter in "ivx":  # Roman figures stand between the letters
                continue
            seen[case] |= {letter, previous[case] + letter}
            previous[case] = letter
    latin = [
        case
        for case, found in seen.items()
        if "ef" in found or ("de" in found and "đ" not in found)
    ]
    if len(latin) == 2:
        return CHINESE
    return LATIN_CAPITALS if latin == [True] else LATIN_SMALL if latin else VIETNAMESE


def joins(number: str, words: str, language: str, least: int = WEAK) -> bool:
    """Whether `words` may stand behind a label on one line: read again they are its rest.

    `least` is the strength the label must have there.
    """
    marker = read(clean_line(f"{number} {words}"), language)
    if marker is None or marker.number != number or marker.rest != words:
        return False
    return marker.strength >= least


def names_unit(line: str) -> bool:
    """Whether a line begins with the name of a unit (第三条规定…, Điều 6 của …), heading or not."""
    if _ZH_UNIT.match(line):
        return True
    match = _VI_UNIT.match(line)
    # "Mục tiêu", "Phần mềm", "Điều dưỡng" are words
    return match is not None and numerals.any_number(match["num"]) is not None


def clean_line(line: str) -> str:
    """The line in NFC without white space and invisible characters at its ends."""
    return unicodedata.normalize("NFC", line).strip().strip("\ufeff\u200b\u2060").strip()
