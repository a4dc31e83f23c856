"""Paragraphs as files: text in old and new encodings, web pages, Word, PDF."""

from __future__ import annotations

import html
import io
import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import docx
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from regulations.structure.numerals import to_chinese, to_roman

from .layout import Para, text_lines


def txt(made: list[Para], encoding: str, newline: str = "\n", blank: bool = False) -> bytes:
    text = (newline * (2 if blank else 1)).join(text_lines(made)) + newline
    return encoded(text, encoding)


def encoded(text: str, encoding: str) -> bytes:
    """`nfd` is UTF-8 with decomposed letters, `cp1258` as old Vietnamese keyboards wrote it."""
    if encoding == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    if encoding == "cp1258":
        return b"".join(_cp1258(char) for char in unicodedata.normalize("NFC", text))
    return text.encode(encoding)


def _cp1258(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        for cut in range(1, len(parts)):
            head = unicodedata.normalize("NFC", parts[:cut] + parts[cut + 1 :])
            try:
                return head.encode("cp1258") + parts[cut].encode("cp1258")
            except UnicodeEncodeError:
                continue
        return b"?"


def web(made: list[Para], random: Random, language: str) -> bytes:
    """A page of a hospital's web site: headings, paragraphs, tables, menus around them."""
    out = [
        f"<!DOCTYPE html><html lang='{language[:2]}'><head><meta charset='utf-8'>"
        "<title>Trang</title><style>p{margin:0}</style>"
        "<script>var a = 1 < 2;</script></head><body>",
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/x'>News</a></li></ul></nav>"
        if random.random() < 0.5
        else "",
        "<div class='content'>",
    ]
    broken = random.random() < 0.3  # one block, lines parted by br
    for para in made:
        if para.rows:
            rows = "".join(
                "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
                for row in para.rows
            )
            out.append(f"<table border=1>{rows}</table>")
            continue
        words = html.escape(para.line).replace("　", "&emsp;")
        if para.label and random.random() < 0.3:
            label = html.escape(para.label)
            words = f"<b>{label}</b>{words[len(label) :]}"
        if broken:
            out.append(f"{words}<br/>")
        elif para.role == "title":
            out.append(f"<h1>{words}</h1>")
        elif para.role in ("part", "chapter"):
            out.append(f"<h2>{words}</h2>")
        else:
            out.append(f"<p style='text-indent:2em'>{words}</p>")
    out.append(
        "</div><footer>© 2025</footer></body></html>"
        if random.random() < 0.3
        else "</div></body></html>"
    )
    return "\n".join(out).encode()


# Word ------------------------------------------------------------------------------------------


def word(made: list[Para], automatic: bool, random: Random) -> bytes:
    document = docx.Document()
    lists = _Lists(document) if automatic else None
    styled = random.random() < 0.5
    for para in made:
        if para.rows:
            table = document.add_table(len(para.rows), len(para.rows[0]))
            for line, row in zip(table.rows, para.rows, strict=True):
                for cell, text in zip(line.cells, row, strict=True):
                    cell.text = text
            continue
        number = lists.of(para) if lists else None
        if number is not None:
            added = document.add_paragraph(para.text)
            added._p.get_or_add_pPr().append(
                parse_xml(
                    f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{number[1]}'/>"
                    f"<w:numId w:val='{number[0]}'/></w:numPr>"
                )
            )
        else:
            added = document.add_paragraph()
            line = para.line
            cut = random.randint(0, len(line))
            added.add_run(line[:cut]).bold = para.role == "chapter"
            added.add_run(line[cut:])
        if styled and para.role in ("title", "chapter"):
            added.style = document.styles["Title" if para.role == "title" else "Heading 1"]
        if para.role in ("title", "chapter", "letterhead"):
            added.alignment = 1
    if lists:
        lists.finish()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_DEPTH = {
    "part": 0,
    "chapter": 0,
    "section": 0,
    "article": 0,
    "paragraph": 1,
    "point": 2,
    "item": 3,
}
_FORMATS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("chineseCountingThousand", to_chinese), ("upperRoman", to_roman), ("decimal", str),
    ("lowerLetter", lambda n: chr(96 + n)),
    ("decimalEnclosedCircleChinese", lambda n: chr(0x245F + n)),
    ("upperLetter", lambda n: chr(64 + n)),
)  # fmt: skip


