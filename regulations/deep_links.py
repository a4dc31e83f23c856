"""`<library>/<slug>/at/<lasting>/`: the address of a provision that outlives every renumbering.

It leads to the provision in the edition in force, with `?edition=` or `?on=` in that one. Where
that edition has it no more, it leads to the last one that had it: the reader is told there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from django.http import Http404, HttpRequest, HttpResponseRedirect

from .comparing.identity import is_lasting
from .days import day_asked
from .models import Provision
from .shelf import Issued, Shelf, shelves_for

if TYPE_CHECKING:
    from .models import RegulationPage

NAME = "at"


def address(library_address: str, lasting: str, query: str = "") -> str:
    """The lasting address of a provision; `library_address` is that of its regulation."""
    return f"{library_address}{NAME}/{lasting}/{f'?{query}' if query else ''}"


def lead(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponseRedirect:
    """Raises Http404 for a provision that no edition has which this reader may see."""
    if len(rest) != 1 or not is_lasting(rest[0]):
        raise Http404
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    held = _held(shelf, rest[0])
    if not held:
        raise Http404
    asked = request.GET.get("edition", "")
    on, _is_bad = day_asked(request)
    if asked:
        wanted = shelf.numbered(int(asked)) if asked.isdecimal() and len(asked) < 7 else None
        if wanted is None:
            raise Http404
    else:
        wanted = shelf.shown(on)
    query = {name: request.GET[name] for name in ("on", "view") if request.GET.get(name)}
    found = wanted
    if wanted is None or wanted.edition.pk not in held:
        found = next(one for one in reversed(_before(shelf, wanted)) if one.edition.pk in held)
    if found is not None and (asked or found is not wanted):
        query = {"edition": str(found.edition.sequence)} | query
    eid = held[found.edition.pk] if found is not None else ""
    to = (page.get_url(request) or "") + (f"?{urlencode(query)}" if query else "")
    return HttpResponseRedirect(f"{to}#{quote(eid)}" if eid else to)


def _before(shelf: Shelf, wanted: Issued | None) -> list[Issued]:
    """The editions in the order in which they should be tried, the best last: those that come
    after the one wanted, then those before it."""
    if wanted is None:
        return shelf.issued
    at = shelf.issued.index(wanted)
    return [*reversed(shelf.issued[at + 1 :]), *shelf.issued[:at]]


def _held(shelf: Shelf, lasting: str) -> dict[int, str]:
    """Edition -> the anchor of the provision in it, for the editions that have it. An edition
    from which a correction took it leads to its text as a whole."""
    current = {one.printing.pk: one.edition.pk for one in shelf.issued}
    found: dict[int, str] = {}
    rows = Provision.objects.filter(
        printing__edition__in=current.values(), lasting=lasting
    ).values_list("printing_id", "printing__edition_id", "eid")
    for printing, edition, eid in rows:
        if printing in current:
            found[edition] = eid
        else:
            found.setdefault(edition, "")
    return found

