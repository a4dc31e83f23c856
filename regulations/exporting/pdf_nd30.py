"""A printing as a Vietnamese official document: Nghị định 30/2020/NĐ-CP, annex I, part I. Pure.

This module says what stands where; `typst/nd30.typ` says with what measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from regulations.structure import Node

from . import fonts, letterhead, vietnamese
from .appendices import apart, attached
from .document import IssuedText, Text
from .job import Job
from .pdf import typeset
from .pdf_blocks import Block, Pictures, clean, fingerprint, pieces, qr

LANGUAGE = "vi"
#: Words that a line of a title does not part.
_TOGETHER = (
    ("bệnh", "viện"), ("đa", "khoa"), ("y", "tế"), ("trung", "tâm"), ("người", "bệnh"),
    ("khám", "bệnh"), ("chữa", "bệnh"), ("thông", "tin"), ("quản", "lý"), ("bảo", "vệ"),
)
#: Capitals of 12 pt that the left of the head holds, letters of 14 pt that a line of a title does.
_HEAD_LETTERS, _TITLE_LETTERS = 22, 58


def pdf_nd30(issued: IssuedText) -> bytes:
    """The Vietnamese text of a printing as PDF.

    Raises KeyError where the printing has no Vietnamese text, fonts.FontError, TypesettingFailed.
    """
    return typeset(job(issued))


def job(issued: IssuedText) -> Job:
    """What is to be typeset. Raises KeyError where the printing has no Vietnamese text."""
    pictures = Pictures(dict(issued.figures))
    data = content(issued, issued.texts[LANGUAGE], pictures)
    return Job(
        "nd30.typ", data, fonts.VIETNAMESE_ROLES, issued.issue_date or issued.effective_date,
        pictures.files,
    )


def content(issued: IssuedText, text: Text, pictures: Pictures) -> dict[str, Any]:
    """What the template is filled with."""
    kind, abstract = vietnamese.apart(text.heading, text.type_name)
    opening = vietnamese.opening(own_preamble(issued, text))
    closing, _nodes, named = apart(text.closing)
    appendices = attached(text)
    signing = vietnamese.signing(text, closing)
    files = (*([] if appendices else named), *text.attachments)
    number = vietnamese.number(text.number)
    body = [node for node in text.provisions if node.kind != "appendix"]
    return {
        "title": clean(text.heading),
        "author": clean(text.issuer),
        "keywords": [word for word in (number, clean(issued.category)) if word],
        "superior": balanced(clean(text.superior).upper(), _HEAD_LETTERS),
        "issuer": balanced(clean(text.issuer).upper(), _HEAD_LETTERS),
        "number": number,
        "place-date": vietnamese.place_and_date(text.place, issued.issue_date),
        "type": kind,
        "abstract": balanced(abstract, _TITLE_LETTERS),
        "notes": list(opening.notes),
        "blocks": [
            *({"t": "legal", "text": line} for line in opening.legal),
            *_preamble(opening.rest, pictures),
            *blocks(body, pictures),
            *pieces(signing.rest, pictures),
        ],
        "files": vietnamese.files_line(files) if files else "",
        "authority": list(signing.authority),
        "name": signing.name,
        "recipients": list(signing.recipients),
        "appendices": [_appendix(node, number, issued, pictures) for node in appendices],
        "qr": qr(issued.status_url),
        "imprint": [
            line
            for line in (
                f"Bản ban hành thứ {issued.edition}, lần in {issued.printing}",
                f"Mã kiểm tra {fingerprint(issued)}" if issued.content_hash else "",
                "Quét mã để xem tình trạng hiệu lực" if issued.status_url else "",
            )
            if line
        ],
    }


def own_preamble(issued: IssuedText, text: Text) -> list[str]:
    """The opening without what the head of the layout says."""
    number = vietnamese.number(text.number)
    day = vietnamese.place_and_date(text.place, issued.issue_date)
    return letterhead.without(
        text.preamble, (text.superior, text.issuer, number, f"Số: {number}", text.number, day)
    )


def balanced(words: str, most: int) -> list[str]:
    """Words on as few lines of `most` letters as can be, the lines alike; [] for none."""
    for pair in _TOGETHER:
        words = re.sub(rf"(?i)\b({pair[0]}) ({pair[1]})\b", "\\1\u00a0\\2", words)
    parts = words.split(" ") if words else []
    if not parts:
        return []
    count = -(-len(words) // most)
    widest = len(words) / count
    while True:
        lines = [parts[0]]
        for part in parts[1:]:
            if len(lines[-1]) + 1 + len(part) <= widest:
                lines[-1] += f" {part}"
            else:
                lines.append(part)
        if len(lines) <= count or widest >= most:
            return lines
        widest += 1


def _preamble(lines: Sequence[str], pictures: Pictures) -> list[Block]:
    """A line in capitals ("QUYẾT ĐỊNH:") is centred and bold, the others are text."""
    made = pieces(lines, pictures)
    for block in made:
        if block["t"] == "p" and block["text"] == block["text"].upper() and len(block["text"]) < 60:
            block["t"] = "resolved"
    return made


def blocks(
    nodes: Iterable[Node], pictures: Pictures, level: int = 1, depth: int = 0
) -> list[Block]:
    """Provisions as blocks. `level` is that of the next heading, `depth` that of levels."""
    found: list[Block] = []
    for node in nodes:
        found += _block(node, pictures, level, depth)
    return found


def _block(node: Node, pictures: Pictures, level: int, depth: int) -> list[Block]:
    lines = pieces(node.text.split("\n") if node.text else [], pictures)
    if node.kind in ("part", "chapter", "section"):
        own: list[Block] = [
            {
                "t": "unit", "label": vietnamese.structural(node), "level": min(level, 6),
                "text": clean(node.heading).upper(),
            }
        ]
        return [*own, *lines, *blocks(node.children, pictures, level + 1)]
    label = _numbered(node)
    is_bold = node.kind == "article" or (node.kind == "level" and depth < 2 and bool(node.heading))
    if node.heading and is_bold:
        head = f"{label} {clean(node.heading)}".strip()
        own = [{"t": "head", "text": head, "level": min(level, 6)}, *lines]
        return [*own, *blocks(node.children, pictures, level + 1, depth + 1)]
    children = node.children
    if node.kind == "article" and not lines and _leads(children):
        first, children = children[0], children[1:]
        lines = pieces(first.text.split("\n"), pictures)
        children = (*first.children, *children)
    words = " ".join(filter(None, (label, clean(node.heading))))
    if node.heading and lines:
        own = [{"t": "p", "text": words}, *lines]
    else:
        own = _run_in(words, is_bold, lines)
    return [*own, *blocks(children, pictures, level, depth + 1)]


def _leads(children: Sequence[Node]) -> bool:
    """Whether the first paragraph stands on the line of its article's number."""
    return bool(children) and children[0].kind == "paragraph" and not (
        children[0].number or children[0].heading
    )


