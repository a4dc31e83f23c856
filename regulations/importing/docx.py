"""The adapter for .docx: all its text in lines or in warnings; reads nothing but the file."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from regulations.structure import Warn

from . import styled_headings
from .docx_body import Aside, Body
from .docx_styles import Styles
from .grid import is_object_line
from .numbering import Numbering, W
from .package import BROKEN, Package
from .pictures import Album
from .source import ReadPart, Source, UnreadableSource

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SCAN = "The document holds pictures but no text; a scan cannot be imported."
_APART = (
    ("header", "page_header", "The header of the pages is not part of the text."),
    ("footer", "page_footer", "The footer of the pages is not part of the text."),
    ("comments", "comments", "Comments in the margin are left out."),
)
_MACHINE = frozenset(
    {
        "Application", "AppVersion", "Characters", "CharactersWithSpaces", "DocSecurity",
        "HyperlinksChanged", "Lines", "LinksUpToDate", "Pages", "Paragraphs", "ScaleCrop",
        "SharedDoc", "Template", "TotalTime", "Words", "HeadingPairs", "TitlesOfParts",
        "created", "modified", "revision", "version", "lastPrinted", "language", "lastModifiedBy",
        "creator", "i4", "lpstr",
    }
)  # fmt: skip
"""Properties that the program writes by itself: sizes, dates, who saved the file."""
_LAYOUT = frozenset({"posOffset", "align", "pctWidth", "pctHeight", "fldData", "formatCode", "f"})
_FIGURE = re.compile(r"\]\(figure:(\d+)\)")
_FETCHED = ("hyperlink",)
"""Kinds of outside references that are only an address to click."""
_MOST_LEFT = 2000


def read_docx(data: bytes, title: str, read_part: ReadPart | None = None) -> Source:
    """Lines of a .docx. Raises UnreadableSource for broken, encrypted or oversized files.

    `read_part` reads a document inside the document (w:altChunk): bytes and name to a Source;
    without it such parts are only reported.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Document(Package(archive), read_part).source(title)
    except UnreadableSource:
        raise
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, OSError, RuntimeError,
            NotImplementedError, EOFError, ValueError) as error:  # fmt: skip
        raise UnreadableSource(BROKEN) from error
    except Exception as error:
        # zlib.error and LZMA errors have no common base; a broken archive must not raise others.
        if type(error).__module__ in ("zlib", "_lzma", "lzma", "struct"):
            raise UnreadableSource(BROKEN) from error
        raise


