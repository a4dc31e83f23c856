"""What `verify_approvals` asks of this room: is every printing still what was approved?"""

from __future__ import annotations

from collections.abc import Iterator

from approvals.models import Decision

from .editions import hash_of, rows_of
from .models import Printing, RegulationPage


def problems() -> Iterator[str]:
    """Sentences about printings whose hash no longer fits, that no approval of their page
    covers, and about live regulations that readers have no printing of."""
    printings = Printing.objects.select_related("edition", "decision").order_by("pk")
    for printing in printings.iterator(chunk_size=50):
        edition, decision = printing.edition, printing.decision
        name = f"Regulation {edition.page_id}, edition {edition.sequence}.{printing.sequence}"
        if hash_of(edition, printing, rows_of(printing)) != printing.content_hash:
            yield f"{name} is not what was approved: its hash differs."
        if (
            decision.kind not in Decision.PUBLISHING
            or decision.page_id != edition.page_id
            or decision.revision_id != printing.revision_id
        ):
            yield f"{name} has no approval of its own."
    unprinted = RegulationPage.objects.filter(live=True).exclude(
        publication__decision__in=Printing.objects.values("decision")
    )
    for page_id in unprinted.values_list("pk", flat=True):
        yield f"Regulation {page_id} is live without a printing."
