"""What the buttons of an outline's row mean in the words of `regulations.correcting`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from regulations.correcting import letters
from regulations.correcting.units import Unit, flatten
from regulations.errors import ImportRefused
from regulations.structure import Document

#: An act and its arguments.
Asked = tuple[str, dict[str, Any]]
Button = Callable[[Mapping[str, str], Unit | None], Asked]


def asked(posted: Mapping[str, str], document: Document, act: str, unit: str) -> Asked:
    """The act that a button of the row `unit` stands for, and its arguments. Raises
    ImportRefused where words are missing or do not stand there."""
    found = next((one for one in flatten(document) if one.id == unit), None)
    return CORRECTIONS[act](posted, found)


def in_its_place(before: Document, after: Document, unit: str) -> str:
    """The unit, or after a correction what stands where it stood: ids may have changed."""
    old, new = ([one.id for one in flatten(document)] for document in (before, after))
    if unit in new or unit not in old:
        return unit
    return new[min(max(0, old.index(unit) - 1), len(new) - 1)]


def _plain(name: str, **values: Any) -> Button:
    return lambda posted, unit: (name, values)


def _split(posted: Mapping[str, str], unit: Unit | None) -> Asked:
    line, column = _find(unit, posted.get("words", ""))
    return "split", {
        "line": line, "column": column, "kind": posted.get("kind", ""),
        "inside": bool(posted.get("inside")),
    }  # fmt: skip


def _close(posted: Mapping[str, str], unit: Unit | None) -> Asked:
    line, column = _find(unit, posted.get("words", ""))
    if column:
        raise ImportRefused(_("The words must stand at the beginning of a line."))
    return "close", {"line": line}


def _find(unit: Unit | None, words: str) -> tuple[int, int]:
    """Line and column at which `words` begin in the text of a unit, spaces disregarded."""
    sought = letters(words)
    if not sought:
        raise ImportRefused(_("Say with which words it begins."))
    for number, line in enumerate(unit.lines if unit else ()):
        places = [at for at, char in enumerate(line) if not char.isspace()]
        at = letters(line).find(sought)
        if at >= 0:
            return number, places[at] if at else 0
    raise ImportRefused(_("These words do not stand in the text of the unit."))


def _kind(posted: Mapping[str, str], unit: Unit | None) -> Asked:
    return "kind", {"kind": posted.get("kind", "")}


def _retitle(posted: Mapping[str, str], unit: Unit | None) -> Asked:
    return "retitle", {"number": posted.get("number", ""), "heading": posted.get("heading", "")}


def _is_text(posted: Mapping[str, str], unit: Unit | None) -> Asked:
    return "retitle", {"number": unit.number if unit else "", "heading": ""}


def _is_heading(posted: Mapping[str, str], unit: Unit | None) -> Asked:
    if unit is None or unit.heading or not unit.lines:
        raise ImportRefused(_("There is no line that could be its heading."))
    return "retitle", {"number": unit.number, "heading": unit.lines[0]}


CORRECTIONS: dict[str, Button] = {
    "merge": _plain("merge"),
    "run_on": _plain("merge", run_on=True),
    "promote": _plain("promote"),
    "demote": _plain("demote"),
    "split": _split,
    "close": _close,
    "kind": _kind,
    "retitle": _retitle,
    "text": _is_text,
    "heading": _is_heading,
}
