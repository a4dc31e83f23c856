"""Numerals as they stand in labels: Chinese, Arabic in both widths, Roman, Vietnamese letters."""

from __future__ import annotations

import re

_HAN_DIGITS = {
    "〇": 0, "零": 0, "○": 0, "Ｏ": 0, "O": 0, "o": 0, "0": 0, "０": 0,
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}

HAN = "〇零○一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟"
"""Characters a Chinese numeral in a label is made of."""

VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Order of the points in a Vietnamese text: đ counts, f j w z do not exist."""

LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"

_VIETNAMESE_ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip

_ROMAN = re.compile(r"(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_FULL = str.maketrans("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a")


def arabic(text: str) -> int | None:
    """Value of 12 or １２ (white space inside is allowed), None for anything else."""
    compact = "".join(text.split())
    if not compact or len(compact) > 6:
        return None
    value = 0
    for char in compact:
        code = ord(char)
        if 0x30 <= code <= 0x39:
            value = value * 10 + code - 0x30
        elif 0xFF10 <= code <= 0xFF19:
            value = value * 10 + code - 0xFF10
        else:
            return None
    return value


def chinese(text: str) -> int | None:
    """Value of 十二, 一百零五, or of digits in a row such as 二〇一二; None for anything else."""
    compact = "".join(text.split())
    if not compact or len(compact) > 12:
        return None
    if not any(char in _HAN_UNITS for char in compact):
        value = 0
        for char in compact:
            digit = _HAN_DIGITS.get(char)
            if digit is None:
                return None
            value = value * 10 + digit
        return value
    total, current, seen_digit = 0, 0, False
    for char in compact:
        if char in _HAN_UNITS:
            if not seen_digit and total and current == 0 and char not in "十拾":
                return None
            total += (current if seen_digit and current else 1) * _HAN_UNITS[char]
            current, seen_digit = 0, False
        elif char in _HAN_DIGITS:
            current, seen_digit = _HAN_DIGITS[char], True
        else:
            return None
    return total + current


def roman(text: str) -> int | None:
    """Value of a well-formed Roman numeral up to 399 in either case, None for anything else."""
    if len(text) == 1 and text in "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ":
        return ord(text.translate(_ROMAN_FULL))
    upper = text.upper()
    if not upper or len(upper) > 12 or not _ROMAN.fullmatch(upper):
        return None
    total = 0
    for here, after in zip(upper, upper[1:] + " ", strict=True):
        value = _ROMAN_DIGITS[here]
        total += -value if _ROMAN_DIGITS.get(after, 0) > value else value
    return total


def vietnamese_letter(text: str) -> int | None:
    """Place of a letter in the Vietnamese order of points (a=1, đ=5, e=6), None for f, j, w, z."""
    lower = text.lower()
    return VIETNAMESE_LETTERS.index(lower) + 1 if lower and lower in VIETNAMESE_LETTERS else None


def latin_letter(text: str) -> int | None:
    """Place of a letter in the Latin alphabet, None for anything else."""
    lower = text.lower()
    return LATIN_LETTERS.index(lower) + 1 if lower and lower in LATIN_LETTERS else None


def vietnamese_ordinal(text: str) -> int | None:
    """Value of nhất, hai, ... mười hai as in "Phần thứ nhất", None for anything else."""
    words = text.lower().split()
    if len(words) == 1:
        return _VIETNAMESE_ORDINALS.get(words[0])
    if len(words) == 2 and words[0] == "mười":
        unit = _VIETNAMESE_ORDINALS.get(words[1], 5 if words[1] == "lăm" else 10)
        return 10 + unit if unit < 10 else None
    return None


def any_number(text: str) -> int | None:
    """Value of a numeral of any kind this module reads (letters apart), None if it is none."""
    for reader in (arabic, chinese, roman, vietnamese_ordinal):
        value = reader(text)
        if value is not None:
            return value
    return None


def to_chinese(value: int) -> str:
    """Chinese numeral of 1..9999 as labels write it (十二, 一百零五); digits beyond that."""
    if not 0 < value < 10000:
        return "零" if value == 0 else str(value)
    digits = "零一二三四五六七八九"
    parts: list[str] = []
    rest, pending_zero = value, False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            if pending_zero:
                parts.append("零")
            parts.append(digits[digit] + name)
            pending_zero = False
        elif parts and rest:
            pending_zero = True
    text = "".join(parts)
    return text[1:] if text.startswith("一十") else text


def to_roman(value: int) -> str:
    """Upper-case Roman numeral of 1..3999; digits beyond that."""
    if not 0 < value < 4000:
        return str(value)
    table = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    out = ""
    for unit, name in table:
        while value >= unit:
            out += name
            value -= unit
    return out
