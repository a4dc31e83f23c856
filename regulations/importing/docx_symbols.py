"""Characters of the symbol fonts (Symbol, Wingdings) as the characters they look like."""

from __future__ import annotations

_GREEK = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
)
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xE5: "∑",
} | {ord(plain): greek for plain, greek in _GREEK.items()}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪",
    0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS2 = {0x50: "✓", 0x52: "☑", 0x51: "☒", 0xA3: "□", 0x97: "•"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS2}


def symbol(code: str, font: str) -> str:
    """The character of a w:sym. One not known stays as it is: kept, so that it is seen."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    if number < 0x100 and font.strip().lower() in _FONTS:
        number += 0xF000
    is_character = 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return in_font(chr(number), font) if is_character else "\ufffd"


def in_font(text: str, font: str) -> str:
    """Text of a run set in a symbol font; Word stores such characters from U+F000 on."""
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return text
    return "".join(
        table.get(ord(char) & 0xFF, char) if 0xF000 <= ord(char) <= 0xF0FF else char
        for char in text
    )
