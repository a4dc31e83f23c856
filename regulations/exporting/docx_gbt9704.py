"""A printing as a Word file in the layout of GB/T 9704-2012, with the fonts that it names. Pure."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from regulations.structure import Node

from .appendices import attached
from .document import Figure, IssuedText, Text
from .docx_body import TITLED, Writer, recognised
from .docx_parts import CENTRE, JUSTIFY, LEFT, RIGHT, Font, Sheet, lay_out, widest
from .lines import Line
from .pdf_blocks import Block, Pictures, clean
from .pdf_gbt9704 import LANGUAGE, content, left_over, own_preamble, role_of

_LATIN = "Times New Roman"
FONTS: dict[str, Font] = {
    "fangsong": (_LATIN, "仿宋"), "heiti": (_LATIN, "黑体"), "kaiti": (_LATIN, "楷体"),
    "biaosong": (_LATIN, "方正小标宋简体"), "song": ("宋体", "宋体"),
}  # fmt: skip
#: 5.2.1 to 5.2.3: a block of 156 by 225 mm holds 22 lines of 28 characters of 16 pt.
TOP, LEFT_MARGIN, WIDTH, HEIGHT, LINES, CHARACTERS, SIZE = 37.0, 28.0, 156.0, 225.0, 22, 28, 16.0
PITCH = 28.95
"""Points from line to line: 225 mm / 22."""
_CHARACTER = WIDTH / CHARACTERS * 72 / 25.4
_TIGHT = re.compile(r"[、．.）)：:]")


def docx_gbt9704(issued: IssuedText) -> bytes:
    """The Chinese text of a printing as .docx. Raises KeyError where it has none."""
    text = issued.texts[LANGUAGE]
    return _Paper(issued, text).made()


class _Paper:
    def __init__(self, issued: IssuedText, text: Text) -> None:
        self.issued, self.body = issued, text
        self.sheet = Sheet(FONTS, LANGUAGE)
        self.data = content(issued, text, Pictures({}))
        self.writer = Writer(self, dict(issued.figures))

    def made(self) -> bytes:
        day = self.issued.issue_date or self.issued.effective_date
        self.sheet.properties(self.data["title"], self.data["author"], day)
        self._styles()
        self._page()
        self._head()
        self.writer.text(own_preamble(self.body))
        self.writer.provisions(n for n in self.body.provisions if n.kind != "appendix")
        self._end()
        for node in attached(self.body):
            self._appendix(node)
        return self.sheet.saved()

    # the page ---------------------------------------------------------------------------------

    def _styles(self) -> None:
        style = self.sheet.style
        text: dict[str, Any] = {"align": JUSTIFY, "first": 2 * _CHARACTER, "exactly": PITCH}
        style("Normal", "fangsong", SIZE, **text)
        style("Title", "biaosong", 22, align=CENTRE, first=0, exactly=2 * PITCH - 22, keep=True)
        for number, role in ((1, "heiti"), (2, "kaiti")):  # 章, 节
            style(f"Heading {number}", role, SIZE, align=CENTRE, first=0, exactly=PITCH,
                  before=PITCH, after=PITCH, keep=True)  # fmt: skip
        for number, role in ((3, "heiti"), (4, "heiti"), (5, "kaiti"), (6, "fangsong")):
            style(f"Heading {number}", role, SIZE, **text, keep=True)  # 条, 一、, （一）, 1.
        style("发文机关标志", "biaosong", self.data["mark"]["size"], colour="FF0000",
              align=CENTRE, first=0, before=35 * 72 / 25.4, line=1.0)  # fmt: skip
        style("发文字号", "fangsong", SIZE, align=CENTRE, first=0, before=PITCH, after=2 * PITCH,
              exactly=PITCH)  # fmt: skip
        style("题注说明", "kaiti", SIZE, align=CENTRE, first=0, exactly=PITCH)
        style("落款", "fangsong", SIZE, align=RIGHT, first=0, right=4 * _CHARACTER, exactly=PITCH)
        style("附件标识", "heiti", SIZE, align=LEFT, first=0, exactly=PITCH, keep=True)
        style("版记", "fangsong", 14, align=LEFT, first=0, left=14, right=14, line=1.2)
        style("图", "fangsong", SIZE, align=CENTRE, first=0, line=1.0, before=6, after=6)
        style("页码", "song", 14, first=0, line=1.0)

    def _page(self) -> None:
        section = self.sheet.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(297 - TOP - HEIGHT)
        section.left_margin, section.right_margin = Mm(LEFT_MARGIN), Mm(210 - LEFT_MARGIN - WIDTH)
        section.header_distance = Mm(15)
        # 7.5: the dash of the page number 7 mm below the block; the line is 14 pt high.
        section.footer_distance = Mm(297 - TOP - HEIGHT - 7 - 2.5)
        grid = section._sectPr.find(qn("w:docGrid"))
        if grid is None:
            grid = OxmlElement("w:docGrid")
            section._sectPr.append(grid)
        grid.set(qn("w:type"), "linesAndChars")
        grid.set(qn("w:linePitch"), str(int(PITCH * 20)))
        grid.set(qn("w:charSpace"), str(round((_CHARACTER - SIZE) * 4096)))
        self.sheet.word.settings.odd_and_even_pages_header_footer = True
        odd: dict[str, Any] = {"align": RIGHT, "right": _CHARACTER}
        even: dict[str, Any] = {"align": LEFT, "left": _CHARACTER}
        for footer, side in ((section.footer, odd), (section.even_page_footer, even)):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            paragraph.style = self.sheet.word.styles["页码"]
            lay_out(paragraph.paragraph_format, first=0, line=1.0, **side)
            self.sheet.page_number(paragraph, "— ", " —", "song", 14)

    def _head(self) -> None:
        """7.2: the issuer's mark, the number, the red rule; 7.3.1: the title."""
        sheet, data = self.sheet, self.data
        sheet.run(sheet.paragraph("发文机关标志"), "\n".join(data["mark"]["lines"]))
        paragraph = sheet.paragraph("发文字号")
        if data["number"]:
            sheet.run(paragraph, data["number"])
        sheet.border(paragraph, "bottom", 12, "FF0000")
        if data["title"]:
            title = sheet.paragraph("Title")
            sheet.run(title, data["title"])
            title.paragraph_format.space_after = Pt(0 if data["notes"] else PITCH)

    # what `Writer` asks for ---------------------------------------------------------------------

    def label(self, line: Line, below: str) -> None:
        node = line.node
        number, rest = line.text[: line.number], line.text[line.number :].strip()
        if rest:
            number += self._gap(line, rest)
        if node.kind in TITLED:
            paragraph = self.sheet.paragraph("Heading 2" if node.kind == "section" else "Heading 1")
            self.sheet.run(paragraph, f"{number}{rest}" + (f"\n{below}" if below else ""))
            return
        role = role_of(node, line.depth)
        if line.is_heading and rest:
            style = {"article": "Heading 3"}.get(node.kind, f"Heading {min(4 + line.depth, 6)}")
            self.sheet.run(self.sheet.paragraph(style), f"{number}{rest}", role)
            return
        paragraph = self.sheet.paragraph()
        self.sheet.run(paragraph, number, role)
        if rest:
            self.sheet.run(paragraph, rest)

    def _gap(self, line: Line, rest: str) -> str:
        """第X条 one character, （一） none; a figure stays apart from one that follows."""
        if line.node.kind in ("article", *TITLED):
            return "\u3000"
        last = line.text[line.number - 1]
        return "" if _TIGHT.match(last) and not (rest[0].isascii() and rest[0].isalnum()) else " "

    def text(self, line: str) -> None:
        note = clean(line) in self.data["notes"]
        self.sheet.run(self.sheet.paragraph("题注说明" if note else "Normal"), clean(line))

    def blank(self) -> None:
        self.sheet.paragraph()

    def table(self, block: Block) -> None:
        size = widest(block, ((3, 14), (5, 12)), 10.5)
        self.sheet.table(block, "heiti", size, int(Mm(WIDTH)))

    def figure(self, figure: Figure | None, caption: str) -> None:
        width = int(Mm(WIDTH))
        if figure is None or not self.sheet.picture(figure.data, caption, "图", width):
            self.sheet.run(self.sheet.paragraph("图"), clean(caption))

    # the end --------------------------------------------------------------------------------------

    def _end(self) -> None:
        sheet, data = self.sheet, self.data
        self.writer.text(left_over(self.issued, self.body))
        for at, name in enumerate(data["attachments"]):  # 7.3.4
            paragraph = sheet.paragraph()
            if at == 0:
                paragraph.paragraph_format.space_before = Pt(PITCH)
            number = f"{at + 1}." if len(data["attachments"]) > 1 else ""
            sheet.run(paragraph, f"{'附件：' if at == 0 else '　　　'}{number}{name}")
        signed = self._signed()
        for at, line in enumerate(signed):
            paragraph = sheet.paragraph("落款")
            if at == 0:
                paragraph.paragraph_format.space_before = Pt(2 * PITCH)
            sheet.run(paragraph, line)
        for at, row in enumerate(data["colophon"] if signed else ()):  # 7.4
            paragraph = sheet.paragraph("版记")
            if at == 0:
                paragraph.paragraph_format.space_before = Pt(2 * PITCH)
                sheet.border(paragraph, "top", 8, "000000")
            elif at == len(data["colophon"]) - 1:
                sheet.border(paragraph, "bottom", 8, "000000")
            sheet.run(paragraph, "\u3000".join(filter(None, row)))

    def _signed(self) -> list[str]:
        """The block of signature such that a reader knows it for one: without a date a name
        alone would be read as more text."""
        lines = list(self.data["sign"])
        name = clean(self.body.signatory)
        if name and not recognised(lines, LANGUAGE):
            words = "\u3000".join(filter(None, (clean(self.body.signatory_title), name)))
            lines = [f"签发人：{name}" if line == words else line for line in lines]
        while lines and not recognised(lines, LANGUAGE):
            lines.pop(0)
        return lines

    def _appendix(self, node: Node) -> None:
        """7.3.7: a page of its own; the label first line left, the title third line."""
        sheet = self.sheet
        sheet.word.add_section(WD_SECTION.NEW_PAGE)
        sheet.run(sheet.paragraph("附件标识"), node.number)
        if node.heading:
            paragraph = sheet.paragraph("Title")
            paragraph.paragraph_format.space_before = Pt(PITCH)
            sheet.run(paragraph, clean(node.heading))
            sheet.paragraph()  # ends the title: what follows may be in its manner
        self.writer.text(node.text.split("\n") if node.text else [])
        self.writer.provisions(node.children)