@dataclass
class _Document:
    package: Package
    read_part: ReadPart | None
    aside: Aside = field(default_factory=Aside)
    album: Album = field(default_factory=Album)
    chunk_warnings: list[Warn] = field(default_factory=list)

    def source(self, title: str) -> Source:
        main = self.package.main()
        root = self.package.xml(main) if main else None
        if root is None:
            raise UnreadableSource("The file is not a Word document.")
        self.aside.read.add(main)
        folder = posixpath.dirname(main)
        numbering = Numbering(self.package.xml(self._related(main, "numbering", folder)))
        styles = Styles.read(self.package.xml(self._related(main, "styles", folder)), numbering)
        body = root.find(f"{W}body")
        reader = Body(
            self.package, main, numbering, styles, self.aside, self.album, self._chunk
        )
        rows = list(reader.rows(body)) if body is not None else []
        lines, headings = styled_headings.with_numbers(rows)
        if not any((line.strip() and not is_object_line(line.strip())) or line.startswith("|")
                   for line in lines):  # fmt: skip
            pictures = self.aside.pictures or self.album.figures
            raise UnreadableSource(_SCAN if pictures else "The file is empty.")
        own_title = self._own_title()
        warnings = [*self._met(), *headings, *self._apart(main, styles), *self.chunk_warnings]
        warnings += self.album.warnings
        warnings += self._unread("".join([*lines, own_title, *(one.text for one in warnings)]))
        return Source(
            own_title or title, tuple(lines), tuple(warnings), "docx", tuple(self.album.figures)
        )

    def _related(self, main: str, kind: str, folder: str) -> str:
        for relation in self.package.relations(main).values():
            if relation.kind == kind and not relation.external:
                return relation.target
        return posixpath.join(folder, f"{kind}.xml")

    def _own_title(self) -> str:
        root = self.package.xml("docProps/core.xml")
        title = root.find(_DC_TITLE) if root is not None else None
        return (title.text or "").strip() if title is not None else ""

    def _chunk(self, name: str) -> list[str]:
        """The lines of a document inside the document, its pictures numbered on."""
        base = posixpath.basename(name)
        data = self.package.data(name)
        if data is None or self.read_part is None:
            self._unread_chunk(base)
            return []
        try:
            made = self.read_part(data, base)
        except UnreadableSource:
            self._unread_chunk(base)
            return []
        self.chunk_warnings += made.warnings
        numbers: dict[str, str] = {}
        for figure in made.figures:
            line = self.album.add(f"{name}#{figure.number}", figure.data, figure.alternative)
            match = _FIGURE.search(line)
            numbers[str(figure.number)] = match[1] if match else ""
        return [line for line in (_renumbered(one, numbers) for one in made.lines) if line]

    def _unread_chunk(self, name: str) -> None:
        message = "A document inside the document could not be read."
        self.chunk_warnings.append(Warn("embedded", message, name))

    # what is not in the lines ---------------------------------------------------------------

    def _met(self) -> Iterator[Warn]:
        aside = self.aside
        for code, message, texts in (
            ("deleted", "Text struck out under change tracking was left out.", aside.deleted),
            ("hidden", "Hidden text was left out.", aside.hidden),
            ("contents", "A list of contents was left out.", aside.contents),
            ("drawing_text", "Words inside drawings and charts were left out.", aside.drawn),
            ("glosses", "Pronunciation glosses inside words were removed.", aside.glosses),
            ("fields", "What only Word can work out was left out.", aside.fields),
        ):
            kept = [text for text in texts if text.strip()]
            if kept:
                yield Warn(code, message, "\n".join(kept))
        media = [
            name for name in self.package.names
            if "/media/" in name.lower() and name not in aside.read
        ]  # fmt: skip
        if aside.pictures or media:
            names = "\n".join(posixpath.basename(name) for name in media)
            yield Warn("pictures", "Pictures outside the text were left out.", names)
        for name in self.package.names:
            if "/embeddings/" in name.lower() or "/activex/" in name.lower():
                message = "A file inside the document was left out."
                yield Warn("embedded", message, posixpath.basename(name))
            elif name.lower().endswith("vbaproject.bin"):
                yield Warn("macros", "Macros were left out; they were never run.", name)
        for target in sorted(set(self._outside())):
            message = "The file refers to something outside it, which was not fetched."
            yield Warn("external", message, target)

    def _outside(self) -> Iterator[str]:
        for name in self.package.names:
            folder, base = posixpath.split(name)
            if posixpath.basename(folder) != "_rels" or not base.endswith(".rels"):
                continue
            part = posixpath.join(posixpath.dirname(folder), base[: -len(".rels")])
            for relation in self.package.relations(part).values():
                if relation.external and relation.kind not in _FETCHED:
                    yield relation.target

    def _apart(self, main: str, styles: Styles) -> Iterator[Warn]:
        folder = posixpath.dirname(main)
        for word, code, message in _APART:
            for name in sorted(self.package.names):
                if name.startswith(f"{folder}/{word}") and name.endswith(".xml"):
                    text = self._text_of(name, styles)
                    if text:
                        yield Warn(code, message, text)
        for kind, message in (
            ("footnote", "Footnotes are left out of the provisions."),
            ("endnote", "Endnotes are left out of the provisions."),
        ):
            text = self._notes(posixpath.join(folder, f"{kind}s.xml"), kind, styles)
            if text:
                yield Warn("footnotes", message, text)

    def _body(self, name: str, styles: Styles) -> Body:
        aside = Aside(read=self.aside.read)
        return Body(self.package, name, Numbering(None), styles, aside)

    def _text_of(self, name: str, styles: Styles) -> str:
        root = self.package.xml(name)
        if root is None:
            return ""
        self.aside.read.add(name)
        reader = self._body(name, styles)
        return _words([row.text for row in reader.rows(root)], reader.aside)

    def _notes(self, name: str, kind: str, styles: Styles) -> str:
        """The notes with their marks, in the order of the text; then those nothing points to."""
        root = self.package.xml(name)
        if root is None:
            return ""
        self.aside.read.add(self.package.name(name))
        marks = {key[1]: mark for key, mark in self.aside.notes.items() if key[0] == kind}
        order = {identifier: place for place, identifier in enumerate(marks)}
        found: list[tuple[int, str]] = []
        for element in root:
            identifier = str(element.get(f"{W}id"))
            reader = self._body(self.package.name(name), styles)
            container = [element] if element.tag == f"{W}p" else element
            rows = [row.text for row in reader.rows(container)]
            text = _words(rows, reader.aside)
            if text:
                mark = marks.get(identifier, "")
                found.append((order.get(identifier, len(order)), f"{mark} {text}".strip()))
        return "\n".join(text for _, text in sorted(found, key=lambda one: one[0]))

    def _unread(self, kept: str) -> Iterator[Warn]:
        """Text of all other parts, and of drawings' second forms, that stands nowhere yet."""
        known = "".join(kept.split())
        left = [one for one in self.aside.fallbacks if "".join(one.split()) not in known]
        properties: list[str] = []
        for name in sorted(self.package.names):
            lower = name.lower()
            if name in self.aside.read or not lower.endswith((".xml", ".vml")):
                continue
            if lower == "[content_types].xml":
                continue
            target = properties if lower.startswith("docprops/") else left
            for text in self._texts(name, name.startswith("docProps/")):
                if len(target) >= _MOST_LEFT or "".join(text.split()) not in known:
                    target.append(text)
        if properties:
            message = "Properties of the file are not part of the text."
            yield Warn("properties", message, "\n".join(properties))
        if left:
            message = "Text that the document does not show in its pages was left out."
            yield Warn("other_text", message, "\n".join(dict.fromkeys(left)))

    def _texts(self, name: str, properties: bool) -> Iterator[str]:
        root = self.package.xml(name)
        for element in root.iter() if root is not None else ():
            if not isinstance(element.tag, str):
                continue
            word = etree.QName(element).localname
            if word in _LAYOUT or (properties and word in _MACHINE):
                continue
            for text in (element.text, *(child.tail for child in element)):
                if text and text.strip():
                    yield text.strip()


def _renumbered(line: str, numbers: dict[str, str]) -> str:
    match = _FIGURE.search(line)
    if match is None or match[1] not in numbers:
        return line
    number = numbers[match[1]]
    return line.replace(match[0], f"](figure:{number})") if number else ""


def _words(rows: Iterable[str], aside: Aside) -> str:
    texts = [*rows, *aside.deleted, *aside.hidden, *aside.drawn, *aside.contents, *aside.fields]
    texts += [*aside.glosses, *aside.fallbacks]
    return "\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
