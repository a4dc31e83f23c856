"""Lines of an opening that a layout's own head says again: an imported document brings them. Pure.

Only what the head does say is left out; every other line stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ALWAYS = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc"
    r"|[-–—_=*\s]{2,}",
    re.IGNORECASE,
)
_LEAST = 6
"""Letters of a line that is left out because it is a part of what the head says."""


def without(lines: Sequence[str], said: Iterable[str]) -> list[str]:
    """`lines` without those at the front that only repeat `said`, wherever they were broken."""
    known = [bare for bare in map(_bare, said) if bare]
    kept: list[str] = []
    front = True
    for line in lines:
        bare = _bare(line)
        repeats = _ALWAYS.fullmatch(line.strip()) or any(
            bare == one or (len(bare) >= _LEAST and bare in one) for one in known
        )
        if front and bare and repeats:
            continue
        if front and len(line) > 200:
            front = False
        kept.append(line)
    return kept


def _bare(line: str) -> str:
    return re.sub(r"[\W_]+", "", line).casefold()
