"""Narrowing the list of regulations: facets with what each choice would show, applied filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from approvals import languages

from . import labels
from .categories import Category
from .status import Status

#: As many choices of a facet are seen at once; the others fold.
_SEEN = 8

NAMES = {
    "status": _("Status"),
    "category": _("Category"),
    "department": _("Department"),
    "year": _("Year"),
    "language": _("Language"),
    "law": _("Outside law"),
}
#: The value of the facet "language" of what can be read in both.
BOTH = "both"
#: The value of the facet "law" of what refers to law that no longer applies.
OUTDATED = "ended"
_STATUS_ORDER = [Status.IN_FORCE, Status.PARTLY, Status.NOT_YET, Status.REPEALED]


@dataclass(frozen=True)
class Choice:
    """`query` is that of the list with this choice taken, or left if it is chosen."""

    value: str
    label: Any
    count: int
    is_chosen: bool
    query: str
    status_class: str = ""


@dataclass(frozen=True)
class Facet:
    """`name` is the parameter in the address."""

    name: str
    label: Any
    chosen: str
    seen: list[Choice]
    folded: list[Choice]

    @property
    def choices(self) -> list[Choice]:
        return [*self.seen, *self.folded]


@dataclass(frozen=True)
class Applied:
    """A filter that narrows the list, and the query of the list without it."""

    label: Any
    value: Any
    query: str


def query_with(query: QueryDict, **values: str) -> str:
    """`query` on its first page with other values; an empty value takes the parameter away."""
    changed = query.copy()
    for name in ("page", *values):
        changed.pop(name, None)
    for name, value in values.items():
        if value:
            changed[name] = value
    return changed.urlencode()


def facet(
    name: str,
    counts: Counter[str],
    named: Iterable[tuple[str, Any]],
    chosen: str,
    query: QueryDict,
) -> Facet:
    """`named` are the values there are with their words, in their order."""
    choices = [
        Choice(
            value,
            label,
            counts[value],
            value == chosen,
            query_with(query, **{name: "" if value == chosen else value}),
            labels.STATUS_CLASS[Status(value)] if name == "status" else "",
        )
        for value, label in named
        if counts[value] or value == chosen
    ]
    seen = [one for place, one in enumerate(choices) if place < _SEEN or one.is_chosen]
    return Facet(name, NAMES[name], chosen, seen, [one for one in choices if one not in seen])


def named_values(
    name: str, there: set[str], departments: Iterable[tuple[str, str]]
) -> list[tuple[str, Any]]:
    """The values of a facet with their words. `there` are those that occur, `departments` code
    and name of each."""
    if name == "category":
        return list(Category.choices)
    if name == "status":
        return [(status.value, labels.STATUS[status]) for status in _STATUS_ORDER]
    if name == "language":
        single = [(code, labels.ONLY_IN[code]) for code in languages.LANGUAGES]
        return [(BOTH, _("In both languages")), *single]
    if name == "law":
        return [(OUTDATED, _("Refers to law no longer in force"))]
    if name == "year":
        return [(year, year) for year in sorted(there, reverse=True)]
    return sorted((pair for pair in departments if pair[0] in there), key=lambda pair: pair[1])


def applied(words: str, facets: Iterable[Facet], query: QueryDict) -> list[Applied]:
    """What narrows the list now, each with the way to take it away."""
    found = [Applied(_("Words"), words, query_with(query, q=""))] if words else []
    for one in facets:
        if one.chosen:
            named = next((c.label for c in one.choices if c.is_chosen), one.chosen)
            found.append(Applied(one.label, named, query_with(query, **{one.name: ""})))
    return found
