"""The adapter for .docx: paragraphs, printed numbering, tables; reads nothing but the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from regulations.structure import Warn

from .numbering import Numbering, W
from .source import Source, UnreadableSource

MAX_PART_BYTES = 40 * 1024 * 1024
"""Largest part (document.xml and the like) after unpacking."""
MAX_TOTAL_BYTES = 400 * 1024 * 1024
MAX_RATIO = 400
MAX_ENTRIES = 5000
MAX_NESTING = 60

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_BROKEN = "The .docx file is damaged and cannot be opened."
_PICTURES = "The document holds pictures, which are not imported."
_SKIPPED = {
    f"{W}instrText", f"{W}delText", f"{W}delInstrText", f"{W}pPr", f"{W}rPr", f"{W}tblPr",
    f"{W}sectPr", f"{W}moveFrom", f"{_MC}Fallback",
}  # fmt: skip


def read_docx(data: bytes, title: str) -> Source:
    """Lines of a .docx. Raises UnreadableSource for broken, encrypted or oversized files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
            body = _part(archive, "word/document.xml")
            if body is None:
                raise UnreadableSource("The file is not a Word document.")
            reader = _Reader(
                Numbering(_part(archive, "word/numbering.xml")),
                _part(archive, "word/styles.xml"),
            )
            lines = list(reader.body(body))
            if not any(line.strip() for line in lines):
                raise UnreadableSource(_PICTURES if reader.pictures else "The file is empty.")
            warnings = list(reader.warnings)
            for name, code, message in _APART:
                for entry in sorted(archive.namelist()):
                    if entry.startswith(name) and entry.endswith(".xml"):
                        text = _plain(_part(archive, entry))
                        if text:
                            warnings.append(Warn(code, message, text))
            own_title = _own_title(archive)
    except UnreadableSource:
        raise
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, OSError, RuntimeError,
            NotImplementedError, EOFError, ValueError) as error:  # fmt: skip
        raise UnreadableSource(_BROKEN) from error
    except Exception as error:
        # zlib.error and LZMA errors have no common base; a broken archive must not raise others.
        if type(error).__module__ in ("zlib", "_lzma", "lzma", "struct"):
            raise UnreadableSource(_BROKEN) from error
        raise
    return Source(own_title or title, tuple(lines), tuple(warnings), "docx")


_APART = (
    ("word/header", "page_header", "The header of the pages is not part of the text."),
    ("word/footer", "page_footer", "The footer of the pages is not part of the text."),
    ("word/footnotes", "footnotes", "Footnotes are left out of the provisions."),
    ("word/endnotes", "footnotes", "Endnotes are left out of the provisions."),
    ("word/comments", "comments", "Comments in the margin are left out."),
)


