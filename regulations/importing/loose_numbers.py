"""Labels without any mark inside running text: `1在院长领导下…。2对所属部门…。3定期…`, `一职能:…`.

They are told from numbers of the text by their row: from one at the start of the line, without a
gap, at least three, each behind the end of a sentence or before a short word with a colon.
"""

from __future__ import annotations

import re

from regulations.structure import numerals

_ARABIC = re.compile(
    r"(?:^|(?<=[。；;]))[ ]?(?P<number>\d{1,2})(?=[\u4e00-\u9fff])"
    r"(?![号级项条章节款个名次天小时分秒元万人床岁台层楼种类件份倍周届年月日])"
)
_HAN = re.compile(r"(?P<number>[一二三四五六七八九十])(?=[\u4e00-\u9fff]{2,8}[:：])")
_FEWEST = 3


def set_off(line: str) -> list[str]:
    """The lines that a line with such a row is broken into, label and words parted by a blank;
    the line alone where there is none."""
    for pattern in (_ARABIC, _HAN):
        cuts = _row(line, pattern)
        if len(cuts) >= _FEWEST:
            edges = [start for start, _ in cuts] + [len(line)]
            return [
                f"{line[start:end].strip()} {line[end:edge].strip()}"
                for (start, end), edge in zip(cuts, edges[1:], strict=True)
            ]
    return [line]


def _row(line: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the labels one, two, three … stand, the first at the start of the line."""
    if not pattern.match(line):
        return []
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(line):
        if numerals.any_number(match["number"]) == len(found) + 1:
            found.append((match.start("number"), match.end("number")))
    return found
