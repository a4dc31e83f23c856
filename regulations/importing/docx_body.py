"""The text of a part of a .docx, in order: paragraphs, tables, pictures, boxes, notes' marks."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from regulations.structure import numerals

from . import omml
from .docx_fields import Field, printed
from .docx_styles import Styles, is_on, value
from .docx_symbols import in_font, symbol
from .docx_tables import Tables
from .limits import MAX_FIGURE_BYTES, MAX_NESTING
from .numbering import Numbering, W
from .package import Package
from .pictures import Album
from .rows import Row
from .source import UnreadableSource

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SKIPPED = {
    f"{W}{name}"
    for name in (
        "delInstrText", "pPr", "rPr", "tblPr", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "trPr",
        "tcPr", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator",
    )
}  # fmt: skip
TOO_DEEP = "The .docx file is nested too deeply."

Chunk = Callable[[str], list[str]]
"""The lines of a part that is a document of its own (w:altChunk), by the part's name."""


@dataclass
class Aside:
    """What was met on the way and is not in the lines."""

    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    glosses: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    fallbacks: list[str] = field(default_factory=list)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """(footnote or endnote, id) of each note that the text points to, and its mark."""
    read: set[str] = field(default_factory=set)
    """Names of the parts that have been read."""
    pictures: int = 0
    """Pictures that are not in the album."""


@dataclass
class _Pieces:
    """A paragraph that is being read: its text, and the lines that follow it."""

    text: list[str] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)


