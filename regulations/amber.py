"""Regulations that refer to outside law which no longer applies: rules to look at."""

from __future__ import annotations

from datetime import date
from typing import Any

from approvals.audience import audiences_for

from .models import Relation


def outdated_printings(reader: Any, on: date) -> set[int]:
    """Ids of printings that refer to an act that had ended by `on` and that `reader` may see.
    One query."""
    rows = Relation.objects.filter(
        target_act__dead_since__lte=on,
        target_act__live=True,
        target_act__publication__audience__in=sorted(audiences_for(reader)),
    )
    return set(rows.order_by().values_list("printing_id", flat=True).distinct())
