"""A draft as readers would see it, among the editions that were issued. Writes nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from .editions import edition_of, printing_of, rows_of, rows_of_draft
from .models import VoidedEdition
from .shelf import Issued, Shelf, all_shelves

if TYPE_CHECKING:
    from .models import RegulationPage


def of_draft(page: RegulationPage) -> tuple[Shelf, Issued, list[dict[str, Any]], bool]:
    """The shelf with the edition that an approval would make, that edition, its provisions, and
    whether it has an effective date.

    A draft without one takes its place among the editions as if it applied from today. The draft
    of a withdrawal is shown as the edition that it makes void.
    """
    if page.change == type(page).Change.VOID and (found := _withdrawn(page)):
        return found
    edition = edition_of(page)
    is_dated = edition.effective_date is not None
    edition.effective_date = edition.effective_date or timezone.localdate()
    drafted = Issued(edition, printing_of(page, edition))
    issued = all_shelves([page.pk]).get(page.pk, Shelf([])).issued if page.pk else []
    rows = [asdict(row) for row in rows_of_draft(page)]
    return Shelf([*issued, drafted]), drafted, rows, is_dated


def _withdrawn(page: RegulationPage) -> tuple[Shelf, Issued, list[dict[str, Any]], bool] | None:
    shelf = all_shelves([page.pk]).get(page.pk, Shelf([])) if page.pk else Shelf([])
    named = shelf.numbered(page.voids) if page.voids is not None else None
    if named is None:
        return None
    named.edition.voided = VoidedEdition(
        edition=named.edition,
        note_zh_hans=page.change_note_zh_hans or "",
        note_vi=page.change_note_vi or "",
    )
    return Shelf(shelf.issued), named, [asdict(row) for row in rows_of(named.printing)], True
