"""A page's way: drafted by its author, checked and approved by others."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from accounts.models import User
from approvals import services
from approvals.models import Submission

from .fields import Fields
from .people import Cast


def draft(
    model: type[Any], parent: Page, author: User, slug: str, audience: str, fields: Fields
) -> Any:
    """A first draft below `parent`, with its revision."""
    page = model(slug=slug, audience=audience, owner=author)
    fields.put_into(page)
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision(user=author)
    page.refresh_from_db()
    return page


def redraft(page: Any, author: User, fields: Fields) -> None:
    """A further draft of `page`; what readers see stays as it is."""
    newer = page.get_latest_revision_as_object()
    fields.put_into(newer)
    newer.save_revision(user=author)


def to_director(page: Page, author: User, cast: Cast, note: str = "") -> Submission:
    """Submitted and checked."""
    submission = services.submit(page, author, note)
    services.check(submission, cast.checker(_writers(submission)))
    submission.refresh_from_db()
    return submission


def to_readers(page: Page, author: User, cast: Cast, note: str = "") -> None:
    """Submitted, checked and approved: live."""
    services.approve(to_director(page, author, cast, note), cast.approver())


def _writers(submission: Submission) -> set[int]:
    return set(submission.contributors.values_list("pk", flat=True))
