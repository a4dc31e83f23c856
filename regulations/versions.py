"""What tells one state of the live library from another, for what is kept in memory."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Sum, Window

from approvals.models import Publication

from .models import OutsideActPage, RegulationPage, TermPage

Version = tuple[Any, ...]


def of_library() -> Version:
    """Changes whenever a regulation, an act or a term goes live, changes or goes. One query.

    The newest decision alone would miss one that was taken earlier and commits later: it changes
    the count or the sum.
    """
    kinds = ContentType.objects.get_for_models(OutsideActPage, RegulationPage, TermPage)
    found = (
        Publication.objects.filter(
            page__live=True, page__content_type__in=[kind.pk for kind in kinds.values()]
        )
        .annotate(count=Window(Count("page_id")), sum=Window(Sum(F("decision_id"))))
        .order_by("-decision_id")
        .values_list("decision_id", "content_hash", "published_at", "count", "sum")
        .first()
    )
    return found or ()
