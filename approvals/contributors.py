"""Who wrote a draft, stored at submission: none of them decides on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, Revision

from .content import files_of
from .files import file_visible, model_of
from .models import Submission

if TYPE_CHECKING:
    from .gated import GatedPage


def of(draft: GatedPage, revision: Revision) -> set[int]:
    """Ids of everybody who had a hand in `draft` since the page's last approved revision:
    authors of revisions, owners of a new page, uploaders of its files, what the page type adds
    (importers, correctors), and the writers of the source it was copied from."""
    since = (
        Submission.objects.filter(page_id=draft.pk, state=Submission.State.APPROVED)
        .order_by("-round")
        .values_list("revision_id", flat=True)
        .first()
    )
    revisions = Revision.page_revisions.filter(object_id=str(draft.pk), pk__lte=revision.pk)
    if since is not None:
        revisions = revisions.filter(pk__gt=since)
    found = set(revisions.values_list("user_id", flat=True))
    found |= _writers_brought_back(draft, revisions)
    if since is None:
        found.add(draft.owner_id)
    found |= _uploaders(draft)
    found |= draft.also_contributed()
    found |= _writers_of_source(draft)
    return {pk for pk in found if pk}


def _writers_brought_back(draft: GatedPage, revisions: QuerySet[Revision]) -> set[int | None]:
    """Authors of older drafts that were never approved and to which `revisions` went back."""
    own = Revision.page_revisions.filter(object_id=str(draft.pk))
    approved = set(
        Submission.objects.filter(page_id=draft.pk, state=Submission.State.APPROVED).values_list(
            "revision_id", flat=True
        )
    )
    found: set[int | None] = set()
    seen: set[int] = set()
    todo = list(revisions.values_list("pk", flat=True))
    while todo:
        seen.update(todo)
        todo = []
        for entry in PageLogEntry.objects.filter(
            page_id=draft.pk, action="wagtail.revert", revision_id__in=seen
        ):
            back_to = entry.data["revision"]["id"]
            if back_to in approved:
                continue  # somebody who wrote none of it has approved it
            since = max((pk for pk in approved if pk < back_to), default=0)
            part = own.filter(pk__gt=since, pk__lte=back_to).exclude(pk__in=seen)
            for pk, user_id in part.values_list("pk", "user_id"):
                found.add(user_id)
                todo.append(pk)
    return found


def _uploaders(draft: GatedPage) -> set[int]:
    by_kind: dict[str, list[int]] = {}
    for kind, file_id, _digest in files_of(draft):
        by_kind.setdefault(kind, []).append(file_id)
    return {
        pk
        for kind, ids in by_kind.items()
        for pk in model_of(kind)
        ._default_manager.filter(pk__in=ids)
        .values_list("uploaded_by_user_id", flat=True)
    }


def _writers_of_source(draft: GatedPage) -> set[int]:
    """Copies keep the lineage of their source, whichever route made them."""
    relatives = list(
        type(draft)
        ._base_manager.filter(lineage=draft.lineage)
        .exclude(pk=draft.pk)
        .values_list("pk", flat=True)
    )
    if not relatives:
        return set()
    authors = Revision.page_revisions.filter(
        object_id__in=[str(pk) for pk in relatives]
    ).values_list("user_id", flat=True)
    owners = Page.objects.filter(pk__in=relatives).values_list("owner_id", flat=True)
    return {*authors, *owners}


def missing_files(draft: GatedPage) -> list[str]:
    """Sentences about files that the draft names and that are no longer there."""
    return [
        _("A file on the page no longer exists. Choose another one or remove it.")
        for _kind, _file_id, digest in files_of(draft)
        if not digest
    ][:1]


def foreign_files(draft: GatedPage, user: Any) -> list[str]:
    """Sentences about files that `user` may not see: named by id, past the choosers."""
    return [
        _("A file on the page belongs to another department. Choose one of your own.")
        for kind, file_id, digest in files_of(draft)
        if digest and not file_visible(kind, file_id, user)
    ][:1]
