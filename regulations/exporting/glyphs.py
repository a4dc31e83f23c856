"""Which characters a font file has: its `cmap` table, read without a font library. Pure.

OpenType 1.9, "cmap - Character to Glyph Index Mapping Table": formats 4 and 12 are what fonts
for text carry; others are passed over.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_COLLECTION = b"ttcf"
#: (platform, encoding) of Unicode tables, those beyond the basic plane first.
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))


@dataclass(frozen=True)
class Coverage:
    """The code points of a font as ranges, in order and apart."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, character: str) -> bool:
        point = ord(character)
        index = bisect_right(self.starts, point) - 1
        return index >= 0 and point <= self.ends[index]

    def missing(self, characters: Iterable[str]) -> set[str]:
        return {character for character in characters if character not in self}


NOTHING = Coverage((), ())


@lru_cache(maxsize=64)
def coverage(path: str, index: int = 0) -> Coverage:
    """What font number `index` of the file covers; nothing where the file cannot be read."""
    try:
        with Path(path).open("rb") as file:
            table = _table(file, index)
        return _merged(_ranges(table))
    except (OSError, struct.error, ValueError):
        return NOTHING


def _table(file: object, index: int) -> bytes:
    read, seek = file.read, file.seek  # type: ignore[attr-defined]
    start = 0
    if read(4) == _COLLECTION:
        _version, count = struct.unpack(">II", read(8))
        if index >= count:
            raise ValueError(index)
        seek(12 + 4 * index)
        (start,) = struct.unpack(">I", read(4))
    seek(start + 4)
    (tables,) = struct.unpack(">H", read(2))
    read(6)
    for tag, _sum, offset, length in struct.iter_unpack(">4sIII", read(16 * tables)):
        if tag == b"cmap":
            seek(offset)
            return bytes(read(length))
    raise ValueError("no cmap")


def _ranges(table: bytes) -> list[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", table, 2)
    places = {}
    for place in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * place)
        places[platform, encoding] = offset
    for key in _UNICODE:
        if key in places:
            (kind,) = struct.unpack_from(">H", table, places[key])
            if kind == 12:
                return _format_12(table, places[key])
            if kind == 4:
                return _format_4(table, places[key])
    raise ValueError("no Unicode table")


def _format_12(table: bytes, at: int) -> list[tuple[int, int]]:
    (groups,) = struct.unpack_from(">I", table, at + 12)
    rows = struct.iter_unpack(">III", table[at + 16 : at + 16 + 12 * groups])
    return [(first, last) for first, last, glyph in rows if glyph or last > first]


def _format_4(table: bytes, at: int) -> list[tuple[int, int]]:
    (twice,) = struct.unpack_from(">H", table, at + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", table, at + 14)
    starts = struct.unpack_from(f">{count}H", table, at + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", table, at + 16 + 2 * twice)
    offsets_at = at + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    found = []
    for segment in range(count):
        first, last = starts[segment], min(ends[segment], 0xFFFE)
        if not offsets[segment]:
            found.append((first, last))
            continue
        # Glyph 0 within a segment is "no such character".
        for point in range(first, last + 1):
            where = offsets_at + 2 * segment + offsets[segment] + 2 * (point - first)
            (glyph,) = struct.unpack_from(">H", table, where)
            if glyph and (glyph + deltas[segment]) & 0xFFFF:
                found.append((point, point))
    return found


def _merged(ranges: list[tuple[int, int]]) -> Coverage:
    starts: list[int] = []
    ends: list[int] = []
    for first, last in sorted(ranges):
        if first > last:
            continue
        if ends and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return Coverage(tuple(starts), tuple(ends))