class _Lists:
    """Word lists made as they are needed: one for parts, chapters, sections, one for the rest."""

    def __init__(self, document: Any) -> None:
        self.root = document.part.numbering_part.element
        self.number = 900
        self.lists: dict[tuple[str, int, str, str], int] = {}
        self.abstract: dict[str, dict[int, tuple[str, str]]] = {}
        self.nums: dict[str, int] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.levels: list[str] = []

    def of(self, para: Para) -> tuple[int, int] | None:
        unit = para.unit
        if unit is None or unit.kind == "appendix" or unit.sub:
            return None
        if unit.kind == "level":
            depth = self._level_depth(unit.number)
            name = "level"
        else:
            depth, name = (
                _DEPTH[unit.kind],
                unit.kind if unit.kind in ("part", "chapter", "section") else "body",
            )
        shape = _shape(unit.number, unit.value, depth)
        if shape is None:
            return None
        known = self.abstract.setdefault(f"{name}", {})
        if depth in known and known[depth] != shape:
            return None
        known[depth] = shape
        counts = self.counts.setdefault(name, {})
        if name == "section" and unit.value == 1:
            counts.clear()
            self.nums.pop(name, None)
        if unit.value is not None and counts.get(depth, 0) + 1 != unit.value:
            if unit.value != 1:
                return None
            counts[depth] = 0
            self.nums.pop(name, None)
        counts[depth] = counts.get(depth, 0) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if name not in self.nums:
            self.nums[name] = self._num(name, depth, counts)
        return self.nums[name], depth

    def _level_depth(self, number: str) -> int:
        if re.fullmatch(r"\d+(\.\d+)+\.?", number):
            return number.strip(".").count(".")
        shape = re.sub(r"[\w]+", "x", number) + ("h" if re.search("[一-龥]", number) else "")
        if shape not in self.levels:
            self.levels.append(shape)
        return self.levels.index(shape)

    def _num(self, name: str, depth: int, counts: dict[int, int]) -> int:
        """A list of its own whose levels go on from where the counts stand."""
        self.number += 1
        self.pending = name
        start = "".join(
            f"<w:lvlOverride w:ilvl='{at}'>"
            f"<w:startOverride w:val='{count if at == depth else count + 1}'/>"
            "</w:lvlOverride>"
            for at, count in sorted(counts.items())
        )
        first = self.number
        self.root.append(
            parse_xml(
                f"<w:num {nsdecls('w')} w:numId='{first}'>"
                f"<w:abstractNumId w:val='{self._abstract(name)}'/>"
                f"{start}</w:num>"
            )
        )
        return first

    def _abstract(self, name: str) -> int:
        numbers = {"part": 801, "chapter": 802, "section": 803, "body": 804, "level": 805}
        return numbers[name]

    def finish(self) -> None:
        for name, levels in self.abstract.items():
            body = "".join(
                f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>"
                f"<w:lvlText w:val='{html.escape(text)}'/></w:lvl>"
                for depth, (form, text) in sorted(levels.items())
            )
            self.root.insert(
                0,
                parse_xml(
                    f"<w:abstractNum {nsdecls('w')} w:abstractNumId='{self._abstract(name)}'>"
                    f"<w:multiLevelType w:val='multilevel'/>{body}</w:abstractNum>"
                ),
            )


def _shape(number: str, value: int | None, depth: int) -> tuple[str, str] | None:
    if value is None:
        return ("bullet", number)
    if re.fullmatch(r"\d+(\.\d+)*\.?", number):
        parts = number.strip(".").split(".")
        text = ".".join(f"%{depth - len(parts) + 2 + at}" for at in range(len(parts)))
        return ("decimal", text + ("." if number.endswith(".") else ""))
    for form, written in _FORMATS:
        words = written(value)
        if number.count(words) == 1 and not (form == "decimal" and value > 99):
            text = number.replace(words, f"%{depth + 1}")
            if not re.search(r"[0-9一二三四五六七八九十①-⑳]", text.replace(f"%{depth + 1}", "")):
                return (form, text)
    return None


# PDF -------------------------------------------------------------------------------------------

_TEMPLATE = """
#let d = json("data.json")
#set document(title: d.title)
#set page(paper: "a4", columns: d.columns, numbering: d.numbering,
  header: if d.header != "" { align(center, text(9pt, d.header)) })
#set text(font: d.fonts, size: d.size * 1pt, lang: d.lang)
#set par(justify: true, leading: 0.8em, spacing: 0.9em)
#for p in d.paras {
  if p.kind == "table" {
    table(columns: p.rows.at(0).len(), ..p.rows.flatten())
  } else if p.kind == "center" {
    align(center, p.text)
  } else {
    par(first-line-indent: (amount: 2em, all: true), p.text)
  }
}
"""
_FONTS = {
    "zh-hans": ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei",
                "AR PL UMing CN", "FandolSong"),
    "vi": ("Tinos", "Liberation Serif", "TeX Gyre Termes", "DejaVu Serif", "Libertinus Serif"),
}  # fmt: skip


@lru_cache(maxsize=2)
def fonts(language: str) -> tuple[str, ...]:
    """The fonts of this machine that have the letters; () where there are none."""
    have = set(typst.Fonts(include_system_fonts=True).families())
    return tuple(name for name in _FONTS[language] if name in have)


def pdf(made: list[Para], language: str, columns: int, random: Random) -> bytes:
    centred = ("title", "letterhead", "part", "chapter", "section", "note")
    paras: list[dict[str, Any]] = []
    for para in made:
        if para.rows:
            paras.append({"kind": "table", "rows": para.rows, "text": ""})
        elif para.line:
            kind = "center" if para.role in centred else "par"
            paras.append({"kind": kind, "rows": [], "text": para.line})
    data = {
        "title": made[0].line,
        "columns": columns,
        "numbering": random.choice(("1", "— 1 —", "1/1")),
        "header": random.choice(("", made[0].line[:30])),
        "fonts": list(fonts(language)),
        "size": random.choice((10.5, 12)) if columns == 1 else 10,
        "lang": "zh" if language != "vi" else "vi",
        "paras": paras,
    }
    with tempfile.TemporaryDirectory(prefix="corpus-") as name:
        root = Path(name)
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        (root / "main.typ").write_text(_TEMPLATE, encoding="utf-8")
        return bytes(typst.compile(str(root / "main.typ"), root=str(root)))


def wrapped(lines: Sequence[str], width: int, language: str) -> list[str]:
    """Lines broken at a fixed width, as an old editor saves them."""
    out: list[str] = []
    for line in lines:
        if language != "vi":
            out += [line[at : at + width] for at in range(0, len(line), width)]
            continue
        current = ""
        for piece in line.split(" "):
            if current and len(current) + 1 + len(piece) > width:
                out.append(current)
                current = piece
            else:
                current = f"{current} {piece}".strip()
        out.append(current)
    return out
