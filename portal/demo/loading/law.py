"""Outside law and the glossary: drafted by the web team, approved like everything else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from portal.founding import both
from regulations.models import OutsideActPage, RegulationIndexPage, RegulationPage, TermPage

from ..content.law import RELATIONS, Act, Term
from . import path
from .fields import Fields
from .people import Cast


@transaction.atomic
def make_act(data: Act, cast: Cast) -> None:
    fields = Fields(
        {
            "act_kind": data.kind,
            "number_vi": data.number,
            "issue_date": date.fromisoformat(data.issued),
            "effective_date": date.fromisoformat(data.effective),
            "dead_since": date.fromisoformat(data.dead) if data.dead else None,
            "replaced_by": (
                OutsideActPage.objects.get(slug=data.successor) if data.successor else None
            ),
            **both(heading=data.heading, issuer=data.issuer),
        }
    )
    _make(OutsideActPage, data.slug, fields, cast)


@transaction.atomic
def make_term(data: Term, cast: Cast) -> None:
    _make(TermPage, data.slug, Fields(both(heading=data.term, definition=data.definition)), cast)


def _make(model: type[Any], slug: str, fields: Fields, cast: Cast) -> None:
    if model.objects.filter(slug=slug).exists():
        return
    author = cast.web_member()
    page = path.draft(model, RegulationIndexPage.objects.get(), author, slug, "public", fields)
    path.to_readers(page, author, cast)


def relations_of(slug: str) -> list[dict[str, Any]]:
    """The child rows of a regulation's draft; what they name was made before it."""
    rows = []
    for relation in RELATIONS.get(slug, []):
        row: dict[str, Any] = {"kind": relation.kind, "own_eids": relation.own}
        if relation.is_act:
            row["target_act"] = OutsideActPage.objects.get(slug=relation.target)
        else:
            row["target_regulation"] = RegulationPage.objects.get(slug=relation.target)
        rows.append(row)
    return rows
