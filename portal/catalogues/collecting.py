"""All strings of our own rooms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.catalogues.messages import DOMAINS, Collection
from portal.catalogues.python_source import read_python
from portal.catalogues.text_source import read_script, read_template

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds manage.py."""

_NO_ROOMS = {"tests", "benchmarks"}
_SKIPPED_FOLDERS = {"migrations", "__pycache__", "node_modules", "tests", "vendor"}
_TEMPLATES = {".html", ".txt", ".xml", ".ics", ".svg", ".md"}


def rooms(root: Path) -> list[Path]:
    """Top-level packages whose words people see."""
    return sorted(
        folder
        for folder in root.iterdir()
        if (folder / "__init__.py").is_file() and folder.name not in _NO_ROOMS
    )


def files(folder: Path) -> Iterator[Path]:
    """Files below `folder` in a stable order, without migrations and other people's scripts."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _SKIPPED_FOLDERS.intersection(path.relative_to(folder).parts):
            yield path


def collect_folder(folder: Path, root: Path) -> dict[str, Collection]:
    """Strings below `folder` by domain: `django` (Python, templates) and `djangojs`."""
    found = {domain: Collection() for domain in DOMAINS}
    for path in files(folder):
        name = path.relative_to(root).as_posix()
        parts = path.relative_to(folder).parts
        if path.suffix == ".py":
            read_python(path.read_text("utf-8"), name, found["django"])
        elif "templates" in parts and path.suffix in _TEMPLATES:
            read_template(path.read_text("utf-8"), name, found["django"])
        elif path.suffix == ".js" and not path.name.endswith(".min.js"):
            read_script(path.read_text("utf-8"), name, found["djangojs"])
    return found


def collect(root: Path = ROOT) -> dict[str, Collection]:
    """Strings of every room by domain."""
    whole = {domain: Collection() for domain in DOMAINS}
    for room in rooms(root):
        for domain, part in collect_folder(room, root).items():
            for message in part.messages.values():
                for place in message.places:
                    whole[domain].add(message.key, message.plural, place)
            whole[domain].problems += part.problems
    return whole
