"""Numerals as rules print them: Chinese, Roman, Vietnamese ordinals and letters."""

_DIGITS = {
    "零": 0, "〇": 0, "○": 0, "o": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4,
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
CHINESE = "".join(_DIGITS) + "".join(_UNITS)
"""Every character of a Chinese numeral, after normalisation."""

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LETTERS = "abcdđeghiklmnopq"
_ORDINALS = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}


def chinese_value(text: str) -> int | None:
    """The value of a Chinese numeral: ``十二`` 12, ``一百零五`` 105, ``二〇二六`` 2026. ``None``
    for what is none."""
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = 0
    digit: int | None = None
    smallest = 10_000
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
            continue
        unit = _UNITS[character]
        if unit >= smallest:  # 十百: not a number
            return None
        smallest = unit
        total += (1 if digit is None else digit) * unit
        digit = None
    return total + (digit or 0)


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral in lower case up to 399, ``None`` for what is none."""
    if not text or any(c not in _ROMAN for c in text):
        return None
    total = 0
    for place, character in enumerate(text):
        value = _ROMAN[character]
        after = _ROMAN[text[place + 1]] if place + 1 < len(text) else 0
        total += -value if value < after else value
    return total if total > 0 and _roman(total) == text else None


def letter_value(letter: str) -> int | None:
    """The place of a letter in the Vietnamese enumeration (a b c d đ e g …), from 1."""
    place = _LETTERS.find(letter) if len(letter) == 1 else -1
    return place + 1 if place >= 0 else None


def ordinal_value(folded: str) -> int | None:
    """The value of a Vietnamese number word without accents: ``nhat`` 1, ``hai`` 2."""
    return _ORDINALS.get(folded)


def _roman(value: int) -> str:
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
             (4, "iv"), (1, "i"))
    made = ""
    for worth, sign in signs:
        while value >= worth:
            made += sign
            value -= worth
    return made
