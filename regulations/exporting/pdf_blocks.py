"""What both official layouts are made of: clean text, tables, pictures, the QR code. Pure."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, TypeAlias

import segno
from PIL import Image

from regulations.structure.tables import is_table_line

from .document import Figure, IssuedText

Block: TypeAlias = dict[str, Any]

FIGURE = re.compile(r"!\[(?P<caption>.*)\]\(figure:(?P<number>\d{1,6})\)")
_RULE = re.compile(r"\|(?:[ ]*:?-{3,}:?[ ]*\|)+")
_BAR = re.compile(r"(?<!\\)\|")
_LONG_WORD = re.compile(r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]{20}(?=\S)")
_BREAK = re.compile(r"<br[ ]?/?>", re.IGNORECASE)
#: Pictures are made smaller than this many pixels a side: 300 dots an inch over the text's width.
_PIXELS = 1900
_LARGEST_PICTURE = 60_000_000
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")
#: Half characters that a line of a table holds, and a word that is not broken.
_LINE, _LONGEST_WORD = 80, 24
#: What a cell takes besides its words, in half characters.
_PADDING = 3.5
#: Characters of the content hash that stand in small type.
HASH_SHOWN = 16


def clean(text: str) -> str:
    """Letters as a font has them: composed (NFC), without control and invisible characters."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    kept = []
    for char in unicodedata.normalize("NFC", text):
        if char.isspace():
            kept.append("\u3000" if char == "\u3000" else "\u00a0" if char == "\u00a0" else " ")
        elif unicodedata.category(char) not in ("Cc", "Cf", "Cn"):
            kept.append(char)
    return "".join(kept).strip(" ")


def cells(line: str) -> list[list[str]]:
    """The cells of a table's line, each as its lines."""
    inner = line.strip()[1:-1]
    return [
        [_breakable(clean(part.replace("\\|", "|"))) for part in _BREAK.split(cell)]
        for cell in _BAR.split(inner)
    ]


def _breakable(text: str) -> str:
    """With a place to break (a zero width space) in words that are longer than a column."""
    return _LONG_WORD.sub(lambda found: found[0] + "\u200b", text)


def pieces(lines: Iterable[str], files: Pictures) -> list[Block]:
    """Paragraphs ("p"), tables and figures of a text, in order; empty lines are passed over."""
    found: list[Block] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if is_table_line(line.strip()):
            rows.append(line)
            continue
        if rows:
            found.append(table(rows))
            rows = []
        figure = FIGURE.fullmatch(line.strip())
        if figure:
            found.append(files.block(int(figure["number"]), clean(figure["caption"])))
        elif clean(line):
            found.append({"t": "p", "text": clean(line)})
    return found


def table(lines: list[str]) -> Block:
    """A table: `widths` are the columns' shares, after what stands in them."""
    has_head = len(lines) > 1 and bool(_RULE.fullmatch(lines[1].strip()))
    rows = [cells(line) for at, line in enumerate(lines) if not (has_head and at == 1)]
    count = max(len(row) for row in rows)
    for row in rows:
        row.extend([[""]] * (count - len(row)))
    return {"t": "table", "head": has_head, "rows": rows, "widths": _widths(rows, count)}


def _unbroken(text: str) -> int:
    """The longest stretch without a place to break the line, in half characters."""
    runs = _CHINESE.split(text) if text else [""]
    return max((len(word) for run in runs for word in run.split()), default=0)


def _widths(rows: list[list[list[str]]], count: int) -> list[float]:
    """Long columns get more room, but no column so little that its words stand letter by letter."""
    wanted = []
    for column in range(count):
        lengths = sorted(sum(map(_breadth, row[column])) for row in rows)
        typical = lengths[(len(lengths) * 3) // 4]
        wanted.append(min(max(float(typical), 4.0), 32.0) + _PADDING)
    whole = max(sum(wanted), _LINE)
    least = sum(wanted) / count / 3
    widths = []
    for column, each in enumerate(wanted):
        longest = max(_unbroken(line) for row in rows for line in row[column])
        # A word that is broken nowhere needs its own share of the line, and room beside it.
        needed = (min(longest, _LONGEST_WORD) + _PADDING) / _LINE * whole
        widths.append(round(max(each, least, needed), 2))
    return widths


def _breadth(text: str) -> int:
    """How broad a text is, in half characters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


class Pictures:
    """The figures of a printing as files typst can read, made when a line names them."""

    def __init__(self, figures: dict[int, Figure]) -> None:
        self._figures = figures
        self.files: dict[str, bytes] = {}

    def block(self, number: int, caption: str) -> Block:
        """A picture that is not there or cannot be shown leaves its caption."""
        figure = self._figures.get(number)
        name = f"figure-{number}.png"
        shown = name in self.files
        if figure and not shown:
            data = _as_png(figure.data)
            if data:
                self.files[name] = data
                shown = True
        spoken = clean(figure.alternative) if figure else ""
        return {
            "t": "figure",
            "file": name if shown else "",
            "caption": caption,
            "alternative": spoken or caption or f"{number}",
        }


def _as_png(data: bytes) -> bytes:
    """Any picture Pillow reads, no larger than print needs; nothing where it cannot be read."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _LARGEST_PICTURE:
                return b""
            picture.thumbnail((_PIXELS, _PIXELS))
            flat = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
            out = io.BytesIO()
            flat.save(out, "PNG")
            return out.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""


def qr(address: str) -> Block | None:
    """The QR code as a drawing without quiet zone; None without an address."""
    if not address:
        return None
    matrix = segno.make(address, error="m", micro=False, boost_error=False).matrix
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    )
    size = len(matrix)
    return {
        "svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{path}" fill="#000"/></svg>',
        "address": clean(address),
    }


def fingerprint(issued: IssuedText) -> str:
    """The first characters of the content hash, in groups of four."""
    shown = issued.content_hash[:HASH_SHOWN]
    return " ".join(shown[at : at + 4] for at in range(0, len(shown), 4))
