"""Who may fetch an uploaded file: readers only while something approved that they may read
refers to it; people who work on it while they do."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from accounts.roles import (
    CMS_ROLES,
    DECIDING_ROLES,
    DEPARTMENT_GROUP_PREFIX,
    SITE_COLLECTION,
    WEB_TEAM,
)

from .audience import audiences_for
from .models import Publication, Submission, SubmissionFile


def model_of(kind: str) -> type[models.Model]:
    """The model behind `SubmissionFile.kind`."""
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    return get_image_model() if kind == SubmissionFile.Kind.IMAGE else get_document_model()


def is_published(kind: str, file_id: int, reader: Any = None) -> bool:
    """Whether a page that `reader` may read refers to the file, or (where old editions stay
    readable) once did."""
    audiences = audiences_for(reader)
    live_pages = Publication.objects.filter(audience__in=audiences, page__live=True)
    return (
        SubmissionFile.objects.filter(
            kind=kind, file_id=file_id, submission__state=Submission.State.APPROVED
        )
        .filter(
            Q(submission__in=live_pages.values("submission"))
            # What was cleared for staff then is not for the public because the page is now.
            | Q(
                lasting=True,
                submission__page__in=live_pages.values("page"),
                submission__audience__in=audiences,
            )
        )
        .exists()
    )


def is_submitted(kind: str, file_id: int) -> bool:
    """Whether some submission, of whatever state, holds the file; then it never changes."""
    return SubmissionFile.objects.filter(kind=kind, file_id=file_id).exists()


def _works_with(kind: str, file_id: int, user: Any) -> bool:
    if user is None or not user.is_authenticated or user.is_superuser or not user.roles:
        return False
    if user.has_role(*DECIDING_ROLES):
        waiting = SubmissionFile.objects.filter(
            kind=kind, file_id=file_id, submission__state=Submission.State.WAITING
        )
        if waiting.exists():
            return True
    if not user.has_role(*CMS_ROLES):
        return False
    file = (
        model_of(kind)
        ._default_manager.filter(pk=file_id)
        .values(
            "uploaded_by_user_id",
            collection_name=F("collection__name"),
        )
        .first()
    )
    if file is None:
        return False
    if file["uploaded_by_user_id"] == user.pk:
        return True
    if file["collection_name"] == SITE_COLLECTION and user.has_role(WEB_TEAM):
        return True  # the site's own files; a department's only once they are submitted
    return user.groups.filter(name=DEPARTMENT_GROUP_PREFIX + file["collection_name"]).exists()


def file_visible(kind: str, file_id: int, user: Any) -> bool:
    """May `user` (or an anonymous visitor) have the file `kind` ("image" | "document") now?"""
    return is_published(kind, file_id, user) or _works_with(kind, file_id, user)
