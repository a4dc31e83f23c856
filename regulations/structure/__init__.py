"""The structure of a regulation: text to tree and back. Pure functions, no Django."""

from .align import Row, align, without_counterpart
from .diff import Changes, changed_ids
from .language import AUTO, CHINESE, VIETNAMESE, detect
from .nodes import KINDS, Document, Node, Warn, walk, without_appendices
from .parse import parse
from .render import render, render_whole

__all__ = [
    "AUTO",
    "CHINESE",
    "KINDS",
    "VIETNAMESE",
    "Changes",
    "Document",
    "Node",
    "Row",
    "Warn",
    "align",
    "changed_ids",
    "detect",
    "parse",
    "render",
    "render_whole",
    "walk",
    "without_appendices",
    "without_counterpart",
]
