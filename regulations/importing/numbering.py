"""Word's automatic numbering: the label that Word prints but does not store in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
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
    "japaneseCounting",
    "japaneseDigitalTenThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanDigital2",
)
_DIGIT_BY_DIGIT = ("ideographDigital", "taiwaneseDigital", "koreanDigital")
_LEGAL = dict(zip("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟", strict=True))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_VIETNAMESE_ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _letters(value: int) -> str:
    """a..z, then aa, bb as Word counts on."""
    if not 0 < value <= 780:  # as far as Word itself counts with letters
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _vietnamese(value: int) -> str:
    """một, hai … hai mươi mốt; digits from one hundred on."""
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    if not tens:
        return _VIETNAMESE_ONES[ones]
    first = "mười" if tens == 1 else f"{_VIETNAMESE_ONES[tens]} mươi"
    last = {0: "", 5: " lăm"}.get(ones, f" {_VIETNAMESE_ONES[ones]}")
    return first + (" mốt" if tens > 1 and ones == 1 else last)


def _of_row(value: int, row: str) -> str:
    return row[value - 1] if 0 < value <= len(row) else str(value)


def _from_block(value: int, first: int, most: int) -> str:
    """A character of a block that counts from one: ⑴, ⒈, ㈠."""
    return chr(first + value - 1) if 0 < value <= most else str(value)


def _ordinal(value: int) -> str:
    tails = {} if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}
    return f"{value}{tails.get(value % 10, 'th')}"


_WRITTEN: dict[str, Callable[[int], str]] = {
    "upperRoman": numerals.to_roman,
    "lowerRoman": lambda value: numerals.to_roman(value).lower(),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda value: f"{value:02d}",
    "chineseLegalSimplified": lambda value: "".join(
        _LEGAL.get(char, char) for char in _tens(numerals.to_chinese(value))
    ),
    "ideographLegalTraditional": lambda value: "".join(
        _LEGAL.get(char, char) for char in _tens(numerals.to_chinese(value))
    ),
    "ideographTraditional": lambda value: _of_row(value, _STEMS),
    "ideographZodiac": lambda value: _of_row(value, _BRANCHES),
    "ideographZodiacTraditional": lambda value: (
        _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]
    ),
    "ideographEnclosedCircle": lambda value: _from_block(value, 0x3280, 10),
    "decimalEnclosedCircle": lambda value: _of_row(value, _CIRCLED),
    "decimalEnclosedCircleChinese": lambda value: _of_row(value, _CIRCLED),
    "decimalEnclosedParen": lambda value: _from_block(value, 0x2474, 20),
    "decimalEnclosedFullstop": lambda value: _from_block(value, 0x2488, 20),
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "vietnameseCounting": _vietnamese,
    "none": lambda value: "",
}


def _tens(chinese: str) -> str:
    """Formal numerals name the one before ten: 壹拾, not 拾."""
    return f"一{chinese}" if chinese.startswith("十") else chinese


def written(value: int, number_format: str) -> str:
    """A number as a Word format prints it; digits for formats not known here."""
    if number_format in _CHINESE_FORMATS:
        return numerals.to_chinese(value)
    if number_format in _DIGIT_BY_DIGIT:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(abs(value)))
    if number_format.startswith("decimalFullWidth"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(abs(value)))
    if number_format.startswith("custom:"):  # "001, 002, 003, ...": as many digits as the first
        first = number_format[7:].split(",")[0].strip()
        return str(value).zfill(len(first)) if first.isdigit() else str(value)
    return _WRITTEN.get(number_format, str)(value)


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


_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _format(level: etree._Element) -> str:
    """The number format; a custom one ("001, 002, ...") stands beside a plain one."""
    custom = level.find(f"{_MC}AlternateContent/{_MC}Choice/{W}numFmt")
    if custom is not None and _value(custom) == "custom":
        return f"custom:{custom.get(f'{W}format', '')}"
    plain = level.find(f"{W}numFmt")
    if plain is None:
        plain = level.find(f"{_MC}AlternateContent/{_MC}Fallback/{W}numFmt")
    if plain is not None and _value(plain) == "custom":
        return f"custom:{plain.get(f'{W}format', '')}"
    return _value(plain, "decimal")


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
        self._resolve_style_links(root, abstracts)
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

    def _resolve_style_links(
        self, root: etree._Element, abstracts: dict[str, dict[int, _Level]]
    ) -> None:
        """A list may only name a list style; its levels are those of the list that defines it."""
        defined = {
            _value(one.find(f"{W}styleLink")): str(one.get(f"{W}abstractNumId"))
            for one in root.findall(f"{W}abstractNum")
            if one.find(f"{W}styleLink") is not None
        }
        for one in root.findall(f"{W}abstractNum"):
            source = defined.get(_value(one.find(f"{W}numStyleLink")))
            own = str(one.get(f"{W}abstractNumId"))
            if source is not None and not abstracts[own]:
                abstracts[own] = abstracts[source]

    def _level(self, level: etree._Element) -> _Level:
        restart = level.find(f"{W}lvlRestart")
        legal = level.find(f"{W}isLgl")
        return _Level(
            number_format=_format(level),
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
            restart = None if below is None else below.restart
            if restart is not None and (restart == 0 or depth >= restart):
                continue  # restarts never, or only after a level further out
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
