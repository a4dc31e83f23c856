"""`manage.py verify_approvals`: is everything live covered by a decision of the same hash?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wagtail.models import Page

from . import ledger, triggers
from .content import digest_of, hash_of
from .files import model_of
from .models import Decision, LedgerEntry, Publication, PublicationTicket, SubmissionFile

Check = Callable[[], Iterator[str]]
_more: list[Check] = []


def register(check: Check) -> None:
    """Let another room add its own problems (issued editions, for instance)."""
    if check not in _more:
        _more.append(check)


def problems() -> Iterator[str]:
    """One sentence for each thing that is not as it must be; nothing when all is well."""
    yield from ledger.problems()
    yield from _decisions_in_ledger()
    yield from _live_pages()
    yield from _files()
    for ticket in PublicationTicket.objects.all():
        yield f"A publication ticket for page {ticket.page_id} was left behind."
    for name in sorted(triggers.missing()):
        yield f"The database lacks the trigger {name}."
    for check in _more:
        yield from check()


def _live_pages() -> Iterator[str]:
    # Wagtail's root node is no page: it has no address and is never shown.
    live = Page.objects.filter(live=True, depth__gt=1)
    for page in live.specific(defer=False).iterator(chunk_size=200):
        label = f"Page {page.pk} ({page.title})"
        publication = Publication.objects.filter(page_id=page.pk).select_related("decision").first()
        if publication is None:
            yield f"{label} is live without a publication."
            continue
        decision = publication.decision
        if decision.page_id != page.pk or decision.revision_id != page.live_revision_id:
            yield f"{label}: its decision is about another revision."
        if decision.kind not in Decision.PUBLISHING:
            yield f"{label}: what stands behind it is no approval."
        if decision.kind == Decision.Kind.APPROVE:
            writers = set(decision.submission.contributors.values_list("pk", flat=True))
            if decision.by_id is None or decision.by_id in writers:
                yield f"{label} was approved by somebody who wrote part of it."
            checks = decision.submission.decisions.filter(kind=Decision.Kind.CHECK)
            if not checks.exclude(by=decision.by_id).exclude(by__in=writers).exists():
                yield f"{label} was approved without the check of another person before."
        current = hash_of(page)
        if not (current == decision.content_hash == publication.content_hash):
            yield f"{label} is not what was approved."
        elif publication.audience != page.audience:
            yield f"{label} is shown to another audience than was approved."
        if hash_of(decision.revision.as_object()) != decision.content_hash:
            yield f"{label}: its approved revision was changed."
    for publication in Publication.objects.exclude(page__live=True):
        yield f"Page {publication.page_id} has a publication but is not live."


def _decisions_in_ledger() -> Iterator[str]:
    recorded = {
        entry.data.get("decision"): entry
        for entry in LedgerEntry.objects.exclude(data={}).iterator(chunk_size=2000)
    }
    for decision in Decision.objects.iterator(chunk_size=2000):
        line = recorded.get(decision.pk)
        if line is None:
            yield f"Decision {decision.pk} is not in the ledger."
        elif (line.act, line.actor_id, line.content_hash, line.revision_id) != (
            decision.kind,
            decision.by_id,
            decision.content_hash,
            decision.revision_id,
        ):
            yield f"Decision {decision.pk} differs from its line in the ledger."


def _files() -> Iterator[str]:
    for row in SubmissionFile.objects.order_by("pk").iterator(chunk_size=500):
        found = model_of(row.kind)._default_manager.filter(pk=row.file_id).first()
        if found is None:
            yield f"The submitted {row.kind} {row.file_id} is gone."
        elif digest_of(found.file.storage, found.file.name) != row.sha256:
            yield f"The submitted {row.kind} {row.file_id} is not the file that was reviewed."
