"""The adapter for .html: what a browser would show of the document; nothing is fetched or run."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from lxml import etree, html

from regulations.structure import Warn

from . import styled_headings
from .encodings import decode, decode_as
from .grid import cell_text, is_object_line, table_lines
from .html_furniture import Page
from .html_lists import ListCount
from .layout_tables import is_layout
from .limits import MAX_CELLS, MAX_COLUMNS
from .pictures import Album
from .rows import Row
from .source import Source, UnreadableSource

_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE
)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,30})")
_SAME = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
         "windows-1258": "cp1258", "utf-16": "utf-8", "iso-8859-1": "cp1252"}  # fmt: skip
_BLOCK_TAGS = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SILENT = frozenset({"script", "style", "template", "iframe", "object", "embed", "svg", "canvas",
                     "audio", "video", "head", "map", "datalist", "applet", "frame"})  # fmt: skip
_FORMS = frozenset({"button", "select", "textarea", "input"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DEPTH = 240
_SCAN = "The document holds pictures but no text; a scan cannot be imported."


def read_html(data: bytes, title: str) -> Source:
    """Lines of a web page. Raises UnreadableSource where there is no text, or nesting without end.

    Entities of the document type are not expanded, nothing outside the file is asked for.
    """
    text, warnings = _decoded(data)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    text = text.replace("\x00", "").replace("\ufeff", "")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource("The file is empty.") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableSource("The web page is nested too deeply.")
    body = root.find("body")
    reader = _Reader(Page(root if body is None else body))
    lines, headings = styled_headings.with_numbers(reader.read())
    lines = [line.replace("\xa0", " ") for line in lines]
    if not any(line.strip() and (line.startswith("|") or not is_object_line(line))
               for line in lines):  # fmt: skip
        raise UnreadableSource(_SCAN if reader.pictures else "The file is empty.")
    found = root.find("head/title")
    own = " ".join((found.text or "").split()) if found is not None else ""
    return Source(
        own or title,
        tuple(lines),
        (*warnings, *headings, *reader.warnings(), *_of_title(own, lines)),
        "html",
        tuple(reader.album.figures),
    )


def _of_title(own: str, lines: list[str]) -> Iterator[Warn]:
    if own and "".join(own.split()) not in "".join("".join(line.split()) for line in lines):
        yield Warn("properties", "Properties of the file are not part of the text.", own)


def _decoded(data: bytes) -> tuple[str, tuple[Warn, ...]]:
    """Byte order mark first, then what the page says, if it holds; else by the bytes."""
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        match = _CHARSET.search(data[:4096]) or _XML_CHARSET.match(data[:300])
        name = match[1].decode("ascii").lower() if match else ""
        text = decode_as(data, _SAME.get(name, name)) if name else None
        if text is not None:
            return text, ()
    return decode(data)


@dataclass
class _Reader:
    page: Page
    album: Album = field(default_factory=Album)
    removed: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)
    label: str = ""
    heading: int = 0
    silent: int = 0
    cells: int = 0

    def read(self) -> list[Row]:
        self._inside(self.page.body, 0)
        self._break()
        return self.rows

    def warnings(self) -> Iterator[Warn]:
        messages = {
            "navigation": "Navigation of a web site was left out.",
            "contents": "A list of contents was left out.",
            "hidden": "Hidden text was left out.",
            "form": "Fields and buttons of a web page were left out.",
            "glosses": "Pronunciation glosses inside words were removed.",
        }
        for code, text in self.removed:
            yield Warn(code, messages[code], text)
        if self.pictures:
            message = "Pictures outside the file were left out; nothing was fetched."
            yield Warn("pictures", message, "\n".join(dict.fromkeys(self.pictures)))
        if self.silent:
            message = "Scripts, styles and embedded objects of a web page were left out."
            yield Warn("scripts", message)
        yield from self.album.warnings

    # elements -------------------------------------------------------------------------------

    def _inside(self, element: etree._Element, depth: int, pre: bool = False) -> None:
        if depth > _DEPTH:
            raise UnreadableSource("The web page is nested too deeply.")
        count = ListCount(element) if element.tag in ("ol", "ul") else None
        self._text(element.text, pre)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, depth, pre, count)
            self._text(child.tail, pre)

    def _element(
        self, element: etree._Element, depth: int, pre: bool, count: ListCount | None
    ) -> None:
        tag = element.tag
        if tag in _SILENT:
            self._silence(element)
        elif element in self.page.furniture:
            self._break()
            self._remove(self.page.furniture[element], element)
        elif _is_hidden(element):
            self._remove("hidden", element)
        elif tag in _FORMS:
            self._remove("form", element, str(element.get("value", "")))
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._picture(element)
        elif tag == "table":
            self._break()
            self._table(element, depth)
        elif tag == "ruby":
            self._ruby(element)
        elif tag in _BLOCKS:
            self._block(element, depth, pre, count)
        else:
            self._inside(element, depth + 1, pre)

    def _block(
        self, element: etree._Element, depth: int, pre: bool, count: ListCount | None
    ) -> None:
        tag = str(element.tag)
        self._break()
        if tag == "li" and count is not None:
            self.label = count.label(element)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.heading = int(tag[1])
        self._inside(element, depth + 1, pre or tag == "pre")
        self._break()
        self.heading = 0
        if tag == "li":
            self.label = ""

    def _text(self, text: str | None, pre: bool) -> None:
        if not text:
            return
        if not pre:
            self.line.append(_BLANKS.sub(" ", text))
            return
        first, *rest = text.split("\n")
        self.line.append(first)
        for one in rest:
            self._break()
            self.line.append(one)

    def _break(self) -> None:
        """Ends the line; the label of a list's item goes before the first line of its text."""
        text = "".join(self.line).strip()
        self.line = []
        if text:
            if self.label and not styled_headings.has_label(text):
                text = f"{self.label} {text}"
            self.label = ""
            self.rows.append(Row(text, self.heading))
        self.rows += self.after
        self.after = []

    def _apart(self, element: etree._Element, depth: int) -> list[str]:
        """The lines of a cell or of something taken out, without touching what is being read."""
        kept = self.rows, self.line, self.after, self.label, self.heading
        self.rows, self.line, self.after, self.label, self.heading = [], [], [], "", 0
        self._inside(element, depth + 1)
        self._break()
        made = [row.text for row in self.rows]
        self.rows, self.line, self.after, self.label, self.heading = kept
        return made

    def _silence(self, element: etree._Element) -> None:
        self.silent += 1
        if element.tag not in ("script", "style", "head"):
            text = _plain(element)
            if text:
                self.removed.append(("hidden", text))

    def _remove(self, code: str, element: etree._Element, value: str = "") -> None:
        text = _plain(element) or value.strip()
        if text:
            self.removed.append((code, text))
        for picture in element.iter("img"):
            self._note_picture(picture)

    def _ruby(self, ruby: etree._Element) -> None:
        base, sound = [ruby.text or ""], []
        for child in ruby:
            words = "".join(child.itertext()) if isinstance(child.tag, str) else ""
            if child.tag in ("rt", "rtc"):
                sound.append(words)
            elif child.tag != "rp":
                base.append(words)
            base.append(child.tail or "")
        word = _BLANKS.sub("", "".join(base))
        self.line.append(word)
        if sound:
            self.removed.append(("glosses", f"{word}({''.join(sound).strip()})"))

    # pictures and tables --------------------------------------------------------------------

    def _picture(self, image: etree._Element) -> None:
        data = _data_of(str(image.get("src", "")))
        alternative = str(image.get("alt", "")).strip()
        key = f"{len(self.album.figures)}:{len(data)}"
        line = self.album.add(key, data, alternative) if data else ""
        if line:
            self.after.append(Row(line))
        else:
            self._note_picture(image)

    def _note_picture(self, image: etree._Element) -> None:
        source = str(image.get("src", ""))
        words = [str(image.get("alt", "")), "" if source.startswith("data:") else source]
        self.pictures.append(" ".join(word.strip() for word in words if word.strip()) or "img")

    def _table(self, table: etree._Element, depth: int) -> None:
        for caption in table.findall("caption"):
            self.rows += [Row(line) for line in self._apart(caption, depth)]
        rows: list[list[tuple[list[str], int, int]]] = []
        header = False
        for row in _rows_of(table):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            if not rows and cells:
                head = row.getparent()
                in_head = head is not None and head.tag == "thead"
                header = in_head or all(cell.tag == "th" for cell in cells)
            rows.append([
                (self._cell(cell, depth), _span(cell, "colspan"), _span(cell, "rowspan"))
                for cell in cells
            ])  # fmt: skip
        if is_layout([[lines for lines, _, _ in row] for row in rows]):
            self.rows += [Row(line) for row in rows for lines, _, _ in row for line in lines]
            return
        grid = self._grid(rows)
        if any(any(line) for line in grid):
            self.rows += [Row(line) for line in table_lines(grid, header)]

    def _cell(self, cell: etree._Element, depth: int) -> list[str]:
        if cell in self.page.furniture:
            self._remove(self.page.furniture[cell], cell)
            return []
        return self._apart(cell, depth)

    def _grid(self, rows: list[list[tuple[list[str], int, int]]]) -> list[list[str]]:
        """Merged cells: the content in the first place, the others empty."""
        grid: list[list[str]] = []
        covered: dict[int, int] = {}  # column -> rows that a cell above still covers
        for row in rows:
            line: list[str] = []
            for lines, columns, height in row:
                while covered.get(len(line), 0):
                    line.append("")
                for place in range(columns):
                    if height > 1:
                        covered[len(line)] = height
                    line.append(cell_text(lines) if place == 0 else "")
            while covered.get(len(line), 0):
                line.append("")
            covered = {column: left - 1 for column, left in covered.items() if left > 1}
            self.cells += len(line)
            if self.cells > MAX_CELLS:
                raise UnreadableSource("The file holds more table cells than can be read.")
            grid.append(line)
        return grid


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _span(cell: etree._Element, name: str) -> int:
    text = str(cell.get(name, "1")).strip()
    most = MAX_COLUMNS if name == "colspan" else 1000
    return min(max(1, int(text)), most) if text.isdigit() and len(text) < 6 else 1


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(str(element.get("style", ""))))


def _plain(element: etree._Element) -> str:
    """The visible words of an element that is left out, one line a text."""
    found = element.xpath("descendant-or-self::text()[not(parent::script or parent::style)]")
    texts = found if isinstance(found, list) else []
    return "\n".join(" ".join(str(text).split()) for text in texts if str(text).strip())


def _data_of(address: str) -> bytes:
    """The bytes of a data: address, b"" for any other or a broken one."""
    if address[:5].lower() != "data:" or "," not in address:
        return b""
    head, body = address[5:].split(",", 1)
    try:
        raw = unquote_to_bytes(body)
        return base64.b64decode(raw, validate=False) if ";base64" in head.lower() else raw
    except (binascii.Error, ValueError):
        return b""
