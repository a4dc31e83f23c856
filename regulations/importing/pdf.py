"""The adapter for .pdf: the text layer, as it is read on the page. Nothing in the file is run."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from regulations.structure import Warn, detect

from . import pdf_furniture
from .grid import cell_text, table_lines
from .layout_tables import is_layout
from .limits import MAX_CELLS, MAX_CHARACTERS, MAX_PAGES
from .pdf_lines import Line, Word, lines_of
from .pdf_paragraphs import paragraphs
from .source import Source, UnreadableSource

_BROKEN = "The PDF file is damaged and cannot be opened."
_PROTECTED = "The PDF file is protected by a password."
_TOO_LONG = "The PDF file has more than 500 pages; split it."
_SCAN = "The PDF file holds pictures of pages and no text; a scan cannot be imported."
_NO_LETTERS = "The PDF file does not say which characters its signs are; it cannot be imported."
_CID = re.compile(r"\(cid:\d+\)")
_RADICALS = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
_NO_TITLE = re.compile(
    r"microsoft word|untitled|无标题|\.(?:docx?|pdf|wps|rtf|indd)$", re.IGNORECASE
)
_MOST_EDGES = 3000
_TABLES = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}
_WORDS = {"x_tolerance_ratio": 0.18, "y_tolerance": 2, "extra_attrs": ["size"]}
_LETTERS_PER_PAGE = 8
"""Fewer characters on every page than this are the stamp of a scanner."""


def read_pdf(data: bytes, title: str) -> Source:
    """Lines of a PDF. Raises UnreadableSource for scans, protected, damaged and oversized files."""
    try:
        _check(data)
        with pdfplumber.open(io.BytesIO(data), unicode_norm=None) as document:
            return _Document(document).source(title)
    except UnreadableSource:
        raise
    except PDFPasswordIncorrect as error:
        raise UnreadableSource(_PROTECTED) from error
    except MemoryError:
        raise
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        protected = isinstance(cause, PDFPasswordIncorrect)
        raise UnreadableSource(_PROTECTED if protected else _BROKEN) from error
    except Exception as error:  # a broken file makes the library raise whatever it stumbles over
        raise UnreadableSource(_BROKEN) from error


def _check(data: bytes) -> None:
    """Counts the pages before any of them is read."""
    start = max(0, data[:1024].find(b"%PDF-"))
    document = PDFDocument(PDFParser(io.BytesIO(data[start:])))
    count = 0
    for _ in PDFPage.create_pages(document):
        count += 1
        if count > MAX_PAGES:
            raise UnreadableSource(_TOO_LONG)
    if not count:
        raise UnreadableSource(_BROKEN)


@dataclass
class _Document:
    document: PDF
    warnings: list[Warn] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    characters: int = 0
    unmapped: int = 0
    cells: int = 0

    def source(self, title: str) -> Source:
        pages: list[list[Line]] = []
        heights: list[float] = []
        for number, page in enumerate(self.document.pages):
            pages.append(self._page(page, number))
            heights.append(float(page.height))
            page.close()
        self._refuse_scans(len(pages))
        text = "\n".join(line.text for lines in pages for line in lines)
        language = detect(text)
        kept = self._without_furniture(pages, heights)
        lines = tuple(paragraphs(kept, language))
        if not any(line.strip() for line in lines):
            raise UnreadableSource(_SCAN if self.pictures else "The file is empty.")
        self._report()
        own = self._own_title("".join("".join(lines).split()))
        self.warnings += _inside(self.document)
        return Source(own or title, lines, tuple(self.warnings), "pdf")

    def _page(self, page: Any, number: int) -> list[Line]:
        if page.images:
            self.pictures.append(number + 1)
        upright = page.filter(_is_upright)
        self.turned += self._turned(page)
        if not page.chars:
            self.empty.append(number + 1)
            return []
        self.characters += len(page.chars)
        if self.characters > MAX_CHARACTERS:
            raise UnreadableSource("The file holds more text than can be read at once; split it.")
        flat = upright.dedupe_chars(tolerance=0.6)
        tables = self._tables(flat)
        words = [_word(row) for row in flat.extract_words(**_WORDS)]
        self.unmapped += sum(len(_CID.findall(word.text)) for word in words)
        boxes = [box for box, _ in tables]
        free = [word for word in words if not any(_within(word, box) for box in boxes)]
        lines = [replace(line, page=number) for line in lines_of(free, float(page.width))]
        return _with_tables(lines, tables, number)

    def _turned(self, page: Any) -> list[str]:
        """Watermarks and other text that does not stand upright."""
        chars = [char["text"] for char in page.chars if not char["upright"]]
        return ["".join(chars)] if "".join(chars).strip() else []

    def _tables(self, page: Any) -> list[tuple[tuple[float, ...], list[str]]]:
        """The ruled tables of a page: where they stand, and their lines."""
        if len(page.edges) < 4 or len(page.edges) > _MOST_EDGES:
            return []
        found = []
        for table in page.find_tables(_TABLES):
            cells = table.extract(**_WORDS)
            rows = [[(cell or "").split("\n") for cell in row] for row in cells]
            rows = [[[_clean(line) for line in cell] for cell in row] for row in rows]
            self.cells += sum(len(row) for row in rows)
            if self.cells > MAX_CELLS:
                raise UnreadableSource("The file holds more table cells than can be read.")
            if len(rows) < 2 or is_layout(rows):
                continue
            lines = table_lines([[_joined(cell) for cell in row] for row in rows])
            found.append((tuple(table.bbox), lines))
        return found

    def _refuse_scans(self, pages: int) -> None:
        if self.characters < _LETTERS_PER_PAGE * pages and self.pictures:
            raise UnreadableSource(_SCAN)
        if not self.characters:
            raise UnreadableSource("The file is empty.")
        if self.unmapped * 5 > self.characters:
            raise UnreadableSource(_NO_LETTERS)

    def _without_furniture(
        self, pages: Sequence[Sequence[Line]], heights: Sequence[float]
    ) -> list[Line]:
        found = pdf_furniture.running(pages, heights)
        removed: dict[str, list[str]] = {}
        kept: list[Line] = []
        for number, lines in enumerate(pages):
            for index, line in enumerate(lines):
                code = found.get((number, index))
                if code:
                    removed.setdefault(code, []).append(line.text)
                else:
                    kept.append(line)
        for code, message in (
            (pdf_furniture.HEADER, "The header of the pages is not part of the text."),
            (pdf_furniture.FOOTER, "The footer of the pages is not part of the text."),
            (pdf_furniture.NUMBER, "A page number was left out."),
        ):
            if code in removed:
                self.warnings.append(Warn(code, message, "\n".join(removed[code])))
        return kept

    def _report(self) -> None:
        for code, message, texts in (
            ("drawing_text", "Words that do not stand upright were left out.", self.turned),
            ("scanned_pages", "These pages hold no text; they may be scans.", self.empty),
            ("pictures", "The pictures on these pages were left out.", self.pictures),
        ):
            if texts:
                words = "\n".join(dict.fromkeys(map(str, texts)))
                self.warnings.append(Warn(code, message, words))

    def _own_title(self, known: str) -> str:
        own = ""
        for name in ("Title", "Subject", "Keywords"):
            text = self.document.metadata.get(name)
            text = " ".join(str(text).replace("\x00", "").split()) if text else ""
            if not text or _NO_TITLE.search(text):
                continue
            own = own or (text if name == "Title" else "")
            if "".join(text.split()) not in known:
                message = "Properties of the file are not part of the text."
                self.warnings.append(Warn("properties", message, text))
        return own


def _is_upright(thing: dict[str, Any]) -> bool:
    return thing.get("object_type") != "char" or bool(thing.get("upright", True))


def _word(row: dict[str, Any]) -> Word:
    return Word(
        float(row["x0"]), float(row["x1"]), float(row["top"]), float(row["bottom"]),
        _clean(str(row["text"])), float(row["size"]),
    )  # fmt: skip


def _clean(text: str) -> str:
    """Radicals and compatibility forms as the characters they stand for; signs without a
    character as the one that says so."""
    text = _RADICALS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _CID.sub("\ufffd", text)


def _joined(lines: Sequence[str]) -> str:
    """The lines of a cell as one: a cell is too narrow to tell its paragraphs."""
    text = ""
    for line in lines:
        stripped = line.strip()
        wide = bool(text) and (ord(text[-1]) > 0x2E7F or ord(stripped[:1] or "a") > 0x2E7F)
        text += stripped if wide or not text else f" {stripped}"
    return cell_text([text])


def _within(word: Word, box: Sequence[float]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _with_tables(
    lines: Sequence[Line], tables: Sequence[tuple[tuple[float, ...], list[str]]], page: int
) -> list[Line]:
    """The tables put before the first line that stands below them in their column."""
    out = list(lines)
    for box, rows in sorted(tables, key=lambda one: one[0][1]):
        made = [
            Line(box[0], box[2], box[1], box[3], row, 0.0, page=page, table=True) for row in rows
        ]
        middle = (box[0] + box[2]) / 2
        place = len(out)
        for index, line in enumerate(out):
            shares = line.table or line.x0 <= middle <= line.x1 or line.column == 0
            if shares and line.top >= box[3] - 2:
                place = index
                break
        out[place:place] = made
    return out


def _inside(document: PDF) -> Iterator[Warn]:
    """What the file carries besides its pages: scripts, files, notes, fields. None is run."""
    catalog = resolve1(document.doc.catalog) or {}
    names = resolve1(catalog.get("Names")) or {}
    if "JavaScript" in names or "OpenAction" in catalog or "AA" in catalog:
        yield Warn("macros", "Macros were left out; they were never run.")
    if "EmbeddedFiles" in names:
        yield Warn("embedded", "A file inside the document was left out.")
    notes: list[str] = []
    values: list[str] = []
    for page in document.pages:
        for annotation in _annotations(page):
            row = annotation.get("data", {})
            kind = resolve1(row.get("Subtype"))
            kind = kind.name if isinstance(kind, PSLiteral) else ""
            if kind == "Widget":
                values.append(_string(row.get("V")))
            elif kind != "Link":
                notes.append(_string(row.get("Contents")))
    if any(notes):
        text = "\n".join(note for note in notes if note)
        yield Warn("comments", "Comments in the margin are left out.", text)
    if any(values):
        text = "\n".join(value for value in values if value)
        yield Warn("form", "What was filled into the fields of a form was left out.", text)


def _annotations(page: Any) -> list[dict[str, Any]]:
    """None where they are broken: the text of the page does not depend on them."""
    try:
        return list(page.annots)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, PdfminerException):
        return []


def _string(value: object) -> str:
    raw = resolve1(value)
    if isinstance(raw, bytes):
        utf16 = raw.startswith((b"\xfe\xff", b"\xff\xfe"))
        return raw.decode("utf-16" if utf16 else "latin-1", "replace").strip()
    return raw.strip() if isinstance(raw, str) else ""
