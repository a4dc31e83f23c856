"""Word's automatic numbering: the label that Word prints but does not store in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from regulations.structure import numerals

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile(r"%([1-9])")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SYMBOL_FONT_BULLETS = range(0xE000, 0xF900)

_CHINESE_FORMATS = (
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "japaneseDigitalTenThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanDigital2",
    "chineseLegalSimplified",
)


def _letters(value: int) -> str:
    """a..z, then aa, bb as Word counts on."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else str(value)


def written(value: int, number_format: str) -> str:
    """A number as a Word format prints it; digits for formats not known here."""
    if number_format in _CHINESE_FORMATS:
        return numerals.to_chinese(value)
    if number_format in ("upperRoman", "lowerRoman"):
        roman = numerals.to_roman(value)
        return roman if number_format == "upperRoman" else roman.lower()
    if number_format in ("upperLetter", "lowerLetter"):
        letters = _letters(value)
        return letters.upper() if number_format == "upperLetter" else letters
    if number_format == "decimalZero":
        return f"{value:02d}"
    if number_format.startswith("decimalFullWidth"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    if number_format.startswith("decimalEnclosedCircle") and 0 < value <= len(_CIRCLED):
        return _CIRCLED[value - 1]
    if number_format == "none":
        return ""
    return str(value)


@dataclass
class _Level:
    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass
class _List:
    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    overrides: dict[int, int] = field(default_factory=dict)


def _value(element: etree._Element | None, default: str = "") -> str:
    return default if element is None else str(element.get(f"{W}val", default))


def _integer(text: str, default: int) -> int:
    return int(text) if text.lstrip("-").isdigit() and len(text) < 7 else default


class Numbering:
    """Counters of all lists of one document; ask `label` for each paragraph in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self.lists: dict[str, _List] = {}
        self.by_style: dict[str, tuple[str, int]] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        abstracts = {
            str(one.get(f"{W}abstractNumId")): {
                _integer(str(level.get(f"{W}ilvl")), 0): self._level(level)
                for level in one.findall(f"{W}lvl")
            }
            for one in root.findall(f"{W}abstractNum")
        }
        for num in root.findall(f"{W}num"):
            number_id = str(num.get(f"{W}numId"))
            abstract = _value(num.find(f"{W}abstractNumId"))
            made = _List(abstract, dict(abstracts.get(abstract, {})))
            for override in num.findall(f"{W}lvlOverride"):
                depth = _integer(str(override.get(f"{W}ilvl")), 0)
                level = override.find(f"{W}lvl")
                if level is not None:
                    made.levels[depth] = self._level(level)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    made.overrides[depth] = _integer(_value(start), 1)
            self.lists[number_id] = made
            for depth, level_made in made.levels.items():
                if level_made.style:
                    self.by_style.setdefault(level_made.style, (number_id, depth))

    def _level(self, level: etree._Element) -> _Level:
        restart = level.find(f"{W}lvlRestart")
        legal = level.find(f"{W}isLgl")
        return _Level(
            number_format=_value(level.find(f"{W}numFmt"), "decimal"),
            text=_value(level.find(f"{W}lvlText")),
            start=_integer(_value(level.find(f"{W}start"), "1"), 1),
            legal=legal is not None and _value(legal, "1") not in ("0", "false"),
            restart=None if restart is None else _integer(_value(restart), 0),
            style=_value(level.find(f"{W}pStyle")),
        )

    def label(self, number_id: str, depth: int) -> str:
        """The label of the next paragraph of a list at a depth (0 is the outermost)."""
        known = self.lists.get(number_id)
        if known is None or depth not in known.levels:
            return ""
        level = known.levels[depth]
        if level.number_format == "bullet":
            return self._bullet(level.text)
        counters = self.counters.setdefault(known.abstract, {})
        if depth in known.overrides and (number_id, depth) not in self.started:
            counters[depth] = known.overrides[depth] - 1
        self.started.add((number_id, depth))
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [one for one in counters if one > depth]:
            below = known.levels.get(deeper)
            if below is not None and below.restart == 0:
                continue
            del counters[deeper]

        def fill(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            target = known.levels.get(index, _Level())
            value = counters.setdefault(index, target.start)
            decimal = level.legal and target.number_format != "none"
            return written(value, "decimal" if decimal else target.number_format)

        return _PLACEHOLDER.sub(fill, level.text).strip()

    def _bullet(self, text: str) -> str:
        if not text or ord(text[0]) in _SYMBOL_FONT_BULLETS or text[0] in "oØ§vü":
            return "-"
        return text.strip() or "-"
