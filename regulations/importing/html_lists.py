"""Lists of HTML: the label a browser shows before each item."""

from __future__ import annotations

import re

from lxml import etree

from regulations.structure import numerals

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman",
          "I": "upper-roman"}  # fmt: skip
_BULLETS = frozenset({"disc", "circle", "square", "disclosure-open", "disclosure-closed"})
_CHINESE = frozenset(
    {"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal",
     "simp-chinese-formal", "trad-chinese-formal", "japanese-informal"}
)  # fmt: skip
_INTEGER = re.compile(r"[ ]*-?\d{1,6}[ ]*")


class ListCount:
    """The count of one ol or ul; ask `label` for each of its items in order."""

    def __init__(self, element: etree._Element) -> None:
        self.ordered = element.tag == "ol"
        self.style = self._style(element) or ("decimal" if self.ordered else "disc")
        self.step = -1 if self.ordered and element.get("reversed") is not None else 1
        first = len(element.findall("li")) if self.step < 0 else 1
        self.next = _integer(element.get("start"), first)

    def label(self, item: etree._Element) -> str:
        style = self._style(item) or self.style
        if self.ordered or style not in _BULLETS:
            value = _integer(item.get("value"), self.next)
            self.next = value + self.step
            return _written(value, style)
        return "-" if style in _BULLETS else ""

    def _style(self, element: etree._Element) -> str:
        match = _STYLE.search(str(element.get("style", "")))
        if match:
            return match[1].lower()
        kind = str(element.get("type", ""))
        return _TYPES.get(kind, kind.lower() if kind.lower() in _BULLETS else "")


def _integer(text: object, default: int) -> int:
    return int(str(text)) if text is not None and _INTEGER.fullmatch(str(text)) else default


def _written(value: int, style: str) -> str:
    if style == "none":
        return ""
    if style in _BULLETS:
        return "-"
    if style in _CHINESE and value > 0:
        return f"{numerals.to_chinese(value)}、"
    if style == "decimal-leading-zero":
        return f"{value:02d}."
    if style.endswith("roman") and value > 0:
        roman = numerals.to_roman(value)
        return f"{roman if style.startswith('upper') else roman.lower()}."
    if style.endswith(("alpha", "latin")) and value > 0:
        text, rest = "", value
        while rest:
            rest, digit = divmod(rest - 1, 26)
            text = chr(ord("a") + digit) + text
        return f"{text.upper() if style.startswith('upper') else text}."
    return f"{value}."
