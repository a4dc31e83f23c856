"""Corrections as a list that can be kept, undone from its end, and applied to a later text.

A correction names the unit by the words it begins with: ids change when the text does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from regulations.structure import Document

from . import acts
from .acts import CannotCorrect
from .units import Unit, build, flatten, letters

GONE = "The unit is not there any more."
NO_SUCH_ACT = "There is no such correction."
_ANCHOR = 120
"""Characters by which a unit is known again."""
_WORDS = 40


@dataclass(frozen=True)
class Correction:
    """One act. `line` are the first characters of the unit, `nth` its place among the units that
    begin the same way; `values` are the further arguments of the act."""

    act: str
    line: str
    nth: int = 0
    place: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return {
            "act": self.act, "line": self.line, "nth": self.nth, "place": self.place,
            "values": dict(self.values),
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Correction:
        return cls(
            act=str(data["act"]),
            line=str(data["line"]),
            nth=int(data.get("nth", 0)),
            place=str(data.get("place", "")),
            values=dict(data.get("values", {})),
        )


def correct(
    document: Document, act: str, unit_id: str, values: Mapping[str, Any]
) -> tuple[Document, Correction]:
    """`document` after one act on the unit with that id ("preamble" and "closing" for what stands
    around the provisions). Raises CannotCorrect."""
    units = flatten(document)
    at = next((i for i, unit in enumerate(units) if unit.id == unit_id), None)
    if at is None:
        raise CannotCorrect(GONE)
    unit = units[at]
    opening = _opening(unit)
    nth = sum(1 for one in units[:at] if not one.is_outside and _opening(one) == opening)
    kept = _values(act, unit, values)
    correction = Correction(
        act, opening, 0 if unit.is_outside else nth, unit.kind if unit.is_outside else "", kept
    )
    return build(document, _done(units, at, act, kept, document.language)), correction


def replay(
    document: Document, corrections: Iterable[Correction]
) -> tuple[Document, list[Correction]]:
    """`document` after all corrections that still find their place, and those that do not."""
    units, lost = flatten(document), []
    for correction in corrections:
        at = _found(units, correction)
        try:
            if at is None:
                raise CannotCorrect(GONE)
            values = _found_again(correction, units[at])
            done = _done(units, at, correction.act, values, document.language)
            # As when it was made: a label may be read otherwise where it is of another kind.
            document = build(document, done)
            units = flatten(document)
        except CannotCorrect:
            lost.append(correction)
    return document, lost


def _opening(unit: Unit) -> str:
    words = unit.words
    return " ".join(words[0].split())[:_ANCHOR] if words else ""


def _found(units: list[Unit], correction: Correction) -> int | None:
    if correction.place:
        return next(
            (i for i, unit in enumerate(units) if unit.is_outside and unit.id == correction.place),
            None,
        )
    alike = [
        i for i, unit in enumerate(units)
        if not unit.is_outside and _opening(unit) == correction.line
    ]
    return alike[correction.nth] if correction.nth < len(alike) else None


def _values(act: str, unit: Unit, values: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments as they are kept: with the words at which something is parted."""
    kept = dict(values)
    if act in ("split", "close"):
        lines = unit.lines
        line, column = int(kept.get("line", 0)), int(kept.get("column", 0))
        if 0 <= line < len(lines):
            kept["words"] = letters(lines[line][column:])[:_WORDS]
    return kept


def _found_again(correction: Correction, unit: Unit) -> dict[str, Any]:
    """The arguments in the text as it is now, where lines may have come or gone."""
    values = dict(correction.values)
    words = values.get("words")
    if not words:
        return values
    line, column = int(values.get("line", 0)), int(values.get("column", 0))
    lines = unit.lines
    if line < len(lines) and letters(lines[line][column:]).startswith(words):
        return values
    for index, text in enumerate(lines):
        place = _place(text, words)
        if place is not None:
            return values | {"line": index, "column": place}
    raise CannotCorrect(GONE)


def _place(text: str, words: str) -> int | None:
    """Where in `text` the letters `words` begin, white space disregarded."""
    places = [i for i, char in enumerate(text) if not char.isspace()]
    found = "".join(text[i] for i in places).find(words)
    if found < 0:
        return None
    return 0 if found == 0 else places[found]


def _done(
    units: list[Unit], at: int, act: str, values: Mapping[str, Any], language: str
) -> list[Unit]:
    if act == "merge":
        return acts.merge(units, at, run_on=bool(values.get("run_on")))
    if act == "split":
        return acts.split(
            units, at, language,
            line=int(values.get("line", 0)), column=int(values.get("column", 0)),
            kind=str(values.get("kind", "")), inside=bool(values.get("inside")),
        )  # fmt: skip
    if act == "promote":
        return acts.promote(units, at)
    if act == "demote":
        return acts.demote(units, at)
    if act == "kind":
        return acts.change_kind(units, at, str(values.get("kind", "")))
    if act == "retitle":
        return acts.retitle(
            units, at, language,
            number=str(values.get("number", "")), heading=str(values.get("heading", "")),
        )  # fmt: skip
    if act == "close":
        return acts.close(units, at, line=int(values.get("line", 0)))
    raise CannotCorrect(NO_SUCH_ACT)
