"""Corrections of an outline in words: for who made them, and for reviewers, who approve the tree
and not the text alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals import languages

from .labels import LANGUAGE_NAMES
from .outlining import Outline, stored

if TYPE_CHECKING:
    from .models import RegulationPage

KIND_NAMES = {
    "part": gettext_lazy("part"),
    "chapter": gettext_lazy("chapter"),
    "section": gettext_lazy("section"),
    "article": gettext_lazy("article"),
    "paragraph": gettext_lazy("paragraph"),
    "point": gettext_lazy("point"),
    "item": gettext_lazy("item"),
    "level": gettext_lazy("heading without article"),
    "appendix": gettext_lazy("appendix"),
}
#: Of a unit's text, as much as tells it from others.
_OPENING = 60


@dataclass(frozen=True)
class Said:
    """One correction: what was done, and the words of the text it was done to."""

    sentence: str
    passage: str
    is_lost: bool = False


def said(outline: Outline) -> list[Said]:
    """Every correction of an outline, oldest first."""
    lost = list(outline.lost)
    found = []
    for row in outline.corrections:
        is_lost = row["line"] in lost
        if is_lost:
            lost.remove(row["line"])
        found.append(Said(_sentence(row), _passage(row), is_lost))
    return found


def _sentence(row: Mapping[str, Any]) -> str:
    values = row.get("values", {})
    kind = str(KIND_NAMES.get(values.get("kind", ""), ""))
    if row["act"] == "merge":
        if values.get("run_on"):
            return _("Joined to the last line of the unit before")
        return _("Made part of the unit before")
    if row["act"] == "split":
        if kind:
            return _("Made a unit of its own (%(kind)s)") % {"kind": kind}
        return _("Made a unit of its own")
    if row["act"] == "kind":
        return _("Made to be: %(kind)s") % {"kind": kind}
    return {
        "promote": _("Moved one level out"),
        "demote": _("Moved one level in"),
        "retitle": _("Label and heading marked anew"),
        "close": _("From here on signature and recipients"),
    }.get(row["act"], row["act"])


def _passage(row: Mapping[str, Any]) -> str:
    values = row.get("values", {})
    if row["act"] == "retitle":
        parts = (values.get("number", ""), values.get("heading", ""))
        return " | ".join(part or "–" for part in parts)
    return str(values.get("words") or row["line"] or row.get("place", ""))


def reviewed(
    draft: RegulationPage, live: RegulationPage | None
) -> Iterator[tuple[str, str, str, str]]:
    """(label, language, before, after) of what reviewers see where an outline was corrected by
    hand, in the draft or in what is live: the corrections, and the outline that they made."""
    for language in languages.LANGUAGES:
        now = stored(draft, language)
        old = stored(live, language) if live is not None else Outline()
        if not now.corrections and not old.corrections:
            continue
        name = LANGUAGE_NAMES[language]
        label = _("Outline corrected by hand · %(language)s") % {"language": name}
        yield label, "", _listed(said(old)), _listed(said(now))
        label = _("Outline · %(language)s") % {"language": name}
        yield label, language, as_lines(old.tree), as_lines(now.tree)


def _listed(rows: Sequence[Said]) -> str:
    lost = _("finds its line no more")
    return "\n".join(
        f"{row.sentence}: “{row.passage}”" + (f" ({lost})" if row.is_lost else "") for row in rows
    )


def as_lines(tree: Sequence[Mapping[str, Any]], depth: int = 0) -> str:
    """A tree as indented lines: label, heading or the first words, and what kind each is."""
    return "\n".join(_lines(tree, depth))


def _lines(tree: Sequence[Mapping[str, Any]], depth: int) -> Iterator[str]:
    for node in tree:
        words = node.get("heading") or opening(node.get("text", ""))
        kind = KIND_NAMES.get(node["kind"], node["kind"])
        yield f"{'    ' * depth}{node.get('number', '')} {words} [{kind}]".replace("  [", " [")
        yield from _lines(node.get("children", ()), depth + 1)


def opening(text: str, length: int = _OPENING) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length] + "…"
