"""The states of `notice_states` as conditions, so that lists are filtered and cut in the database.

A test holds both to one another.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When
from django.utils import timezone

from .models import RecruitmentPage, TenderPage
from .notice_states import CLOSING_SOON, RecruitmentState, TenderState

#: What readers choose from; each stands for one or more states.
CHOICES: dict[str, frozenset[str]] = {
    "open": frozenset({"not_yet_open", "open", "closing_soon"}),
    "closed": frozenset({"closed"}),
    "result": frozenset({"result"}),
    "cancelled": frozenset({"cancelled"}),
}


def in_state(kind: type[RecruitmentPage] | type[TenderPage], state: Enum, now: datetime) -> Q:
    """Notices of `kind` that are in `state` at `now` (aware)."""
    today = timezone.localdate(now)
    over = Q(result_on__lte=today)
    if kind is TenderPage:
        early = Q(sale_from__gt=now)
        cancelled = Q(cancelled_on__lte=today)
        if state is TenderState.CANCELLED:
            return cancelled
        before = ~cancelled
    else:
        early = Q(opens_on__gt=today)
        before = Q()
    late = Q(closes_at__lt=now)
    soon = Q(closes_at__lte=now + CLOSING_SOON)
    running = before & ~over & ~late
    conditions = {
        "result": before & over,
        "closed": before & ~over & late,
        "not_yet_open": running & early,
        "closing_soon": running & ~early & soon,
        "open": running & ~early & ~soon,
    }
    return conditions[state.value]


def chosen(
    kind: type[RecruitmentPage] | type[TenderPage], choice: str, now: datetime
) -> Q:
    """Notices that a reader's choice ("open", "closed", "result", "cancelled") stands for."""
    states = TenderState if kind is TenderPage else RecruitmentState
    condition = Q(pk__in=[])
    for state in states:
        if state.value in CHOICES[choice]:
            condition |= in_state(kind, state, now)
    return condition


def in_order(pages: QuerySet[Any], now: datetime) -> QuerySet[Any]:
    """Those one can still act on first, the nearest deadline before the others; then the past,
    the latest first."""
    still_open = chosen(pages.model, "open", now)
    return pages.order_by(
        Case(When(still_open, then=0), default=1),
        Case(When(still_open, then=F("closes_at"))).asc(nulls_last=True),
        F("closes_at").desc(nulls_last=True),
        "path",
    )
