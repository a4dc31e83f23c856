"""What regulations do to one another: worked out from approved relations, never stored.

A relation acts from the day on which the edition that says it takes effect. A later edition that
still carries it does not act again. Only the current printing of an edition counts, and only what
its readers may see: for others it has no effect at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from .models import Edition, Printing, Relation
from .relating.kinds import CHANGING, ENDING
from .status import Effect


@dataclass(frozen=True)
class Acting(Effect):
    """An effect with where it comes from: page, edition and provision of the text that acts, and
    the provision that it acts on ("" for the whole)."""

    kind: str = ""
    page: int = 0
    sequence: int = 0
    own_eid: str = ""
    eid: str = ""
    lasting: str = ""


def current() -> Exists:
    """Condition on relations: a newer printing of the same edition took their place."""
    return Exists(
        Printing.objects.filter(
            edition=OuterRef("printing__edition"), sequence__gt=OuterRef("printing__sequence")
        )
    )


def effects_on(
    page_ids: Collection[int] | None, audiences: Collection[str] | None
) -> dict[int, list[Acting]]:
    """By the page acted on, in the order of days. None for pages: all; None for audiences: whoever
    may see it. One query."""
    rows = Relation.objects.filter(
        ~current(),
        kind__in=sorted(kind.value for kind in CHANGING),
        target_regulation__isnull=False,
        printing__edition__kind=Edition.Kind.ISSUE,
        printing__edition__voided=None,
        printing__edition__page__live=True,
    )
    if page_ids is not None:
        rows = rows.filter(target_regulation__in=page_ids)
    if audiences is not None:
        allowed = sorted(audiences)
        rows = rows.filter(
            printing__audience__in=allowed,
            printing__edition__page__publication__audience__in=allowed,
        )
    first: dict[tuple[object, ...], tuple[int, Acting]] = {}
    for target, edition, kind, eid, lasting, own_eid, page, sequence, effective in (
        rows.order_by().values_list(
            "target_regulation_id", "target_edition", "kind", "target_eid", "target_lasting",
            "own_eid", "printing__edition__page_id", "printing__edition__sequence",
            "printing__edition__effective_date",
        )
    ):  # fmt: skip
        is_whole = kind in ENDING and not eid
        acting = Acting(
            effective, is_whole, edition, kind, page, sequence, own_eid, eid, lasting
        )
        key = (page, target, kind, eid, edition)
        held = first.get(key)
        if held is None or (effective, sequence) < (held[1].effective, held[1].sequence):
            first[key] = (target, acting)
    found: dict[int, list[Acting]] = {}
    for target, acting in sorted(first.values(), key=_order):
        found.setdefault(target, []).append(acting)
    return found


def _order(pair: tuple[int, Acting]) -> tuple[object, ...]:
    target, acting = pair
    return target, acting.effective, acting.page, acting.eid


def acted_on_by(page_ids: Iterable[int]) -> list[int]:
    """Pages that any printing of `page_ids` acts on, to be indexed again with them."""
    kinds = sorted(kind.value for kind in CHANGING)
    rows = Relation.objects.filter(
        printing__edition__page_id__in=list(page_ids),
        kind__in=kinds,
        target_regulation__isnull=False,
    )
    return sorted(set(rows.order_by().values_list("target_regulation_id", flat=True)))
