"""Characters that were broken before the file reached us: found, kept, reported."""

from __future__ import annotations

import re

_DAMAGE = re.compile(
    r"\ufffd|[\ue000-\uf8ff]|(?<=[\u3400-\u9fff])[?？]{2,}|[?？]{2,}(?=[\u3400-\u9fff])|"
    r"(?<=[\u3400-\u9fff])\?(?=[\u3400-\u9fff])|(?<=[^\W\d_])\?(?=[^\W\d_])|"
    r"(?:Ã[\x80-\xbf]|á»[\x80-\xbf\u2018-\u2122]|áº[\x80-\xbf\u2018-\u2122]|Æ°|Ä‘|锟斤拷|烫烫烫)"
)
_AROUND = 8


def damaged_passages(line: str) -> list[str]:
    """The damaged places of a line with some characters around them, neighbours joined."""
    spans: list[tuple[int, int]] = []
    for match in _DAMAGE.finditer(line):
        if match.start() == 0 and "\ue000" <= match[0][0] <= "\uf8ff":
            continue  # a bullet in a symbol font
        start, end = max(0, match.start() - _AROUND), min(len(line), match.end() + _AROUND)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [line[start:end] for start, end in spans]
