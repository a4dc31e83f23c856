"""`?on=2024-03-01`: the day as of which a list or a text is shown."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone


def day_asked(request: HttpRequest) -> tuple[date, bool]:
    """The day asked for, else today, and whether what was asked for was no day."""
    asked = request.GET.get("on", "")
    if not asked:
        return timezone.localdate(), False
    try:
        return date.fromisoformat(asked), False
    except ValueError:
        return timezone.localdate(), True
