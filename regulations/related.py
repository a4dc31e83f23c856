"""The relations of a draft in words, for its reviewers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from .models import OutsideActPage, RelationKind
from .models.relation import RegulationRelation

if TYPE_CHECKING:
    from .models import RegulationPage


def reviewed(page: RegulationPage, live: RegulationPage | None) -> list[tuple[str, str, str, str]]:
    """For `RegulationPage.also_reviewed`: what the relations were and what they would be."""
    before = list(live.relations.all()) if live is not None else []
    after = list(page.relations.all())
    if not before and not after:
        return []
    names = _names([*before, *after])
    return [(_("Relations"), "", _text(before, names), _text(after, names))]


def _names(rows: Iterable[RegulationRelation]) -> dict[tuple[str, int], str]:
    """What reviewers read for each target: number and both headings."""
    from .models import RegulationPage

    rows = list(rows)
    found: dict[tuple[str, int], str] = {}
    for kind, model, name in (
        ("regulation", RegulationPage, "target_regulation_id"),
        ("act", OutsideActPage, "target_act_id"),
    ):
        ids = {getattr(row, name) for row in rows} - {None}
        columns = ("pk", "number_zh", "number_vi", "heading_zh_hans", "heading_vi")
        for pk, *texts in model.objects.filter(pk__in=ids).values_list(*columns):
            found[kind, pk] = " · ".join(text for text in texts if text)
    return found


def _text(rows: Iterable[RegulationRelation], names: dict[tuple[str, int], str]) -> str:
    lines = []
    for row in sorted(rows, key=lambda row: row.sort_order or 0):
        target = (
            ("regulation", row.target_regulation_id)
            if row.target_regulation_id
            else ("act", row.target_act_id or 0)
        )
        parts = [names.get(target, "?")]
        if row.target_edition:
            parts.append(_("Edition %(number)d") % {"number": row.target_edition})
        if row.target_eid:
            parts.append(row.target_eid)
        own = f"{row.own_eids}: " if row.own_eids else ""
        lines.append(f"{own}{RelationKind(row.kind).label} {', '.join(parts)}")
    return "\n".join(lines)