def _numbered(node: Node) -> str:
    """II.5.d: "Điều 5." with a full stop, whatever stands there; other numbers as printed."""
    if node.kind == "article":
        label = clean(node.label)
        return f"{label[:1].upper()}{label[1:].lower()}." if label else ""
    return clean(node.number)


def _run_in(label: str, is_bold: bool, lines: list[Block]) -> list[Block]:
    """Number and text on one line; the number of an article in bold."""
    if not label:
        return lines
    role = "times-bold" if is_bold else "times"
    if lines and lines[0]["t"] == "p":
        return [{"t": "runs", "runs": [[role, label], ["times", f" {lines[0]['text']}"]]},
                *lines[1:]]  # fmt: skip
    return [{"t": "runs", "runs": [[role, label]]}, *lines]


def _appendix(node: Node, number: str, issued: IssuedText, pictures: Pictures) -> Block:
    """III.1: the word and its number, the title in capitals, what it belongs to in italics."""
    day = issued.issue_date
    belongs = ""
    if number:
        when = f" {vietnamese.place_and_date('', day).lower()}" if day else ""
        belongs = f"(Kèm theo văn bản số {number}{when})"
    label = clean(node.label) or "Phụ lục"
    if label == label.upper():
        head, _space, rest = label.partition("LỤC")
        label = f"{head.capitalize()}{_space.lower()}{rest}"
    return {
        "label": label,
        "title": clean(node.heading).upper(),
        "belongs": belongs,
        "blocks": [
            *pieces(node.text.split("\n") if node.text else [], pictures),
            *blocks(node.children, pictures, 2),
        ],
    }
