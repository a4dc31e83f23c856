"""What both official layouts are made of in Word: fonts, styles, fields, tables, pictures. Pure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .pdf_blocks import Block, clean

#: What Word files are dated inside the archive: the same values give the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
CENTRE, LEFT, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)  # fmt: skip
Font = tuple[str, str]
"""The font of Latin letters and the font of Chinese ones, as Word names them."""


class Sheet:
    """A Word file under way. `fonts` are those of the layout's roles."""

    def __init__(self, fonts: Mapping[str, Font], language: str) -> None:
        self.word: Word = Document()
        self.fonts, self.language = fonts, language
        self._clear()

    def _clear(self) -> None:
        body = self.word.element.body
        for element in list(body):
            if element.tag != qn("w:sectPr"):
                body.remove(element)

    def properties(self, title: str, author: str, day: date) -> None:
        at = datetime(day.year, day.month, day.day, tzinfo=UTC)
        core = self.word.core_properties
        core.title, core.author, core.language = title[:255], author[:255], self.language
        core.created = core.modified = at
        core.last_modified_by, core.revision, core.comments = "", 1, ""

    # styles -----------------------------------------------------------------------------------

    def style(self, name: str, role: str, size: float, *, colour: str = "", bold: bool = False,
              italic: bool = False, **layout: Any) -> None:  # fmt: skip
        """A style of Word's own, or a new one, in the font of a role. `layout` as `lay_out`."""
        styles = self.word.styles
        style = styles[name] if name in styles else styles.add_style(name, 1)
        if name != "Normal":
            style.base_style = styles["Normal"]
        properties = style.element.get_or_add_rPr()
        for child in list(properties):
            properties.remove(child)
        _set_font(properties, self.fonts[role])
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
        if name == "Normal":
            _set_language(properties, self.language)
        colour_element = OxmlElement("w:color")
        colour_element.set(qn("w:val"), colour or "000000")
        properties.append(colour_element)
        layer = style.element.get_or_add_pPr()
        for child in list(layer):
            if child.tag not in (qn("w:outlineLvl"),):
                layer.remove(child)
        lay_out(style.paragraph_format, **layout)
        style.quick_style = True
        style.hidden = False

    # text -------------------------------------------------------------------------------------

    def paragraph(self, style: str = "Normal", container: Any = None) -> Paragraph:
        made: Paragraph = (container or self.word).add_paragraph(style=style)
        return made

    def run(self, paragraph: Paragraph, text: str, role: str = "", size: float = 0,
            **look: bool) -> Run:  # fmt: skip
        """Text in the font of a role, the style's own without one. A line feed breaks the line."""
        made: Run = paragraph.add_run()
        for at, line in enumerate(text.split("\n")):
            if at:
                made.add_break()
            made.add_text(_safe(line))
        if role:
            _set_font(made._r.get_or_add_rPr(), self.fonts[role])
        if size:
            made.font.size = Pt(size)
        for name, value in look.items():
            setattr(made.font, name, value)
        return made

    def table(self, block: Block, role: str, size: float, width: int) -> None:
        """A table of the text; its head is repeated on every page."""
        rows = block["rows"]
        total = sum(block["widths"])
        table = self.word.add_table(rows=len(rows), cols=len(block["widths"]), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for at, row in enumerate(rows):
            is_head = block["head"] and at == 0
            if is_head:
                _mark_head(table.rows[0])
            for column, lines in enumerate(row):
                cell = table.cell(at, column)
                cell.width = Emu(int(width * block["widths"][column] / total))
                for number, line in enumerate(lines):
                    paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                    lay_out(paragraph.paragraph_format, align=CENTRE if is_head else LEFT,
                            first=0, before=2, after=2, line=1.0)  # fmt: skip
                    self.run(paragraph, line.replace("\u200b", ""), role if is_head else "", size)

    def picture(self, data: bytes, caption: str, style: str, width: int) -> bool:
        """A picture with its caption, that Word keeps as its description; False where Word cannot
        show it."""
        paragraph = self.paragraph(style)
        try:
            shape = paragraph.add_run().add_picture(io.BytesIO(data))
        except Exception:  # python-docx raises what its readers of each format do
            paragraph._p.getparent().remove(paragraph._p)
            return False
        if shape.width > width:
            shape.height, shape.width = Emu(int(shape.height * width / shape.width)), Emu(width)
        shape._inline.docPr.set("descr", clean(caption))
        return True

    def border(self, paragraph: Paragraph, side: str, eighths: int, colour: str) -> None:
        """A rule above ("top") or below a paragraph; its breadth in eighths of a point."""
        properties = paragraph._p.get_or_add_pPr()
        borders = OxmlElement("w:pBdr")
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", eighths), ("space", 1), ("color", colour)):
            edge.set(qn(f"w:{key}"), str(value))
        borders.append(edge)
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )

    def page_number(self, paragraph: Paragraph, before: str, after: str, role: str,
                    size: float) -> None:  # fmt: skip
        if before:
            self.run(paragraph, before, role, size)
        for kind, words in (("begin", ""), ("", "PAGE"), ("separate", ""), ("shown", "1"),
                            ("end", "")):  # fmt: skip
            run = self.run(paragraph, words if kind == "shown" else "", role, size)
            if kind == "shown":
                continue
            name = "w:fldChar" if kind else "w:instrText"
            element = OxmlElement(name)
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = f" {words} "
            run._r.append(element)
        if after:
            self.run(paragraph, after, role, size)

    def saved(self) -> bytes:
        """The file, with nothing in it that depends on when it was made."""
        raw = io.BytesIO()
        self.word.save(raw)
        out = io.BytesIO()
        with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
            for item in source.infolist():
                made = zipfile.ZipInfo(item.filename, _EPOCH)
                made.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(made, source.read(item))
        return out.getvalue()


def lay_out(form: Any, *, align: Any = None, first: float | None = None, left: float = 0,
            right: float = 0, before: float = 0, after: float = 0, line: float | None = None,
            exactly: float | None = None, keep: bool = False) -> None:  # fmt: skip
    """Indents and distances in points; `line` is a multiple of single, `exactly` points."""
    if align is not None:
        form.alignment = align
    if first is not None:
        form.first_line_indent = Pt(first)
    if left:
        form.left_indent = Pt(left)
    if right:
        form.right_indent = Pt(right)
    form.space_before, form.space_after = Pt(before), Pt(after)
    if exactly is not None:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(exactly)
    elif line is not None:
        form.line_spacing = line
    if keep:
        form.keep_with_next = True


def _set_font(properties: Any, font: Font) -> None:
    latin, chinese = font
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    element = OxmlElement("w:rFonts")
    for key, value in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", chinese)):
        element.set(qn(f"w:{key}"), value)
    properties.insert(0, element)


def _set_language(properties: Any, language: str) -> None:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), "vi-VN" if language == "vi" else "en-US")
    element.set(qn("w:eastAsia"), "zh-CN")
    properties.append(element)


def _mark_head(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    element = OxmlElement("w:tblHeader")
    element.set(qn("w:val"), "true")
    properties.append(element)


def _safe(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(
        char for char in text
        if char in "\t\n" or (ord(char) >= 0x20 and not 0xD800 <= ord(char) <= 0xDFFF
                              and ord(char) not in (0xFFFE, 0xFFFF))
    )  # fmt: skip


def widest(block: Block, sizes: Sequence[tuple[int, float]], smallest: float) -> float:
    """The size of type of a table by its columns."""
    columns = len(block["widths"])
    return next((size for most, size in sizes if columns <= most), smallest)


