"""`manage.py outline FILE`: what an import would make of a file. Writes nothing."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from regulations.importing import UnreadableSource, outline
from regulations.structure import Document, Node

UNREADABLE = 2
"""Exit status for a file that cannot be read."""


class Command(BaseCommand):
    help = "Prints the documents and the provisions found in a .txt or .docx file."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--language", choices=("auto", "zh-hans", "vi"), default="auto")
        parser.add_argument("--json", action="store_true", help="print JSON instead of an outline")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            documents = outline(path.read_bytes(), path.name, options["language"])
        except UnreadableSource as error:
            self._give_up(error.reason)
        except OSError as error:
            self._give_up(f"The file {path} cannot be opened: {error.strerror}.")
        if options["json"]:
            rows = {"documents": [document.to_dict() for document in documents]}
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for document in documents:
            self.stdout.write("\n".join(readable(document)))

    def _give_up(self, reason: str) -> None:
        self.stderr.write(reason)
        sys.exit(UNREADABLE)


def readable(document: Document) -> Iterable[str]:
    """Indented lines: title, provisions with ids, warnings."""
    yield f"# {document.title or '-'} [{document.language}]"
    yield from _nodes(document.provisions, 1)
    for warning in document.to_dict()["warnings"]:
        yield f"! {warning['code']}: {warning['message']} {_short(warning['text'])}".rstrip()
    yield ""


def _nodes(nodes: Iterable[Node], depth: int) -> Iterable[str]:
    for node in nodes:
        words = " ".join(part for part in (node.number, node.heading, node.text) if part)
        yield f"{'  ' * depth}{node.id}  {_short(words)}"
        yield from _nodes(node.children, depth + 1)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else f"{line[:99]}…"
