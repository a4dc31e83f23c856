"""Approved relations as JSON values. Whatever leads to what a reader may not see is left out whole:
neither its name nor that there is a relation is told."""

from __future__ import annotations

from datetime import date
from typing import Any

from approvals import languages
from approvals.audience import visible_to
from regulations.models import OutsideActPage, RegulationPage, Relation
from regulations.shelf import Issued, Shelf, held, shelves_for

from . import shapes


def _readable(ids: set[int], reader: Any) -> dict[int, tuple[str, Shelf]]:
    """Slug and shelf of those regulations among `ids` of which `reader` may see a text."""
    pages = visible_to(RegulationPage.objects.filter(pk__in=ids), reader).order_by()
    slugs = dict(pages.values_list("pk", "slug"))
    shelves = shelves_for(slugs, reader)
    return {
        pk: (slugs[pk], shelf)
        for pk, shelf in shelves.items()
        if any(not one.dated.is_repeal and not one.dated.is_void for one in shelf.issued)
    }


def outgoing(one: Issued, reader: Any) -> list[dict[str, Any]]:
    rows = list(Relation.objects.filter(printing=one.printing).order_by("position"))
    regulations = _readable({row.target_regulation_id for row in rows} - {None}, reader)
    acts = visible_to(
        OutsideActPage.objects.filter(pk__in={row.target_act_id for row in rows} - {None}), reader
    ).in_bulk()
    told = []
    for row in rows:
        slug, shelf = regulations.get(row.target_regulation_id, ("", Shelf([])))
        act = acts.get(row.target_act_id)
        if not slug and act is None:
            continue
        if row.target_edition and (not slug or shelf.numbered(row.target_edition) is None):
            continue
        told.append(
            {
                "kind": row.kind,
                "provision": row.own_eid or None,
                "regulation": slug or None,
                "edition": row.target_edition,
                "law": _law(act) if act is not None else None,
                "target_provision": row.target_eid or None,
                "target_lasting": row.target_lasting or None,
            }
        )
    return told


def _law(act: OutsideActPage) -> dict[str, Any]:
    headings = {
        code: getattr(act, languages.suffixed("heading", code)) or ""
        for code in languages.LANGUAGES
    }
    return {
        "heading": shapes.both(act, "heading", held(act.only_in, headings)),
        "number": {
            languages.ZH: act.number_zh or None,
            languages.VI: act.number_vi or None,
        },
        "ended_on": act.dead_since.isoformat() if act.dead_since else None,
    }


def incoming(page: RegulationPage, reader: Any, on: date) -> list[dict[str, Any]]:
    rows = list(
        Relation.objects.filter(target_regulation=page)
        .select_related("printing__edition")
        .defer(*(f"printing__{name}" for name in _LONG))
        .order_by("printing", "position")
    )
    sources = _readable({row.printing.edition.page_id for row in rows}, reader)
    told = []
    for row in rows:
        slug, shelf = sources.get(row.printing.edition.page_id, ("", Shelf([])))
        shown = shelf.shown(on)
        if shown is None or shown.printing.pk != row.printing_id:
            continue
        told.append(
            {
                "kind": row.kind,
                "regulation": slug,
                "edition": shown.edition.sequence,
                "provision": row.own_eid or None,
                "target_provision": row.target_eid or None,
            }
        )
    return told


_LONG = [
    languages.suffixed(name, code)
    for name in ("text", "tree", "preamble", "closing")
    for code in languages.LANGUAGES
]
