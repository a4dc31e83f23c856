"""The whole way of a file: bytes to documents with trees, nothing lost, nothing published."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from regulations.structure import AUTO, VIETNAMESE, Document, Warn, detect, parse

from . import loose_numbers
from .cleaning import Line, clean
from .gluing import unglue
from .outlined import Extent, Outlined
from .pages import PAGE_BREAK
from .pictures import without_pictures
from .read import read_source
from .source import Finding, Findings, Source
from .splitting import Segment, signature_apart, split
from .titles import find_title


def outline(data: bytes, filename: str, language: str = AUTO) -> list[Document]:
    """The documents of a file, in order, at least one.

    `language` is "auto", "zh-hans" or "vi". Raises UnreadableSource for a file that cannot be
    read, ValueError for an unknown language.
    """
    return list(outline_file(data, filename, language).documents)


def outline_file(
    data: bytes, filename: str, language: str = AUTO, pictures: bool = True
) -> Outlined:
    """As `outline`, with the pictures and the lines that the documents were made of.

    Without `pictures` the lines that name them are left out of the text and stand in a warning:
    for those who have no place to keep a picture.
    """
    source = read_source(data, filename)
    return _outlined(source if pictures else without_pictures(source), language)


def outline_source(source: Source, language: str = AUTO) -> list[Document]:
    """As `outline`, of a source already read."""
    return list(_outlined(source, language).documents)


def _outlined(source: Source, language: str) -> Outlined:
    cleaned = clean(source)
    main = cleaned.language if language == AUTO else language
    findings = Findings(list(cleaned.findings.rows))
    segments = split(cleaned.lines, main, findings)
    documents: list[Document] = []
    starts: list[int] = []
    for segment in segments:
        own = language
        if own == AUTO:
            own = detect("\n".join(line.text for line in segment.lines)) if segment.lines else main
        documents.append(_document(segment, own, findings))
        starts.append(segment.start)
    documents, starts = _without_empty(documents, starts, findings)
    if documents and not documents[0].title:
        documents[0] = replace(documents[0], title=source.title)
    return Outlined(
        documents=tuple(_with_findings(documents, starts, findings.rows)),
        extents=tuple(_extents(starts, len(source.lines))),
        figures=source.figures,
        source_lines=source.lines,
        format=source.format,
    )


def _extents(starts: list[int], length: int) -> Iterator[Extent]:
    """From each document's first line to the next one's; several may share a line."""
    for index, start in enumerate(starts):
        first = 0 if index == 0 else start
        end = starts[index + 1] - 1 if index + 1 < len(starts) else length - 1
        yield Extent(first, max(first, end))


def _document(segment: Segment, language: str, findings: Findings) -> Document:
    joint = "" if language != VIETNAMESE else " "
    rows = [
        Line(line.at, piece)
        for line in segment.lines
        for piece in loose_numbers.set_off(line.text.replace(PAGE_BREAK, joint))
    ]
    lines: list[Line] = []
    broken = unglue([row.text for row in rows], language, len(rows) > len(segment.lines))
    for line, pieces in zip(rows, broken, strict=True):
        lines += [Line(line.at, piece) for piece in pieces]
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].text), None)
    if last is not None and language != VIETNAMESE:
        at = lines[last].at
        lines[last:] = [Line(at, piece) for piece in signature_apart(lines[last].text)]
    head = find_title([line.text for line in lines], language, segment.hint)
    for index in head.repeats:
        message = "A title that was printed twice was left out once."
        findings.add(lines[index].at, "duplicate_title", message, lines[index].text)
    gone = {*head.lines, *head.repeats}
    body = "\n".join("" if i in gone else line.text for i, line in enumerate(lines))
    return parse(body, language, head.title)


def _without_empty(
    documents: list[Document], starts: list[int], findings: Findings
) -> tuple[list[Document], list[int]]:
    """A title without text (the cover of a compilation) is a warning, not a document."""
    kept = [i for i, one in enumerate(documents) if one.provisions or one.preamble or one.closing]
    if not kept:
        return documents[:1], starts[:1]
    for index, document in enumerate(documents):
        if index not in kept and document.title:
            message = "A title without text of its own was left out."
            findings.add(starts[index], "empty_title", message, document.title)
    return [documents[index] for index in kept], [starts[index] for index in kept]


def _with_findings(
    documents: list[Document], starts: list[int], rows: list[Finding]
) -> list[Document]:
    """Each finding goes to the document in whose lines it was made."""
    found: list[list[Warn]] = [[] for _ in documents]
    for row in rows:
        last = max(0, bisect_right(starts, row.at) - 1)
        place = bisect_left(starts, starts[last])  # several documents may begin in one line
        found[place].append(row.warn)
    return [
        replace(document, warnings=(*warnings, *document.warnings))
        for document, warnings in zip(documents, found, strict=True)
    ]
