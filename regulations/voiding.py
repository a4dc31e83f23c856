"""An edition withdrawn before its promulgation: approved as everything else, and void for ever.

The draft of such a withdrawal is what readers have already, and names the edition and the reason;
so nothing else becomes live with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from approvals import languages
from approvals.content import content_of
from approvals.errors import NotAllowed
from approvals.hashing import without_empty

from .errors import DraftInTheWay
from .models import Edition, Promulgation, VoidedEdition

if TYPE_CHECKING:
    from approvals.models import Decision

    from .models import RegulationPage

#: What the draft of a withdrawal says of its own.
_OWN = {"change", "voids", "change_note_zh_hans", "change_note_vi"}


def obstacle(edition: Edition | None) -> str:
    """Why `edition` cannot be withdrawn any more; "" when it can."""
    if edition is None:
        return _("Say which edition is withdrawn: the regulation has none with this count.")
    if edition.is_void:
        return _("This edition was withdrawn already.")
    if Promulgation.objects.filter(edition=edition).exists():
        return _("This edition was promulgated. A repeal or a new edition ends it.")
    if edition.effective_date <= timezone.localdate():
        return _("This edition has taken effect. A repeal or a new edition ends it.")
    return ""


def _named(page: RegulationPage) -> Edition | None:
    if not page.pk or page.voids is None:
        return None
    return Edition.objects.filter(page_id=page.pk, sequence=page.voids).first()


def problems(page: RegulationPage) -> list[str]:
    """What keeps the draft of a withdrawal from being submitted."""
    found = [problem] if (problem := obstacle(_named(page))) else []
    held = [page.only_in] if page.only_in else languages.LANGUAGES
    if not all(getattr(page, languages.suffixed("change_note", code)) for code in held):
        found.append(_("Say in “what changed” why the edition is withdrawn, in both languages."))
    stored = type(page).objects.filter(pk=page.pk, live=True).first() if page.pk else None
    if stored is None or _rest(stored) != _rest(page):
        found.append(
            _("A withdrawal changes nothing else. Start it from the list of editions, "
              "and keep other changes for a draft of their own.")
        )
    return found


def _rest(page: RegulationPage) -> Any:
    return without_empty({k: v for k, v in content_of(page).items() if k not in _OWN})


@transaction.atomic
def draft_withdrawal(
    page: RegulationPage, sequence: int, user: Any, *, replace: bool = False
) -> Revision:
    """A draft that withdraws edition `sequence` and changes nothing else; its author adds the
    reason and submits it. Raises NotAllowed, Conflict, DraftInTheWay as `redrafting.new_draft`."""
    from . import redrafting

    stored = redrafting.locked_for_writing(page, user)
    edition = Edition.objects.filter(page_id=stored.pk, sequence=sequence).first()
    if problem := obstacle(edition):
        raise NotAllowed(problem)
    if redrafting.has_own_draft(stored) and not replace:
        raise DraftInTheWay(_("There is a draft that was not approved yet."))
    draft: RegulationPage = stored.live_revision.as_object()
    draft.change = type(draft).Change.VOID
    draft.voids = sequence
    draft.change_note_zh_hans = draft.change_note_vi = ""
    return draft.save_revision(user=user, log_action="wagtail.edit")


def void(draft: RegulationPage, decision: Decision) -> VoidedEdition:
    """What the approval of `draft` makes of the edition it names. Raises ValidationError when it
    was promulgated or took effect meanwhile. Called inside the transaction that publishes."""
    edition = _named(draft)
    if problem := obstacle(edition):
        raise ValidationError(problem)
    return VoidedEdition.objects.create(
        edition=edition,
        decision=decision,
        note_zh_hans=draft.change_note_zh_hans or "",
        note_vi=draft.change_note_vi or "",
    )
