"""A new draft from an edition: the workspace takes up again what was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from approvals import languages, people, rules
from approvals.errors import Conflict, NotAllowed
from approvals.explanations import explain
from approvals.models import Submission

from . import outlining
from .errors import DraftInTheWay
from .models import RegulationAttachment, RegulationFigure, RegulationPage
from .shelf import Issued, shelves_for

if TYPE_CHECKING:
    from .models import Printing

#: Said once for the regulation, whatever its edition: they stay as they were approved last.
_OF_THE_REGULATION = ("slug", "audience", "category", "review_interval",
                      "review_department_id", "review_person", "number_series_id")  # fmt: skip
#: Of one issue only: a new edition has its own. Numbers too, whoever gives them.
_OF_THE_ISSUE = ("number_zh", "number_vi", "change_note_zh_hans", "change_note_vi")


def may_redraft(page: RegulationPage, user: Any) -> bool:
    """Whether `user` writes in the workspace in which `page` lies."""
    department = people.department_id_of(page, user)
    return not rules.may_write(people.person(user), department)


def has_own_draft(page: RegulationPage) -> bool:
    """Whether the newest version is one that was not approved: a new draft would take its place
    (it stays in the history)."""
    return page.latest_revision_id is not None and page.latest_revision_id != page.live_revision_id


def locked_for_writing(page: RegulationPage, user: Any) -> RegulationPage:
    """`page` as it is stored, locked until the transaction ends. Raises NotAllowed for who may
    not write there, Conflict while a submission waits."""
    Page.objects.select_for_update().get(pk=page.pk)
    stored = RegulationPage.objects.get(pk=page.pk)
    department = people.department_of(stored)
    reason = rules.may_write(people.person(user), department.pk if department else None)
    if reason:
        raise NotAllowed(explain(reason), code=reason.value)
    if Submission.objects.filter(page_id=stored.pk, state=Submission.State.WAITING).exists():
        raise Conflict(explain(rules.Reason.ALREADY_WAITING))
    return stored


@transaction.atomic
def new_draft(
    page: RegulationPage, sequence: int, user: Any, *, replace: bool = False
) -> Revision:
    """Make the newest draft of `page` again from edition `sequence`: text, trees, figures,
    attachments and attributes of its current printing, as a substantive change without number
    and dates.

    Raises NotAllowed (who may not write there, an edition that he may not see or that has no
    text), Conflict (a submission waits), DraftInTheWay (a draft that was not approved, unless
    `replace`). Whoever makes it counts as its writer; so do the writers of drafts that were not
    approved since. Those of the edition do not: somebody who wrote none of it has approved it.
    """
    stored = locked_for_writing(page, user)
    shelf = shelves_for([stored.pk], user).get(stored.pk)
    source = shelf.numbered(sequence) if shelf else None
    if source is None or source.dated.is_repeal:
        raise NotAllowed(_("There is no text of this edition to start from."))
    if has_own_draft(stored) and not replace:
        raise DraftInTheWay(_("There is a draft that was not approved yet."))
    draft = _from(source, stored)
    return draft.save_revision(user=user, log_action="wagtail.edit")


def _from(source: Issued, stored: RegulationPage) -> RegulationPage:
    draft: RegulationPage = source.printing.revision.as_object()
    for name in _OF_THE_REGULATION:
        setattr(draft, name, getattr(stored, name))
    for name in _OF_THE_ISSUE:
        setattr(draft, name, "")
    draft.change = RegulationPage.Change.SUBSTANTIVE
    draft.is_historical = False
    draft.voids = None
    draft.past_editions.set([])  # they were issued
    draft.issue_date = draft.effective_date = draft.repeal_date = None
    printing, edition = source.printing, source.edition
    draft.only_in = printing.only_in
    for code in languages.LANGUAGES:
        for name in ("heading", "summary"):
            column = languages.suffixed(name, code)
            setattr(draft, column, getattr(printing, column))
        for name in ("issuer", "signatory", "signatory_title"):
            column = languages.suffixed(name, code)
            setattr(draft, column, getattr(edition, column))
        _take_text(draft, printing, code)
    draft.attachments.set(
        [
            RegulationAttachment(
                sort_order=place,
                document_id=row["document"],
                title_zh_hans=row["title_zh_hans"],
                title_vi=row["title_vi"],
            )
            for place, row in enumerate(printing.files)
        ]
    )
    draft.figures.set(
        [
            RegulationFigure(
                sort_order=place,
                number=row["number"],
                image_id=row["image"],
                alternative_zh_hans=row["alternative_zh_hans"],
                alternative_vi=row["alternative_vi"],
            )
            for place, row in enumerate(printing.figures)
        ]
    )
    return draft


def _take_text(draft: RegulationPage, printing: Printing, code: str) -> None:
    """The text with the tree that was approved, not one that a newer parser would make."""
    column = languages.suffixed("text", code)
    text = getattr(printing, column)
    if getattr(draft, column) == text:
        return
    setattr(draft, column, text)
    outlining.keep(draft, code, outlining.of_printing(printing, code))
