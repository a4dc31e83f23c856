"""What a Word style says that matters for the structure: its list, its outline level, its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from .numbering import Numbering, W

_HEADING = re.compile(r"(?:heading|标题|標題|tiêu đề|đề mục)[ ]?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|目錄|mục lục)[ ]?(?:[1-9]|heading|标题)", re.IGNORECASE)
_BODY_LEVEL = 9
"""Word's outline level for plain text."""


def value(element: etree._Element | None, default: str = "") -> str:
    return default if element is None else str(element.get(f"{W}val", default))


def is_on(element: etree._Element | None) -> bool:
    """A switch: there, and not turned off."""
    return element is not None and value(element, "1") not in ("0", "false", "off")


def small(text: str, default: int = 0) -> int:
    return int(text) if text.isdigit() and len(text) < 3 else default


@dataclass
class Style:
    name: str = ""
    parent: str = ""
    number: str = ""
    """numId of the list, "0" for none on purpose, "" for what the parent says."""
    depth: int | None = None
    outline: int | None = None
    hidden: bool = False


@dataclass
class Styles:
    """Paragraph and character styles by id."""

    rows: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def read(cls, root: etree._Element | None, numbering: Numbering) -> Styles:
        made = cls()
        for element in root.findall(f"{W}style") if root is not None else ():
            name = str(element.get(f"{W}styleId"))
            properties = element.find(f"{W}pPr")
            number, depth = list_of(properties)
            linked = numbering.by_style.get(name)
            if number and linked is not None and linked[0] == number:
                depth = linked[1]
            outline = properties.find(f"{W}outlineLvl") if properties is not None else None
            run = element.find(f"{W}rPr")
            made.rows[name] = Style(
                name=value(element.find(f"{W}name")) or name,
                parent=value(element.find(f"{W}basedOn")),
                number=number,
                depth=depth,
                outline=None if outline is None else small(value(outline), _BODY_LEVEL),
                hidden=run is not None and is_on(run.find(f"{W}vanish")),
            )
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") == "1":
                made.default = name
        return made

    def chain(self, name: str) -> list[Style]:
        """The style and those it is based on, itself first."""
        found: list[Style] = []
        seen: set[str] = set()
        while name in self.rows and name not in seen:
            seen.add(name)
            found.append(self.rows[name])
            name = self.rows[name].parent
        return found

    def list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """(numId, depth) of a paragraph, its own word before its style's; None for no list."""
        properties = paragraph.find(f"{W}pPr")
        number, depth = list_of(properties)
        name = self.name_of(properties)
        for style in self.chain(name):
            if number:
                break
            number = style.number
            depth = style.depth if depth is None else depth
        if not number or number == "0":
            return None
        return number, depth or 0

    def heading_level(self, paragraph: etree._Element) -> int:
        """1 to 9 for a heading by its style or outline level, 0 for plain text."""
        properties = paragraph.find(f"{W}pPr")
        own = properties.find(f"{W}outlineLvl") if properties is not None else None
        if own is not None:
            level = small(value(own), _BODY_LEVEL)
            return 0 if level >= _BODY_LEVEL else level + 1
        for style in self.chain(self.name_of(properties)):
            if style.outline is not None:
                return 0 if style.outline >= _BODY_LEVEL else style.outline + 1
            match = _HEADING.fullmatch(style.name.strip())
            if match:
                return int(match[1])
        return 0

    def is_contents(self, paragraph: etree._Element) -> bool:
        """A line of a list of contents, by its style."""
        styles = self.chain(self.name_of(paragraph.find(f"{W}pPr")))
        return any(_CONTENTS.fullmatch(style.name.strip()) for style in styles[:2])

    def hides(self, name: str) -> bool:
        return any(style.hidden for style in self.chain(name))

    def name_of(self, properties: etree._Element | None) -> str:
        own = properties.find(f"{W}pStyle") if properties is not None else None
        return value(own) or self.default


def list_of(properties: etree._Element | None) -> tuple[str, int | None]:
    """numId and depth that properties of a paragraph name themselves, "" and None where not."""
    numbered = properties.find(f"{W}numPr") if properties is not None else None
    if numbered is None:
        return "", None
    depth = numbered.find(f"{W}ilvl")
    return value(numbered.find(f"{W}numId")), None if depth is None else small(value(depth))
