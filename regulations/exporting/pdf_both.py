"""A printing in both languages side by side as PDF, aligned provision by provision. Pure.

No standard lays this out: it is for reading and checking, and says so by its plain look.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from regulations.structure import Node

from .appendices import attached
from .document import IssuedText
from .job import Job
from .pairs import CHINESE, TITLED, Pair, labelled, pairs
from .pdf_blocks import Block, Pictures, clean, fingerprint, pieces, qr

ROLES = ("song", "heiti", "times", "times-bold", "times-italic", "times-bold-italic")
_DEEPEST = 3
Facts = Sequence[tuple[str, str]]


def job(
    issued: IssuedText,
    languages: Sequence[str],
    facts: Mapping[str, Facts],
    words: Mapping[str, Mapping[str, str]],
) -> Job:
    """What is to be typeset, the leading language on the left. `facts` and `words` by language,
    as `html` takes them.

    Raises KeyError where the printing lacks one of `languages`.
    """
    pictures = Pictures(dict(issued.figures))
    lead = issued.texts[languages[0]]
    data = {
        "title": clean(lead.heading),
        "author": clean(lead.issuer),
        "keywords": [clean(lead.number)] if clean(lead.number) else [],
        "columns": [
            {
                "lang": language,
                "title": clean(issued.texts[language].heading),
                "facts": [[clean(label), clean(value)] for label, value in facts[language]],
            }
            for language in languages
        ],
        "rows": [*_rows(issued, languages, words, pictures)],
        "qr": qr(issued.status_url),
        "imprint": [
            *(clean(words[language]["printing"]) for language in languages),
            *([f"{clean(words[languages[0]]['hash'])} {fingerprint(issued)}"]
              if issued.content_hash else []),
        ],
    }  # fmt: skip
    return Job("both.typ", data, ROLES, issued.issue_date or issued.effective_date, pictures.files)


def _rows(
    issued: IssuedText,
    languages: Sequence[str],
    words: Mapping[str, Mapping[str, str]],
    pictures: Pictures,
) -> list[dict[str, Any]]:
    texts = [issued.texts[language] for language in languages]
    found = [_row("text", [pieces(text.preamble, pictures) for text in texts])]
    for pair in pairs(issued, languages):
        cells = [
            _node(node, language, pair, pictures)
            if node else _missing(words[language]["missing"], pair)
            for node, language in zip(pair.nodes, languages, strict=True)
        ]
        kind = pair.kind if pair.kind in (*TITLED, "article") else "text"
        found.append(_row(kind, cells))
    found.append(_row("closing", [pieces(text.closing, pictures) for text in texts]))
    appendices = [attached(text) for text in texts]
    for at in range(max(map(len, appendices))):
        cells = []
        for own, language in zip(appendices, languages, strict=True):
            cells.append(
                _appendix(own[at], language, pictures)
                if at < len(own) else _missing(words[language]["missing"], None)
            )
        found.append(_row("appendix", cells))
    return [row for row in found if any(row["cells"])]


def _row(kind: str, cells: list[list[Block]]) -> dict[str, Any]:
    return {"kind": kind, "cells": cells}


def _missing(words: str, pair: Pair | None) -> list[Block]:
    """Of an article it is said in words; below one the two texts may be cut otherwise."""
    is_said = pair is None or pair.kind in (*TITLED, "article")
    return [{"t": "missing", "text": clean(words) if is_said else "—"}]


def _node(node: Node, language: str, pair: Pair, pictures: Pictures) -> list[Block]:
    label = clean(labelled(node, language))
    made = pieces(node.text.split("\n") if node.text else [], pictures)
    if pair.kind in TITLED:
        return [{"t": "title", "text": label}, *made] if label else made
    indent = 0 if pair.kind == "article" else min(max(pair.depth - 1, 0), _DEEPEST)
    if label and (pair.kind == "article" or node.heading):
        made.insert(0, {"t": "head", "text": label})
    elif label and made and made[0]["t"] == "p":
        gap = "" if language == CHINESE and not label[-1].isalnum() else " "
        made[0] = {"t": "p", "text": f"{label}{gap}{made[0]['text']}"}
    elif label:
        made.insert(0, {"t": "p", "text": label})
    for block in made:
        block["indent"] = indent
    return made


def _appendix(node: Node, language: str, pictures: Pictures) -> list[Block]:
    title = " ".join(filter(None, (clean(node.number), clean(node.heading))))
    made: list[Block] = [{"t": "title", "text": title}]
    made += pieces(node.text.split("\n") if node.text else [], pictures)
    for child in node.children:
        made += _deep(child, language, 0, pictures)
    return made


def _deep(node: Node, language: str, depth: int, pictures: Pictures) -> list[Block]:
    made = _node(node, language, Pair(node.id, node.kind, depth + 1, ()), pictures)
    for child in node.children:
        made += _deep(child, language, depth + 1, pictures)
    return made