def _check(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise UnreadableSource("The .docx file has too many parts.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableSource("The .docx file is protected by a password.")
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if total > MAX_TOTAL_BYTES or (total > 4 * 1024 * 1024 and total / packed > MAX_RATIO):
        raise UnreadableSource("The .docx file unpacks to more than is safe to read.")


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    if name not in archive.namelist():
        return None
    with archive.open(name) as stream:
        data = stream.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        raise UnreadableSource("The .docx file unpacks to more than is safe to read.")
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise UnreadableSource("The .docx file declares entities, which is not allowed.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _plain(root: etree._Element | None) -> str:
    if root is None:
        return ""
    paragraphs = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))
    return "\n".join(text.strip() for text in paragraphs if text.strip())


def _own_title(archive: zipfile.ZipFile) -> str:
    root = _part(archive, "docProps/core.xml")
    title = root.find(_DC_TITLE) if root is not None else None
    return (title.text or "").strip() if title is not None else ""


def _symbol(element: etree._Element) -> str:
    """The character of a symbol font, whatever it looks like there: kept, so that it is seen."""
    code = str(element.get(f"{W}char") or "")
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    is_character = 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return chr(number) if is_character else "\ufffd"


class _Reader:
    def __init__(self, numbering: Numbering, styles: etree._Element | None) -> None:
        self.numbering = numbering
        self.warnings: list[Warn] = []
        self.style_lists: dict[str, tuple[str, int]] = {}
        self.parents: dict[str, str] = {}
        self.default_style = ""
        self.deleted: list[str] = []
        self.pictures = 0
        if styles is not None:
            self._styles(styles)

    def _styles(self, styles: etree._Element) -> None:
        for style in styles.findall(f"{W}style"):
            name = str(style.get(f"{W}styleId"))
            based = style.find(f"{W}basedOn")
            if based is not None:
                self.parents[name] = str(based.get(f"{W}val"))
            found = self._number_of(style.find(f"{W}pPr"))
            if found is not None:
                number_id, depth = found
                linked = self.numbering.by_style.get(name)
                if linked is not None and linked[0] == number_id:
                    depth = linked[1]
                self.style_lists[name] = (number_id, depth)

    def _number_of(self, properties: etree._Element | None) -> tuple[str, int] | None:
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        if numbered is None:
            return None
        number_id = numbered.find(f"{W}numId")
        depth = numbered.find(f"{W}ilvl")
        if number_id is None:
            return None
        raw = str(depth.get(f"{W}val")) if depth is not None else "0"
        return str(number_id.get(f"{W}val")), int(raw) if raw.isdigit() and len(raw) < 3 else 0

    def body(self, root: etree._Element) -> Iterator[str]:
        container = root.find(f"{W}body")
        if container is not None:
            yield from self._blocks(container, 0)
        if self.deleted:
            message = "Text struck out under change tracking was left out."
            self.warnings.append(Warn("deleted", message, "\n".join(self.deleted)))
        if self.pictures:
            self.warnings.append(Warn("pictures", _PICTURES, ""))

    def _blocks(self, container: etree._Element, depth: int) -> Iterator[str]:
        if depth > MAX_NESTING:
            raise UnreadableSource("The .docx file is nested too deeply.")
        for child in container:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, depth)
            elif child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            else:  # content controls, insertions and other wrappers
                yield from self._blocks(child, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[str]:
        """A table with one column is layout; others give a line with tabs for each row."""
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl"), None) is not table:
                continue
            cells = [list(self._blocks(cell, depth + 1)) for cell in row.iter(f"{W}tc")
                     if next(cell.iterancestors(f"{W}tr"), None) is row]  # fmt: skip
            if len(cells) == 1:
                yield from cells[0]
            else:
                yield "\t".join(" ".join(line for line in cell if line) for cell in cells)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        pieces: list[str] = []
        boxes: list[str] = []
        self._collect(paragraph, pieces, boxes, 0)
        text = "".join(pieces)
        label = self._label(paragraph) if text.strip() else ""
        if label:
            joint = "" if text[:1] in " \t\u3000" else " "
            text = f"{label}{joint}{text.lstrip()}" if joint else f"{label} {text.lstrip()}"
        yield from text.split("\n")
        yield from boxes

    def _label(self, paragraph: etree._Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        found = self._number_of(properties)
        if found is None:
            style = properties.find(f"{W}pStyle") if properties is not None else None
            name = str(style.get(f"{W}val")) if style is not None else ""
            seen: set[str] = set()
            while name and name not in seen and found is None:
                seen.add(name)
                found = self.style_lists.get(name)
                name = self.parents.get(name, "")
        if found is None or found[0] == "0":
            return ""
        return self.numbering.label(*found)

    def _collect(
        self, element: etree._Element, pieces: list[str], boxes: list[str], depth: int
    ) -> None:
        if depth > MAX_NESTING:
            raise UnreadableSource("The .docx file is nested too deeply.")
        for child in element:
            tag = child.tag
            if tag in (f"{W}t", f"{_MATH}t"):
                pieces.append(child.text or "")
            elif tag == f"{W}sym":
                pieces.append(_symbol(child))
            elif tag in (f"{W}tab", f"{W}ptab"):
                pieces.append("\t")
            elif tag in (f"{W}br", f"{W}cr"):
                pieces.append("\n")
            elif tag == f"{W}noBreakHyphen":
                pieces.append("-")
            elif tag == f"{W}del":
                self.deleted.append("".join(t.text or "" for t in child.iter(f"{W}delText")))
            elif tag == f"{W}txbxContent":
                boxes.extend(self._blocks(child, depth + 1))
            elif tag in _SKIPPED or not isinstance(tag, str):
                continue
            else:
                if tag.endswith("}blip"):
                    self.pictures += 1
                self._collect(child, pieces, boxes, depth + 1)
