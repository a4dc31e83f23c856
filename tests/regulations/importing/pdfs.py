"""PDF files made in memory: text at positions, rules, no font embedded, every character mapped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0  # A4 in points


@dataclass(frozen=True)
class Text:
    """`y` is the baseline's distance from the top of the page."""

    x: float
    y: float
    text: str
    size: float = 12.0


@dataclass
class Page:
    texts: list[Text] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Lines from (x0, y0) to (x1, y1), measured from the top."""


def width(text: str, size: float = 12.0) -> float:
    """As the files say it: a full em for Han, half an em for everything else."""
    return sum(size if ord(char) > 0x2E7F else size / 2 for char in text)


def wrapped(text: str, room: float, size: float = 12.0, indent: float = 0.0) -> list[str]:
    """The lines of a paragraph in a column `room` wide, broken as a word processor does."""
    lines: list[str] = []
    current, left = "", room - indent
    words = text.split(" ") if text.isascii() or text.count(" ") * 8 > len(text) else list(text)
    joint = " " if len(words) != len(text) else ""
    for word in words:
        more = (joint if current else "") + word
        if current and width(current + more, size) > left:
            lines.append(current)
            current, left = word, room
        else:
            current += more
    return [*lines, current]


def flow(
    paragraphs: Iterable[str],
    x: float = 80.0,
    top: float = 100.0,
    room: float = 435.0,
    size: float = 12.0,
    indent: float = 24.0,
    leading: float = 20.0,
) -> tuple[list[Text], float]:
    """Texts of paragraphs one below the other, first lines indented; and the next baseline."""
    texts: list[Text] = []
    y = top
    for paragraph in paragraphs:
        for number, line in enumerate(wrapped(paragraph, room, size, indent)):
            texts.append(Text(x + (indent if number == 0 else 0), y, line, size))
            y += leading
    return texts, y


def pages(
    paragraphs: Sequence[str], bottom: float = 740.0, **look: float
) -> list[Page]:
    """Paragraphs over as many pages as they need."""
    made, _ = flow(paragraphs, **look)
    top, leading = look.get("top", 100.0), look.get("leading", 20.0)
    rows = int((bottom - top) / leading) + 1
    out: list[Page] = []
    for text in made:
        number, row = divmod(round((text.y - top) / leading), rows)
        while len(out) <= number:
            out.append(Page())
        out[number].texts.append(Text(text.x, top + row * leading, text.text, text.size))
    return out


def pdf(
    made: Sequence[Page], catalog: str = "", extra: Sequence[bytes] = (), info: str = ""
) -> bytes:
    """`catalog`: further entries of the document catalog; `extra`: further objects, which are
    numbered from 100 on."""
    used = sorted({char for page in made for text in page.texts for char in text.text})
    code = {char: number for number, char in enumerate(used, 1)}
    widths = " ".join(f"{code[c]} [{1000 if ord(c) > 0x2E7F else 500}]" for c in used)
    mapping = "\n".join(
        f"<{number:04X}> <{char.encode('utf-16-be').hex().upper()}>"
        for char, number in code.items()
    )
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + _chunks(mapping.splitlines())
        + "endcmap end end"
    ).encode()
    objects: dict[int, bytes] = {
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        4: f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo "
        f"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [{widths}] "
        f"/FontDescriptor 6 0 R >>".encode(),
        5: _stream(to_unicode),
        6: b"<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 800] "
        b"/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    }
    kids: list[int] = []
    for index, page in enumerate(made):
        number = 10 + index * 2 if index < 45 else 1000 + index * 2
        drawn = [
            f"BT /F1 {t.size} Tf {t.x:.2f} {HEIGHT - t.y:.2f} Td <"
            + "".join(f"{code[char]:04X}" for char in t.text)
            + "> Tj ET"
            for t in page.texts
        ]
        drawn += [
            f"0.5 w {a:.2f} {HEIGHT - b:.2f} m {c:.2f} {HEIGHT - d:.2f} l S"
            for a, b, c, d in page.rules
        ]
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources "
            f"<< /Font << /F1 3 0 R >> >> /Contents {number + 1} 0 R >>".encode()
        )
        objects[number + 1] = _stream("\n".join(drawn).encode())
        kids.append(number)
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode()
    objects[2] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    for index, body in enumerate(extra):
        objects[100 + index] = body
    return _file(objects, info)


def _chunks(rows: list[str]) -> str:
    out = ""
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        out += f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
    return out


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def _file(objects: dict[int, bytes], info: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    trailer = f"<< /Size {max(places) + 1} /Root 1 0 R {info} >>"
    out += f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def grid(x: float, top: float, columns: Sequence[float], rows: int, height: float = 22.0) -> Page:
    """The rules of a table; `columns` are their widths."""
    page = Page()
    right, bottom = x + sum(columns), top + rows * height
    for row in range(rows + 1):
        page.rules.append((x, top + row * height, right, top + row * height))
    at = x
    for one in (0.0, *columns):
        at += one
        page.rules.append((at, top, at, bottom))
    return page
