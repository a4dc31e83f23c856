"""Word's fields: their results are text; of those without one, what they would print."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .docx_symbols import symbol

_ENCLOSED = re.compile(
    r"eq\s*\\o(?:\s*\\a[clr])?\s*[(（]\s*([^,，;；()（）]+)[,，;；]\s*([^()（）]+)[)）]",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"symbol\s+(\d{1,5}|0x[0-9a-f]{1,4})(?:.*?\\f\s+\"?([^\"\\]+)\"?)?", re.IGNORECASE
)
_QUOTED = re.compile(r"quote\s+\"([^\"]*)\"", re.IGNORECASE)
_CIRCLES = "○〇◯⃝O"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass
class Field:
    """A field that is being read: its instruction, and whether its result has begun."""

    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    has_result: bool = False


def printed(instruction: str) -> str | None:
    """What a field without a stored result prints; None where only Word could say.

    Nothing is looked up, fetched or run: only EQ (a character in a circle), SYMBOL and QUOTE.
    """
    words = " ".join(instruction.split())
    match = _ENCLOSED.match(words)
    if match:
        first, second = match[1].strip(), match[2].strip()
        inner = second if first in _CIRCLES else first if second in _CIRCLES else first + second
        if inner.isdigit() and 0 < int(inner[:3]) <= len(_CIRCLED):
            return _CIRCLED[int(inner) - 1]
        return inner
    match = _SYMBOL.match(words)
    if match:
        number = int(match[1], 0)
        in_font = number + 0xF000 if number < 0x100 else number
        return symbol(f"{in_font if match[2] else number:x}", match[2] or "")
    match = _QUOTED.match(words)
    return match[1] if match else None
