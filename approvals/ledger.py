"""The hash-chained record of every act. `write` is the only way in; nothing is ever changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from .hashing import chain_hash
from .models import LedgerEntry, LedgerHead


def _fields(entry: LedgerEntry) -> dict[str, Any]:
    """What the hash of a line covers: everything but the hash itself."""
    return {
        "sequence": entry.sequence,
        "at": entry.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(),
        "act": entry.act,
        "actor": entry.actor_id,
        "actor_label": entry.actor_label,
        "role": entry.role,
        "object_type": entry.object_type,
        "object_id": entry.object_id,
        "object_label": entry.object_label,
        "revision": entry.revision_id,
        "content_hash": entry.content_hash,
        "reason": entry.reason,
        "address": entry.address,
        "data": entry.data,
    }


def hold() -> LedgerHead:
    """Lock the end of the chain until the transaction ends: whoever does so acts one after the
    other, in the order in which what they did can be seen. Call it inside a transaction."""
    LedgerHead.objects.get_or_create(pk=1)
    return LedgerHead.objects.select_for_update().get(pk=1)


@transaction.atomic
def write(
    act: str,
    *,
    actor: Any,
    object_type: str,
    object_id: Any,
    object_label: str,
    role: str = "",
    revision_id: int | None = None,
    content_hash: str = "",
    reason: str = "",
    address: str = "",
    data: dict[str, Any] | None = None,
) -> LedgerEntry:
    """Append one line. Writers queue on the head row, so the chain has no fork and no gap."""
    head = hold()
    entry = LedgerEntry(
        sequence=head.sequence + 1,
        at=timezone.now(),
        act=act,
        actor=actor,
        actor_label=f"{actor.employee_number} {actor.name}" if actor else "system",
        role=role,
        object_type=object_type,
        object_id=str(object_id),
        object_label=object_label[:300],
        revision_id=revision_id,
        content_hash=content_hash,
        reason=reason,
        address=address,
        data=data or {},
        previous_hash=head.hash,
    )
    entry.hash = chain_hash(head.hash, _fields(entry))
    entry.save(force_insert=True)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save()
    return entry


def problems() -> Iterator[str]:
    """Recompute the chain from its first line; yield one sentence for each break."""
    previous = "0" * 64
    expected = 0
    for entry in LedgerEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        expected += 1
        if entry.sequence != expected:
            yield f"Ledger: line {expected} is missing (found {entry.sequence})."
            expected = entry.sequence
        if entry.previous_hash != previous:
            yield f"Ledger: line {entry.sequence} does not continue the line before it."
        if chain_hash(entry.previous_hash, _fields(entry)) != entry.hash:
            yield f"Ledger: line {entry.sequence} was changed after it was written."
        previous = entry.hash
    head = LedgerHead.objects.filter(pk=1).first()
    if head is None and expected:
        yield "Ledger: what says where it ends is gone."
    if head and (head.sequence != expected or head.hash != previous):
        yield f"Ledger: its end was cut; the last line should be {head.sequence}."
