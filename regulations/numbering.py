"""The forms of document numbers in both countries. Pure.

Chinese: GB/T 9704-2012 7.2.5 (院发〔2026〕1号: hexagonal brackets, no zero before the number).
Vietnamese: Nghị định 30/2020/NĐ-CP, annex I, section II.3 (05/QyĐ-BV: a zero before numbers below
10, counted from 1 January).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ZH = re.compile(
    r"(?P<prefix>.+?)[〔\[［(（【](?P<year>\d{4})[〕\]］)）】]第?0*(?P<value>\d{1,6})号"
)
_VI = re.compile(
    r"(?:Số\s*:?\s*)?0*(?P<value>\d{1,6})(?:/(?P<year>\d{4}))?/(?P<suffix>[^/\d].*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Form:
    """How one issuing body writes its numbers."""

    prefix_zh: str
    suffix_vi: str

    def chinese(self, year: int, value: int) -> str:
        return f"{self.prefix_zh}〔{year}〕{value}号"

    def vietnamese(self, value: int) -> str:
        return f"{value:02d}/{self.suffix_vi}"

    def read(self, number_zh: str, number_vi: str, year: int) -> tuple[int, int] | None:
        """(year, value) of a number that somebody typed, if it is of this series. `year` is that
        of issue, for the Vietnamese form names none. None for a number of another body, and when
        the two forms disagree."""
        found = {
            pair
            for pair in (self._chinese(number_zh), self._vietnamese(number_vi, year))
            if pair is not None
        }
        return found.pop() if len(found) == 1 else None

    def disagrees(self, number_zh: str, number_vi: str, year: int) -> bool:
        """Whether both numbers are of this series and are not the same."""
        both = self._chinese(number_zh), self._vietnamese(number_vi, year)
        return None not in both and both[0] != both[1]

    def _chinese(self, number: str) -> tuple[int, int] | None:
        match = _ZH.fullmatch("".join(number.split()))
        if match is None or match["prefix"] != "".join(self.prefix_zh.split()):
            return None
        return int(match["year"]), int(match["value"])

    def _vietnamese(self, number: str, year: int) -> tuple[int, int] | None:
        match = _VI.fullmatch(number.strip())
        if match is None or match["suffix"].strip().casefold() != self.suffix_vi.casefold():
            return None
        return int(match["year"] or year), int(match["value"])
