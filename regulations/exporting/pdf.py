"""Typesetting: plain values and a template become a PDF. Pure.

A text reaches typst as JSON, so that nothing in it is ever read as markup. Templates see one
folder made for this PDF alone and cannot leave it; there is no network and no package.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from . import fonts
from .job import Job

TEMPLATES = Path(__file__).with_name("typst")
#: Accessible (tagged, titled, with a language). Texts that cannot be had so are made without.
STANDARDS: tuple[list[Any], ...] = (["ua-1"], [])


class TypesettingFailed(Exception):
    """Typst refused; the message is its own. Our mistake, never the author's."""


def strings(value: object) -> Iterator[str]:
    """Every text in plain values, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


def typeset(job: Job, places: tuple[str, ...] | None = None) -> bytes:
    """The PDF of a job, with the fonts of `places` (by default `fonts.folders()`).

    Raises fonts.FontsMissing, fonts.CharactersMissing, TypesettingFailed.
    """
    choice = fonts.choose(job.roles, strings(job.data), places)
    day = job.issued
    filled = {**job.data, "fonts": choice.to_data(), "date": [day.year, day.month, day.day]}
    with tempfile.TemporaryDirectory(prefix="portal-pdf-") as name:
        root = Path(name)
        for source in TEMPLATES.glob("*.typ"):
            shutil.copyfile(source, root / source.name)
        (root / "data.json").write_text(json.dumps(filled, ensure_ascii=False), encoding="utf-8")
        for file, content in job.files.items():
            (root / file).write_bytes(content)
        return _compiled(root, job.template, choice, day)


def _compiled(root: Path, template: str, choice: fonts.Choice, issued: date) -> bytes:
    compiler = typst.Compiler(
        input=str(root / template),
        root=str(root),
        font_paths=choice.library.handle,
        ignore_system_fonts=True,
        package_path=str(root / "no-packages"),
        package_cache_path=str(root / "no-packages"),
    )
    stamp = datetime(issued.year, issued.month, issued.day, tzinfo=UTC)
    problem: typst.TypstError | None = None
    for standards in STANDARDS:
        try:
            made = compiler.compile(format="pdf", timestamp=stamp, pdf_standards=standards)
        except typst.TypstError as error:
            problem = problem or error
            continue
        if isinstance(made, bytes):
            return made
    raise TypesettingFailed(str(problem)) from problem
