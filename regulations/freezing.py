"""The relations of a draft as the rows that approval writes."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from django.utils import timezone

from .models import Provision, Relation
from .printed import RelationRow
from .shelf import all_shelves

if TYPE_CHECKING:
    from .models import Printing, RegulationPage


def relations_of_draft(draft: RegulationPage) -> list[RelationRow]:
    """One row for each provision of the draft that a relation names, in the author's order."""
    made: list[RelationRow] = []
    for row in sorted(draft.relations.all(), key=lambda row: row.sort_order or 0):
        made += [
            RelationRow(
                position=len(made) + place,
                kind=row.kind,
                own_eid=eid,
                target_regulation_id=row.target_regulation_id,
                target_edition=row.target_edition,
                target_act_id=row.target_act_id,
                target_eid=row.target_eid,
            )
            for place, eid in enumerate(row.eids())
        ]
    return made


def with_lasting(rows: list[RelationRow]) -> list[RelationRow]:
    """The rows with the lasting id of every provision of a regulation that they name, as it
    stands on the day of the approval. Three queries at most."""
    named = [row for row in rows if row.target_regulation_id and row.target_eid]
    if not named:
        return rows
    today = timezone.localdate()
    printings: dict[tuple[int | None, int | None], int] = {}
    shelves = all_shelves({row.target_regulation_id for row in named if row.target_regulation_id})
    for row in named:
        shelf = shelves.get(row.target_regulation_id or 0)
        if shelf is None:
            continue
        one = shelf.numbered(row.target_edition) if row.target_edition else shelf.shown(today)
        if one is not None:
            printings[row.target_regulation_id, row.target_edition] = one.printing.pk
    provisions = Provision.objects.filter(
        printing__in=set(printings.values()), eid__in={row.target_eid for row in named}
    )
    lasting = {
        (printing, eid): found
        for printing, eid, found in provisions.values_list("printing_id", "eid", "lasting")
    }
    made = []
    for row in rows:
        printing = printings.get((row.target_regulation_id, row.target_edition))
        found = lasting.get((printing, row.target_eid), "") if printing else ""
        made.append(RelationRow(**asdict(row) | {"target_lasting": found}))
    return made


def freeze(printing: Printing, rows: list[RelationRow]) -> None:
    """Write the rows; called in the transaction that publishes."""
    Relation.objects.bulk_create(
        (Relation(printing=printing, **asdict(row)) for row in rows), batch_size=200
    )


def relations_of(printing: Printing) -> list[RelationRow]:
    """The relations of a printing as they stand in the database."""
    names = [field.name for field in fields(RelationRow)]
    return [
        RelationRow(**row) for row in printing.relations.order_by("position").values(*names)
    ]
