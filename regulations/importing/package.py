"""The zip that a .docx is: its parts, read within limits, and how they refer to one another."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from .limits import (
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_TOTAL_BYTES,
)
from .source import UnreadableSource

BROKEN = "The .docx file is damaged and cannot be opened."
_TOO_MUCH = "The .docx file unpacks to more than is safe to read."
_ENTITIES = "The .docx file declares entities, which is not allowed."
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = (  # ISO/IEC 29500 Strict names -> those that every Word writes
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "wordprocessingml/2006/main"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "officeDocument/2006/math"),
    (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "officeDocument/2006/relationships",
    ),
    ("http://purl.oclc.org/ooxml/drawingml/main", "drawingml/2006/main"),
    ("http://purl.oclc.org/ooxml/drawingml/chart", "drawingml/2006/chart"),
    ("http://purl.oclc.org/ooxml/drawingml/diagram", "drawingml/2006/diagram"),
    (
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        "drawingml/2006/wordprocessingDrawing",
    ),
)


@dataclass(frozen=True)
class Relation:
    """`kind` is the last word of the relationship's type: "image", "aFChunk"."""

    kind: str
    target: str
    external: bool


class Package:
    """Parts by their names, without a leading slash; letter case as in the archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self._check()
        self.names = [name for name in archive.namelist() if not name.endswith("/")]
        self._by_lower = {name.lower().replace("\\", "/"): name for name in self.names}
        self._relations: dict[str, dict[str, Relation]] = {}

    def _check(self) -> None:
        entries = self.archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise UnreadableSource("The .docx file has too many parts.")
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableSource("The .docx file is protected by a password.")
        total = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries) or 1
        if total > MAX_TOTAL_BYTES or (total > 4 * 1024 * 1024 and total / packed > MAX_RATIO):
            raise UnreadableSource(_TOO_MUCH)

    def name(self, wanted: str) -> str:
        """The entry that a part is stored as, "" where there is none."""
        return self._by_lower.get(wanted.lstrip("/").lower(), "")

    def data(self, wanted: str, most: int = MAX_PART_BYTES) -> bytes | None:
        """The bytes of a part; None where it is not there. Raises UnreadableSource beyond `most`:
        what the archive says about its sizes is not believed."""
        name = self.name(wanted)
        if not name:
            return None
        with self.archive.open(name) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise UnreadableSource(_TOO_MUCH)
        return data

    def size(self, wanted: str) -> int:
        name = self.name(wanted)
        return self.archive.getinfo(name).file_size if name else 0

    def xml(self, wanted: str) -> etree._Element | None:
        data = self.data(wanted)
        return None if data is None else parse_xml(data)

    def main(self) -> str:
        """The name of the main document."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and self.name(relation.target):
                return self.name(relation.target)
        return self.name("word/document.xml")

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by id; the package itself for ""."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relation] = {}
        for row in root.iter(_RELATIONSHIP) if root is not None else ():
            external = row.get("TargetMode") == "External"
            target = str(row.get("Target", ""))
            if not external:
                path = unquote(target)
                joined = path if path.startswith("/") else posixpath.join(folder, path)
                target = posixpath.normpath(joined).lstrip("/")
            kind = str(row.get("Type", "")).rsplit("/", 1)[-1]
            found[str(row.get("Id"))] = Relation(kind, target, external)
        return found


def parse_xml(data: bytes) -> etree._Element:
    """The root of a part. No entities, no document type, nothing fetched."""
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise UnreadableSource(_ENTITIES)
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, transitional in _STRICT:
            data = data.replace(strict.encode(), (_TRANSITIONAL + transitional).encode())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:  # in an encoding that hid it from the first look
        raise UnreadableSource(_ENTITIES)
    return root
