"""A printing as a Word file in the layout of Nghị định 30/2020/NĐ-CP, annex I. Pure."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from regulations.structure import Node

from . import vietnamese
from .appendices import apart, attached
from .document import Figure, IssuedText, Text
from .docx_body import TITLED, Writer, recognised
from .docx_parts import CENTRE, JUSTIFY, LEFT, Font, Sheet, lay_out, widest
from .lines import Line
from .pdf_blocks import Block, Pictures, clean
from .pdf_nd30 import LANGUAGE, content, own_preamble

_TIMES: Font = ("Times New Roman", "Times New Roman")
FONTS: dict[str, Font] = {"times": _TIMES}
#: I.3: top, bottom, left, right, in the middle of what the decree allows.
TOP, BOTTOM, LEFT_MARGIN, RIGHT_MARGIN, WIDTH = 23.0, 24.0, 31.0, 18.0, 161.0
SIZE, INDENT, SPACING, BETWEEN = 14.0, 36.0, 1.15, 6.0
"""Points of type, of the first line's indent (1.27 cm), lines, points between paragraphs."""
_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def docx_nd30(issued: IssuedText) -> bytes:
    """The Vietnamese text of a printing as .docx. Raises KeyError where it has none."""
    return _Paper(issued, issued.texts[LANGUAGE]).made()


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
        self._page(self.sheet.word.sections[0])
        self._head()
        self._opening()
        self.writer.provisions(n for n in self.body.provisions if n.kind != "appendix")
        self._end()
        for node in attached(self.body):
            self._appendix(node)
        return self.sheet.saved()

    # the page ---------------------------------------------------------------------------------

    def _styles(self) -> None:
        style = self.sheet.style
        text: dict[str, Any] = {
            "align": JUSTIFY, "first": INDENT, "after": BETWEEN, "line": SPACING,
        }  # fmt: skip
        centred: dict[str, Any] = {"align": CENTRE, "first": 0, "line": 1.0}
        style("Normal", "times", SIZE, **text)
        style("Title", "times", SIZE, bold=True, **centred)
        for number in (1, 2):  # Chương, Mục
            style(f"Heading {number}", "times", SIZE, bold=True, align=CENTRE, first=0,
                  before=BETWEEN, after=BETWEEN, line=SPACING, keep=True)  # fmt: skip
        for number in (3, 4, 5):  # Điều, I., 1.
            style(f"Heading {number}", "times", SIZE, bold=True, **text, keep=True)
        style("Đầu văn bản", "times", 13, **centred)
        style("Căn cứ", "times", SIZE, italic=True, **text)
        style("Nơi nhận", "times", 11, align=LEFT, first=0, line=1.0)
        style("Chữ ký", "times", SIZE, bold=True, **centred)
        style("Hình", "times", 13, italic=True, **centred, before=6, after=6)
        style("Số trang", "times", 13, **centred)

    def _page(self, section: Any) -> None:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.left_margin, section.right_margin = Mm(LEFT_MARGIN), Mm(RIGHT_MARGIN)
        section.header_distance, section.footer_distance = Mm(10), Mm(10)
        section.different_first_page_header_footer = True  # I.7: not on the first page
        section.header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        paragraph.style = self.sheet.word.styles["Số trang"]
        self.sheet.page_number(paragraph, "", "", "", 13)

    def _head(self) -> None:
        """II.1 to II.4, two columns without borders."""
        data = self.data
        table = self._columns((62.0, 99.0), 2)
        left = [(" ".join(data["superior"]), 12.0, False, False)] if data["superior"] else []
        left += [(" ".join(data["issuer"]), 12.0, True, False)] if data["issuer"] else []
        self._cell(table.cell(0, 0), left, ruled=bool(data["issuer"]))
        right = [(_NATION[0], 12.0, True, False), (_NATION[1], 13.0, True, False)]
        self._cell(table.cell(0, 1), right, ruled=True)
        number = f"Số: {data['number']}" if data["number"] else ""
        self._cell(table.cell(1, 0), [(number, 13.0, False, False)] if number else [])
        day = data["place-date"]
        self._cell(table.cell(1, 1), [(day, 13.0, False, True)] if day else [])
        for at, words in enumerate(filter(None, (data["type"], " ".join(data["abstract"])))):
            paragraph = self.sheet.paragraph("Title")
            if at == 0:
                paragraph.paragraph_format.space_before = Pt(18)
            self.sheet.run(paragraph, clean(words.replace("\u00a0", " ")))
        self._rule(60)

    def _columns(self, widths: tuple[float, float], rows: int) -> Any:
        table = self.sheet.word.add_table(rows=rows, cols=2)
        table.autofit = False
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def _cell(
        self, cell: Any, lines: list[tuple[str, float, bool, bool]], ruled: bool = False
    ) -> None:
        for at, (words, size, bold, italic) in enumerate(lines):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph.style = self.sheet.word.styles["Đầu văn bản"]
            self.sheet.run(
                paragraph, words.replace("\u00a0", " "), size=size, bold=bold, italic=italic
            )
        if ruled:
            paragraph = cell.add_paragraph(style="Đầu văn bản")
            self._short(paragraph, 20)

    def _rule(self, indent: float) -> None:
        self._short(self.sheet.paragraph("Đầu văn bản"), indent)

    def _short(self, paragraph: Any, indent: float) -> None:
        """A short rule in the middle: the upper border of an empty line, indented."""
        form = paragraph.paragraph_format
        lay_out(form, align=CENTRE, first=0, left=indent * 72 / 25.4, right=indent * 72 / 25.4,
                exactly=6)  # fmt: skip
        self.sheet.border(paragraph, "top", 6, "000000")

    def _opening(self) -> None:
        opening = vietnamese.opening(own_preamble(self.issued, self.body))
        for note in opening.notes:
            self.sheet.run(self.sheet.paragraph("Đầu văn bản"), note, italic=True)
        for line in opening.legal:
            self.sheet.run(self.sheet.paragraph("Căn cứ"), line)
        for line in opening.rest:
            if line == line.upper() and len(line) < 60 and not line.startswith(("|", "!")):
                self.sheet.run(self.sheet.paragraph("Title"), line)
            else:
                self.writer.text([line])

    # what `Writer` asks for ---------------------------------------------------------------------

    def label(self, line: Line, below: str) -> None:
        node, sheet = line.node, self.sheet
        number, rest = line.text[: line.number], line.text[line.number :].strip()
        if node.kind in TITLED:
            paragraph = sheet.paragraph("Heading 2" if node.kind == "section" else "Heading 1")
            sheet.run(paragraph, number)
            # II.5.d: capitals, by the look alone: the letters stay what they are.
            for words in filter(None, (rest, below)):
                sheet.run(paragraph, f"\n{words}", all_caps=True)
            return
        is_bold = node.kind == "article" or (node.kind == "level" and line.depth < 2)
        if is_bold and line.is_heading and rest:
            level = 3 if node.kind == "article" else 4 + min(line.depth, 1)
            sheet.run(sheet.paragraph(f"Heading {level}"), f"{number} {rest}")
            return
        paragraph = sheet.paragraph()
        sheet.run(paragraph, number, bold=node.kind == "article")
        if rest:
            sheet.run(paragraph, f" {rest}")

    def text(self, line: str) -> None:
        self.sheet.run(self.sheet.paragraph(), clean(line))

    def blank(self) -> None:
        self.sheet.paragraph()

    def table(self, block: Block) -> None:
        size = widest(block, ((3, 13), (5, 12)), 10.5)
        self.sheet.table(block, "times", size, int(Mm(WIDTH)))

    def figure(self, figure: Figure | None, caption: str) -> None:
        width = int(Mm(WIDTH))
        if figure is None or not self.sheet.picture(figure.data, caption, "Hình", width):
            self.sheet.run(self.sheet.paragraph("Hình"), clean(caption))

    # the end --------------------------------------------------------------------------------------

    def _end(self) -> None:
        """II.6 to II.9: recipients on the left, who signs on the right."""
        sheet, data = self.sheet, self.data
        closing = apart(self.body.closing)[0]
        self.writer.text(vietnamese.signing(self.body, closing).rest)
        recipients = list(data["recipients"])
        signed = [*data["authority"], *([data["name"]] if data["name"] else [])]
        if not recipients and signed and not recognised(signed, LANGUAGE):
            recipients = ["- Lưu: VT."]  # every document has it; so a reader knows the block
        if recipients:
            table = self._columns((78.0, 83.0), 1)
            left, right = table.cell(0, 0), table.cell(0, 1)
            left.paragraphs[0].style = sheet.word.styles["Nơi nhận"]
            sheet.run(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
            for line in recipients:
                sheet.run(left.add_paragraph(style="Nơi nhận"), line)
            self._signed(right, right.paragraphs[0])
        elif signed:
            self._signed(sheet.word, None)
        if data["files"]:
            sheet.run(sheet.paragraph("Nơi nhận"), data["files"])

    def _signed(self, container: Any, first: Any) -> None:
        sheet, data = self.sheet, self.data
        lines = [*data["authority"], *([data["name"]] if data["name"] else [])]
        for at, line in enumerate(lines):
            paragraph = first if first is not None and at == 0 else container.add_paragraph()
            paragraph.style = sheet.word.styles["Chữ ký"]
            if container is sheet.word:
                lay_out(paragraph.paragraph_format, align=CENTRE, first=0, left=78 * 72 / 25.4)
            if line == data["name"] and at:
                paragraph.paragraph_format.space_before = Pt(62)  # room for seal and hand
            sheet.run(paragraph, line)

    def _appendix(self, node: Node) -> None:
        """III.1: pages counted anew; the word and its number, the title."""
        sheet = self.sheet
        section = sheet.word.add_section(WD_SECTION.NEW_PAGE)
        self._restart(section)
        sheet.run(sheet.paragraph("Title"), node.number)
        if node.heading:
            sheet.run(sheet.paragraph("Title"), clean(node.heading), all_caps=True)
            sheet.paragraph()  # ends the title: what follows may be in its manner
        self.writer.text(node.text.split("\n") if node.text else [])
        self.writer.provisions(node.children)

    def _restart(self, section: Any) -> None:
        element = OxmlElement("w:pgNumType")
        element.set(qn("w:start"), "1")
        for old in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(old)
        section._sectPr.insert_element_before(
            element, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg",
            "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid",
        )  # fmt: skip
        section.different_first_page_header_footer = True
