"""Which printing a request asks for: `?edition=`, `?printing=`, `?on=`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest

from approvals.audience import audiences_for

from .days import day_asked
from .models import Printing
from .shelf import Issued, Shelf, shelves_for

if TYPE_CHECKING:
    from .models import RegulationPage

_LONGEST_NUMBER = 6


@dataclass(frozen=True)
class Asked:
    """`issued` is one of `shelf`, but for the printing where an earlier one was named."""

    shelf: Shelf
    issued: Issued
    on: date


def asked(page: RegulationPage, request: HttpRequest) -> Asked:
    """What `request` asks for of `page`, whose publication the caller has checked: the edition
    that it names, else the one that applies on the day. An earlier printing is for those who may
    see the edition and whom that printing was approved for.

    Raises Http404 for what does not exist, what this reader may not see, and what is no day.
    """
    on, is_bad = day_asked(request)
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    edition = _number(request, "edition")
    if is_bad:
        raise Http404
    if edition is not None:
        found = shelf.numbered(edition)
    else:
        found = shelf.shown(on) or (shelf.issued[0] if shelf else None)
    if found is None:
        raise Http404
    return Asked(shelf, _printing(found, request), on)


def _printing(found: Issued, request: HttpRequest) -> Issued:
    sequence = _number(request, "printing")
    if sequence is None or sequence == found.printing.sequence:
        return found
    earlier = Printing.objects.filter(
        edition=found.edition, sequence=sequence, audience__in=audiences_for(request.user)
    ).first()
    if earlier is None:
        raise Http404
    return Issued(found.edition, earlier)


def _number(request: HttpRequest, name: str) -> int | None:
    """A number of the query, None where it is not given. Raises Http404 for anything else."""
    given = request.GET.get(name, "")
    if not given:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) <= _LONGEST_NUMBER):
        raise Http404
    return int(given)
