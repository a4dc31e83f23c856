"""The gate in `save()`: what readers see changes only under a ticket that a decision covers.

It reads `approvals.Decision` and the ticket, never Wagtail's task states. The triggers of
`approvals.triggers` say the same for what passes by the model.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from .content import VISIBLE_PAGE_COLUMNS, hash_of
from .errors import NotApproved

if TYPE_CHECKING:
    from .gated import GatedPage


def _refuse() -> None:
    raise NotApproved(
        _("What readers see changes only by an approved submission. Nothing was changed.")
    )


def _touches_visible(page: GatedPage, update_fields: Iterable[str] | None) -> bool:
    if update_fields is None:
        return True
    columns = {name.removesuffix("_id") for name in VISIBLE_PAGE_COLUMNS}
    own = {field.name for field in page._meta.local_fields}
    return any(name.removesuffix("_id") in columns or name in own for name in update_fields)


def check_save(page: GatedPage, update_fields: Iterable[str] | None = None) -> None:
    """Raise NotApproved unless saving `page` leaves what readers see as decided.

    A page that is and stays a draft may be saved freely. A live page may be saved when nothing
    visible differs (Wagtail saves whole pages to set a lock), or under the ticket of a decision
    that approves this very revision of this very page with this very content.
    """
    from .models import Decision, PublicationTicket

    stored: Any = None
    if page.pk is not None:
        stored = type(page)._base_manager.filter(pk=page.pk).first()
    was_live = bool(stored and stored.live)
    if not page.live and not was_live:
        return
    if stored is not None and not _touches_visible(page, update_fields):
        return
    ticket = PublicationTicket.objects.filter(page_id=page.pk).first() if page.pk else None
    if ticket is None:
        if stored is not None and was_live and _unchanged(stored, page):
            return
        _refuse()
        return
    decision = Decision.objects.filter(
        pk=ticket.decision_id,
        page_id=page.pk,
        revision_id=page.live_revision_id,
        kind__in=Decision.PUBLISHING,
    ).first()
    if decision is None or decision.content_hash != hash_of(page):
        _refuse()


def _unchanged(stored: GatedPage, page: GatedPage) -> bool:
    same_columns = all(
        getattr(stored, name) == getattr(page, name) for name in VISIBLE_PAGE_COLUMNS
    )
    return same_columns and hash_of(stored) == hash_of(page)


def check_draft(page: GatedPage, overwrite_revision: Any = None) -> None:
    """Raise NotApproved when a new draft would disturb what is being decided or was."""
    from .models import Submission

    if (
        overwrite_revision is not None
        and Submission.objects.filter(revision_id=overwrite_revision.pk).exists()
    ):
        raise NotApproved(
            _("This version was submitted and stays as it is. Save the page as a new version.")
        )
    if (
        page.pk
        and Submission.objects.filter(page_id=page.pk, state=Submission.State.WAITING).exists()
    ):
        raise NotApproved(
            _("The page waits for a decision and cannot be changed meanwhile. Withdraw it first.")
        )


def check_delete(page: GatedPage) -> None:
    """Raise NotApproved for what is live, was submitted, or holds such pages below it."""
    from .models import Submission

    below = page.get_descendants(inclusive=True)
    if below.filter(live=True).exists():
        _refuse()
    if Submission.objects.filter(page__in=below).exists():
        raise NotApproved(_("A page that was submitted is kept with its record. Leave it a draft."))
