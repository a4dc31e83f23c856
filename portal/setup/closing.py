"""Adds the closing lines of several pytest runs up into one of the same form."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

#: pytest's own order of what matters to the reader.
_KINDS = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "warnings", "errors")
_SAME = {"warning": "warnings", "error": "errors"}
_CLOSING = re.compile(r"^=*\s*((?:\d+ [a-z]+(?:, )?)+) in ([\d.]+)s(?: \([\d:]+\))?\s*=*$")


def total(lines: Iterable[str]) -> str:
    """"3 failed, 40 passed, 2 skipped in 12.30s" over all runs; "" where no run closed."""
    counts: dict[str, int] = {}
    seconds = 0.0
    for line in lines:
        found = _CLOSING.match(re.sub(r"\x1b\[[\d;]*m", "", line).strip())
        if found is None:
            continue
        seconds += float(found[2])
        for part in found[1].split(", "):
            number, kind = part.split(" ")
            kind = _SAME.get(kind, kind)
            counts[kind] = counts.get(kind, 0) + int(number)
    if not counts:
        return ""
    said = [f"{counts[kind]} {_printed(kind, counts[kind])}" for kind in _KINDS if counts.get(kind)]
    return f"{', '.join(said)} in {seconds:.2f}s"


def _printed(kind: str, number: int) -> str:
    singular = {plural: one for one, plural in _SAME.items()}
    return singular.get(kind, kind) if number == 1 else kind


def main() -> int:
    line = total(sys.stdin)
    print(line or "no test run came to its end")
    return 0 if line else 1


if __name__ == "__main__":
    sys.exit(main())
