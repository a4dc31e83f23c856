"""What goes between the process that asks and the one that reads: JSON, then plain bytes.

Nothing that is read from the other side is ever executed or unpickled.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from regulations.structure import Document

from .outlined import Extent, Outlined
from .source import SourceFigure, UnreadableSource


def send_request(
    out: BinaryIO,
    data: bytes,
    filename: str,
    language: str,
    limits: dict[str, int],
    pictures: bool = True,
) -> None:
    head = {
        "filename": filename,
        "language": language,
        "size": len(data),
        "limits": limits,
        "pictures": pictures,
    }
    out.write(json.dumps(head).encode() + b"\n")
    out.write(data)
    out.flush()


def receive_request(source: BinaryIO) -> tuple[dict[str, Any], bytes]:
    head = json.loads(source.readline())
    return head, source.read(int(head["size"]))


def send_refusal(out: BinaryIO, reason: str) -> None:
    out.write(json.dumps({"reason": reason}).encode() + b"\n")
    out.flush()


def send_outlined(out: BinaryIO, outlined: Outlined) -> None:
    head = {
        "documents": [document.to_dict() for document in outlined.documents],
        "extents": [[one.first_line, one.last_line] for one in outlined.extents],
        "source_lines": outlined.source_lines,
        "format": outlined.format,
        "figures": [
            [one.number, one.media_type, one.alternative, len(one.data)]
            for one in outlined.figures
        ],
    }
    out.write(json.dumps(head).encode() + b"\n")
    for figure in outlined.figures:
        out.write(figure.data)
    out.flush()


def outlined_from(answer: bytes) -> Outlined:
    """Raises UnreadableSource with the reader's reason, ValueError or KeyError for an answer that
    broke off."""
    line, _, rest = answer.partition(b"\n")
    head = json.loads(line)
    if "reason" in head:
        raise UnreadableSource(str(head["reason"]))
    figures: list[SourceFigure] = []
    start = 0
    for number, media_type, alternative, size in head["figures"]:
        data = rest[start : start + size]
        if len(data) != size:
            raise ValueError("the answer broke off")
        figures.append(SourceFigure(number, data, media_type, alternative))
        start += size
    return Outlined(
        documents=tuple(Document.from_dict(row) for row in head["documents"]),
        extents=tuple(Extent(first, last) for first, last in head["extents"]),
        figures=tuple(figures),
        source_lines=tuple(head["source_lines"]),
        format=head["format"],
    )
