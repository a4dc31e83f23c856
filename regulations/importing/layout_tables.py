"""Tables that only put paragraphs side by side: a letterhead, a signature block, a frame."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regulations.structure import CHINESE, VIETNAMESE, markers
from regulations.structure.closing import is_anchor

_LETTERHEAD = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|Độc lập[ ]*[-–]|Nơi nhận", re.IGNORECASE
)
_BARE_ROLE = re.compile(r"[\u4e00-\u9fff]{2,8}")
_MOST_ROWS = 4
_MOST_CELLS = 3
_LONGEST = 400


def is_layout(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Whether a table, given as the lines of its cells, is no table to its readers."""
    width = max((len(row) for row in rows), default=0)
    if width <= 1:
        return True
    cells = [cell for row in rows for cell in row]
    lines = [line.strip() for cell in cells for line in cell if line.strip()]
    if len(rows) <= _MOST_ROWS and width <= _MOST_CELLS:
        if any(_LETTERHEAD.match(line) for line in lines):
            return True
        if any(_signs(line) for line in lines) and sum(map(len, lines)) <= _LONGEST:
            return True
    return _units(lines) >= 3 and max(len(cell) for cell in cells) >= 4


def _signs(line: str) -> bool:
    """A line of a signature block; 科主任 alone may be a cell of any table."""
    return is_anchor(line) and not _BARE_ROLE.fullmatch(line)


def _units(lines: Sequence[str]) -> int:
    """Lines that begin with the label of an article or a chapter."""
    found = 0
    for line in lines:
        marker = markers.read(line[:200], VIETNAMESE if line[:1] in "PCMĐÐ" else CHINESE)
        if marker is not None and marker.kind in ("article", "chapter"):
            found += 1
    return found
