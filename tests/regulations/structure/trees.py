"""Helpers: a tree as short lines, and the characters of a document."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from regulations.structure import Document, Node, walk


def ids(nodes: Iterable[Node]) -> list[str]:
    return [node.id for node in walk(nodes)]


def find(nodes: Iterable[Node], wanted: str) -> Node:
    return next(node for node in walk(nodes) if node.id == wanted)


def characters(text: str) -> Counter[str]:
    """The characters of a text in NFC, white space and invisible ones apart."""
    invisible = "\ufeff\u200b\u2060"
    composed = unicodedata.normalize("NFC", text)
    return Counter(char for char in composed if not char.isspace() and char not in invisible)


def all_text(document: Document) -> str:
    """Title, tree, and what stands before and after it."""
    parts = [document.title, document.preamble, document.closing]
    for node in walk(document.provisions):
        parts += [node.number, node.heading, node.text]
    return "".join(parts)
