"""The one way to make a revision live. Called by `services` and by Wagtail's finish action only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from . import placement
from .content import digest_of, hash_of
from .errors import Conflict, NotApproved
from .models import Decision, Publication, PublicationTicket
from .signals import content_published


@contextmanager
def ticket(decision: Decision) -> Iterator[None]:
    """Open the triggers for one page and one revision, for the length of a transaction."""
    with transaction.atomic():
        row = PublicationTicket.objects.create(
            page_id=decision.page_id,
            revision_id=decision.revision_id,
            decision_id=decision.pk,
        )
        yield
        row.delete()


def finish_workflow(workflow_state: WorkflowState, user: Any = None) -> None:
    """WAGTAIL_FINISH_WORKFLOW_ACTION: publish the *approved* revision, never just the latest.

    Raises NotApproved when no decision of ours stands behind the workflow's end.
    """
    decision = (
        Decision.objects.filter(
            submission__workflow_state=workflow_state, kind=Decision.Kind.APPROVE
        )
        .select_related("revision", "submission", "by")
        .first()
    )
    if decision is None:
        raise NotApproved(_("The workflow ended without a decision; nothing was published."))
    publish(decision)


@transaction.atomic
def publish(decision: Decision) -> None:
    """Make `decision.revision` live. In one transaction with everything that follows from it.

    Raises Conflict when a newer revision exists, NotApproved when the content or a file is no
    longer what was approved.
    """
    if decision.kind not in Decision.PUBLISHING:
        raise NotApproved(_("Only an approval publishes."))
    Page.objects.select_for_update().get(pk=decision.page_id)
    revision = decision.revision
    if not revision.is_latest_revision():
        raise Conflict(_("There is a newer version of the page; this one is no longer published."))
    candidate = revision.as_object()
    if hash_of(candidate) != decision.content_hash:
        raise NotApproved(_("The content is not what was approved; nothing was published."))
    _check_files(decision)
    stored = type(candidate)._base_manager.get(pk=decision.page_id)
    if unfit := placement.problems(stored, candidate):  # something else went live meanwhile
        raise NotApproved(" ".join(unfit))
    with ticket(decision):
        try:
            revision.publish(user=decision.by, skip_permission_checks=True)
        except ValidationError as error:  # an address was taken meanwhile, for instance
            raise NotApproved(" ".join(error.messages)) from error
        page = type(candidate)._base_manager.get(pk=decision.page_id)
        if hash_of(page) != decision.content_hash or page.live_revision_id != revision.pk:
            raise NotApproved(_("What went live is not what was approved; all was undone."))
        Publication.objects.update_or_create(
            page_id=page.pk,
            defaults={
                "decision": decision,
                "submission": decision.submission,
                "audience": page.audience,
                "content_hash": decision.content_hash,
                "published_at": timezone.now(),
            },
        )
        try:
            page.on_publication(decision)
        except ValidationError as error:  # a document number was taken meanwhile, for instance
            raise NotApproved(" ".join(error.messages)) from error
    content_published.send(sender=type(page), page=page, decision=decision)


def _check_files(decision: Decision) -> None:
    """The bytes on disk are those that were reviewed, not only the digest in the database."""
    from .files import model_of

    for row in decision.submission.files.all():
        found = model_of(row.kind)._default_manager.filter(pk=row.file_id).first()
        if found is None or digest_of(found.file.storage, found.file.name) != row.sha256:
            raise NotApproved(
                _("An attached file is not the one that was reviewed; nothing was published.")
            )
