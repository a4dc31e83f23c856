"""What `verify_approvals` asks of this room: is every printing still what was approved?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Count, F, Q

from approvals.models import Decision, LedgerEntry

from . import lasting, past_issuing
from .editions import PRINTING_FIELDS, hash_of, printing_of, rows_of
from .freezing import relations_of, relations_of_draft
from .models import (
    Edition,
    PastEdition,
    Printing,
    Promulgation,
    RegulationPage,
    VoidedEdition,
)

#: What a printing has of its own; the rest is copied from the approved revision as it stands.
_OWN = {"sequence", "decision_id", "revision_id"}


def _differs_from_draft(printing: Printing) -> bool:
    draft = printing.decision.revision.as_object()
    if printing.edition.past_key:
        return not any(
            row.key == printing.edition.past_key
            and not past_issuing.differs(row, printing.edition)
            for row in draft.past_editions.all()
        )
    expected = printing_of(draft, printing.edition)
    # The lasting ids are looked up at approval; all else is the draft's.
    related = [replace(row, target_lasting="") for row in relations_of(printing)]
    if related != relations_of_draft(draft):
        return True
    if any(
        getattr(expected, name) != getattr(printing, name)
        for name in PRINTING_FIELDS
        if name not in _OWN
    ):
        return True
    rows = printing.provisions
    named = dict(rows.exclude(lasting="").values_list("eid", "lasting"))
    behind = dict(rows.exclude(behind="").values_list("eid", "behind"))
    return (named, behind) != (lasting.ids_of(draft), lasting.behind_of(draft))


def _left_out() -> Iterator[str]:
    """Past editions of an approved revision that no edition was made of."""
    for row in PastEdition.objects.filter(page__live=True).order_by("pk"):
        if not Edition.objects.filter(page_id=row.page_id, past_key=row.key).exists():
            yield f"Regulation {row.page_id}: past edition {row} was approved and not issued."


def _unrecorded() -> Iterator[str]:
    """Promulgations that stand in no line of the ledger, or were made of what is void."""
    recorded = set(
        LedgerEntry.objects.filter(act="promulgate").values_list("data__promulgation", flat=True)
    )
    for made in Promulgation.objects.select_related("edition__voided").order_by("pk"):
        if made.pk not in recorded:
            yield f"Edition {made.edition_id} was promulgated without a line in the ledger."
        if made.edition.is_void:
            yield f"Edition {made.edition_id} was promulgated and is void."


def _is_covered(voided: VoidedEdition) -> bool:
    decision = voided.decision
    if decision.kind not in Decision.PUBLISHING or decision.page_id != voided.edition.page_id:
        return False
    draft = decision.revision.as_object()
    return (
        draft.change == RegulationPage.Change.VOID
        and draft.voids == voided.edition.sequence
        and (draft.change_note_zh_hans or "", draft.change_note_vi or "")
        == (voided.note_zh_hans, voided.note_vi)
    )


def problems() -> Iterator[str]:
    """Sentences about printings whose hash no longer fits, that no approval of their page
    covers, about editions marked void without one, and about live regulations that readers have
    no printing of."""
    printings = Printing.objects.select_related("edition", "decision__revision").order_by("pk")
    for printing in printings.iterator(chunk_size=50):
        edition, decision = printing.edition, printing.decision
        name = f"Regulation {edition.page_id}, edition {edition.sequence}.{printing.sequence}"
        related = relations_of(printing)
        if hash_of(edition, printing, rows_of(printing), related) != printing.content_hash:
            yield f"{name} is not what was approved: its hash differs."
        if (
            decision.kind not in Decision.PUBLISHING
            or decision.page_id != edition.page_id
            or decision.revision_id != printing.revision_id
        ):
            yield f"{name} has no approval of its own."
        elif _differs_from_draft(printing):
            yield f"{name} does not say what the approved revision says."
    twice = Decision.objects.annotate(
        made=Count("printings", filter=Q(printings__edition__past_key=""))
    ).filter(made__gt=1)
    for decision_id in twice.order_by("pk").values_list("pk", flat=True):
        yield f"Decision {decision_id} stands behind more than one printing."
    past = Printing.objects.exclude(edition__past_key="")
    for edition_id in past.exclude(sequence=1).values_list("edition_id", flat=True):
        yield f"Past edition {edition_id} has more than the printing it was entered with."
    apart = past.exclude(edition__decision=F("decision"))
    for edition_id in apart.values_list("edition_id", flat=True):
        yield f"Past edition {edition_id} was printed by another decision than made it."
    for voided in VoidedEdition.objects.select_related("edition", "decision__revision"):
        if not _is_covered(voided):
            yield (
                f"Regulation {voided.edition.page_id}, edition {voided.edition.sequence} is marked"
                " void without an approval that says so."
            )
    yield from _left_out()
    yield from _unrecorded()
    unprinted = RegulationPage.objects.filter(live=True).exclude(
        publication__decision__in=Printing.objects.values("decision")
    ).exclude(publication__decision__in=VoidedEdition.objects.values("decision"))
    for page_id in unprinted.values_list("pk", flat=True):
        yield f"Regulation {page_id} is live without a printing."