class Body:
    """Reads one part. `album`: None for parts whose pictures are not the document's."""

    def __init__(
        self,
        package: Package,
        part: str,
        numbering: Numbering,
        styles: Styles,
        aside: Aside,
        album: Album | None = None,
        chunk: Chunk | None = None,
    ) -> None:
        self.package, self.part = package, part
        self.numbering, self.styles = numbering, styles
        self.aside, self.album, self.chunk = aside, album, chunk
        self.tables = Tables(self._strike)
        self.fields: list[Field] = []
        self.carried = ""  # text of a paragraph whose end mark is deleted or hidden
        self.carried_label = False
        self.alternative = ""

    def rows(self, container: Iterable[etree._Element]) -> Iterator[Row]:
        """The lines of a container of paragraphs."""
        yield from self._blocks(container, 0)
        for one in self.fields:  # never closed: nothing of it has been printed
            self.aside.fields.append("".join(one.instruction))
        self.fields = []

    # blocks ---------------------------------------------------------------------------------

    def _blocks(self, container: Iterable[etree._Element], depth: int) -> Iterator[Row]:
        if depth > MAX_NESTING:
            raise UnreadableSource(TOO_DEEP)
        for child in container:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif tag == f"{W}tbl":
                yield from self._flush()
                for line in self.tables.lines(child, lambda cell: self._cell(cell, depth + 1)):
                    yield Row(line)
            elif tag == f"{W}altChunk":
                yield from self._flush()
                yield from self._chunk(child)
            elif tag == f"{W}sdt" and self._is_contents(child):
                self._list_contents(child, depth)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._strike(child)
            elif tag in (f"{_MC}AlternateContent",):
                for chosen in self._alternatives(child):
                    yield from self._blocks(chosen, depth + 1)
            elif tag in _SKIPPED or not isinstance(tag, str):
                continue
            else:  # content controls, insertions and other wrappers
                yield from self._blocks(child, depth + 1)
        if depth == 0:
            yield from self._flush()

    def _apart(self, container: etree._Element, depth: int) -> list[Row]:
        """Blocks inside a paragraph or a cell: what is carried over stays outside."""
        kept = self.carried, self.carried_label
        self.carried, self.carried_label = "", False
        made = list(self._blocks(container, depth))
        made += self._flush()
        self.carried, self.carried_label = kept
        return made

    def _cell(self, cell: etree._Element, depth: int) -> list[str]:
        return [row.text for row in self._apart(cell, depth)]

    def _flush(self) -> list[Row]:
        text, self.carried, self.carried_label = self.carried, "", False
        return [Row(line) for line in text.split("\n")] if text else []

    def _is_contents(self, control: etree._Element) -> bool:
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        return value(gallery) == "Table of Contents"

    def _list_contents(self, control: etree._Element, depth: int) -> None:
        self.aside.contents += [row.text for row in self._apart(control, depth + 1) if row.text]

    def _chunk(self, element: etree._Element) -> Iterator[Row]:
        relation = self.package.relations(self.part).get(str(element.get(f"{_R}id")))
        if relation is None or relation.external or self.chunk is None:
            return
        self.aside.read.add(self.package.name(relation.target))
        for line in self.chunk(relation.target):
            yield Row(line)

    def _strike(self, element: etree._Element) -> None:
        """Text that was struck out, or moved from here, under change tracking."""
        for paragraph in element.iter(f"{W}p"):
            self._strike_runs(paragraph)
        if element.find(f".//{W}p") is None:
            self._strike_runs(element)

    def _strike_runs(self, element: etree._Element) -> None:
        tags = (f"{W}delText", f"{W}t", f"{omml.M}t")
        text = "".join(t.text or "" for t in element.iter(*tags))
        if text.strip():
            self.aside.deleted.append(text)

    def _alternatives(self, element: etree._Element) -> list[etree._Element]:
        """The form of a drawing that is read; the text of the other one is compared later."""
        forms = [c for c in element if c.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
        for other in forms[1:]:
            for paragraph in other.iter(f"{W}p", f"{_A}p"):
                text = "".join(t.text or "" for t in paragraph.iter(f"{W}t", f"{_A}t"))
                if text.strip():
                    self.aside.fallbacks.append(text.strip())
        return forms[:1]

    # paragraphs -----------------------------------------------------------------------------

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Row]:
        pieces = _Pieces()
        self._collect(paragraph, pieces, depth)
        text = "".join(pieces.text)
        if self.styles.is_contents(paragraph) and not pieces.after:
            if text.strip():
                self.aside.contents.append(text)
            return
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        struck = mark is not None and mark.find(f"{W}del") is not None
        runs_in = mark is not None and is_on(mark.find(f"{W}specVanish"))
        label = "" if struck else self._label(paragraph)
        heading = 0 if label or not text.strip() else self.styles.heading_level(paragraph)
        if self.carried:
            text = f"{self.carried} {text.lstrip()}" if self.carried_label else self.carried + text
            self.carried, self.carried_label, heading = "", False, 0
        if label:
            text = f"{label} {text.lstrip()}".rstrip()
        if (struck or runs_in) and not pieces.after:
            self.carried, self.carried_label = text, runs_in
            return
        first = True
        for line in text.split("\n"):
            if line.strip() or not pieces.after:
                yield Row(line, heading if first else 0)
            first = False
        yield from pieces.after

    def _label(self, paragraph: etree._Element) -> str:
        found = self.styles.list_of(paragraph)
        return self.numbering.label(*found) if found is not None else ""

    def _collect(self, element: etree._Element, pieces: _Pieces, depth: int) -> None:
        if depth > MAX_NESTING:
            raise UnreadableSource(TOO_DEEP)
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag == f"{W}r":
                self._run(child, pieces, depth)
            else:
                self._inline(tag, child, pieces, depth)

    def _run(self, run: etree._Element, pieces: _Pieces, depth: int) -> None:
        properties = run.find(f"{W}rPr")
        font = ""
        if properties is not None:
            style = value(properties.find(f"{W}rStyle"))
            own = properties.find(f"{W}vanish")
            if is_on(own) or (own is None and style and self.styles.hides(style)):
                text = "".join(t.text or "" for t in run.iter(f"{W}t", f"{W}delText"))
                if text.strip():
                    self.aside.hidden.append(text)
                self._field_marks(run)
                return
            fonts = properties.find(f"{W}rFonts")
            font = str(fonts.get(f"{W}ascii", "")) if fonts is not None else ""
        mine = _Pieces([], pieces.after)
        self._collect(run, mine, depth + 1)
        pieces.text.append(in_font("".join(mine.text), font))

    def _field_marks(self, run: etree._Element) -> None:
        for child in run.iter(f"{W}fldChar", f"{W}instrText"):
            self._inline(child.tag, child, _Pieces(), 0)

    def _inline(self, tag: str, child: etree._Element, pieces: _Pieces, depth: int) -> None:
        plain = _PLAIN.get(tag)
        if plain is not None:
            self._print(plain, pieces)
        elif tag == f"{W}t":
            self._print(child.text or "", pieces)
        elif tag in (f"{omml.M}oMath", f"{omml.M}oMathPara"):
            self._print(omml.linear(child), pieces)
        elif tag == f"{W}sym":
            self._print(symbol(str(child.get(f"{W}char")), str(child.get(f"{W}font", ""))), pieces)
        elif tag in (f"{W}del", f"{W}moveFrom"):
            self._strike(child)
        elif tag == f"{W}ruby":
            self._ruby(child, pieces, depth)
        elif tag in (f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
            self._field(tag, child, pieces, depth)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._note(tag, child, pieces)
        elif tag == f"{W}txbxContent":
            pieces.after += self._apart(child, depth + 1)
        elif tag == f"{_MC}AlternateContent":
            for chosen in self._alternatives(child):
                self._collect(chosen, pieces, depth + 1)
        else:
            self._drawing(tag, child, pieces)
            self._collect(child, pieces, depth + 1)

    def _print(self, text: str, pieces: _Pieces) -> None:
        """Text is printed unless it belongs to the instruction of an outer field."""
        for one in self.fields[:-1]:
            if not one.in_result:
                one.instruction.append(text)
                return
        if self.fields and self.fields[-1].in_result:
            self.fields[-1].has_result = True
        pieces.text.append(text)

    def _field(self, tag: str, child: etree._Element, pieces: _Pieces, depth: int) -> None:
        if tag == f"{W}fldSimple":
            before = len(pieces.text) + len(pieces.after)
            self._collect(child, pieces, depth + 1)
            if len(pieces.text) + len(pieces.after) == before:
                self._without_result(str(child.get(f"{W}instr", "")), pieces)
        elif tag == f"{W}instrText":
            if self.fields:
                self.fields[-1].instruction.append(child.text or "")
            else:
                self.aside.fields.append(child.text or "")
        elif child.get(f"{W}fldCharType") == "begin":
            self.fields.append(Field())
        elif child.get(f"{W}fldCharType") == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif child.get(f"{W}fldCharType") == "end" and self.fields:
            closed = self.fields.pop()
            if not closed.has_result:
                self._without_result("".join(closed.instruction), pieces)

    def _without_result(self, instruction: str, pieces: _Pieces) -> None:
        text = printed(instruction)
        if text is not None:
            self._print(text, pieces)
        elif instruction.strip():
            self.aside.fields.append(instruction.strip())

    def _ruby(self, ruby: etree._Element, pieces: _Pieces, depth: int) -> None:
        base = _Pieces([], pieces.after)
        for part in ruby.findall(f"{W}rubyBase"):
            self._collect(part, base, depth + 1)
        sound = "".join(t.text or "" for part in ruby.findall(f"{W}rt") for t in part.iter(f"{W}t"))
        word = "".join(base.text)
        pieces.text.append(word)
        if sound:
            self.aside.glosses.append(f"{word}({sound})")

    def _note(self, tag: str, child: etree._Element, pieces: _Pieces) -> None:
        kind = "footnote" if tag == f"{W}footnoteReference" else "endnote"
        key = kind, str(child.get(f"{W}id"))
        if is_on_attribute(child.get(f"{W}customMarkFollows")):
            self.aside.notes.setdefault(key, "")
            return
        count = sum(1 for one in self.aside.notes if one[0] == kind) + 1
        number = str(count) if kind == "footnote" else numerals.to_roman(count).lower()
        mark = self.aside.notes.setdefault(key, f"[{number}]")
        self._print(mark, pieces)

    # drawings -------------------------------------------------------------------------------

    def _drawing(self, tag: str, child: etree._Element, pieces: _Pieces) -> None:
        if tag.endswith("}docPr"):
            self.alternative = str(child.get("descr") or child.get("title") or "")
        elif tag == f"{_VML}shape" and child.get("alt"):
            self.alternative = str(child.get("alt"))
        elif tag.endswith("}blip"):
            self._picture(str(child.get(f"{_R}embed", "")), pieces)
        elif tag == f"{_VML}imagedata":
            self._picture(str(child.get(f"{_R}id", "")), pieces)
        elif tag == f"{_VML}textpath" and child.get("string"):
            self.aside.drawn.append(str(child.get("string")))
        elif tag == f"{_A}t" and child.text:
            self.aside.drawn.append(child.text)
        elif tag == f"{_C}chart":
            self._drawn(str(child.get(f"{_R}id", "")))
        elif tag == f"{_DGM}relIds":
            self._drawn(str(child.get(f"{_R}dm", "")))

    def _picture(self, identifier: str, pieces: _Pieces) -> None:
        relation = self.package.relations(self.part).get(identifier)
        name = "" if relation is None or relation.external else self.package.name(relation.target)
        alternative, self.alternative = self.alternative, ""
        if not name or self.album is None:
            self.aside.pictures += 1
            if alternative.strip():
                self.aside.drawn.append(alternative)
            return
        self.aside.read.add(name)
        too_large = self.package.size(name) > MAX_FIGURE_BYTES
        data = b"" if too_large else self.package.data(name) or b""
        line = self.album.add(posixpath.basename(name), data, alternative, too_large)
        if line:
            pieces.after.append(Row(line))
        else:
            self.aside.pictures += 1
            if alternative.strip():
                self.aside.drawn.append(alternative)

    def _drawn(self, identifier: str) -> None:
        """The words of a chart or of a SmartArt drawing."""
        relation = self.package.relations(self.part).get(identifier)
        if relation is None or relation.external:
            return
        root = self.package.xml(relation.target)
        if root is None:
            return
        self.aside.read.add(self.package.name(relation.target))
        for element in root.iter(f"{_A}p", f"{_C}v"):
            if element.tag == f"{_C}v":
                text = element.text or ""
            else:
                text = "".join(t.text or "" for t in element.iter(f"{_A}t"))
            if text.strip():
                self.aside.drawn.append(text.strip())


def is_on_attribute(text: object) -> bool:
    return text is not None and str(text) not in ("0", "false", "off")


_PLAIN = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
