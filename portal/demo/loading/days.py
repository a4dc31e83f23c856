"""Days of the content as dates: offsets count from the day of loading."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from ..content.schema import Moment


def day(moment: Moment) -> date:
    """The date of an ISO day or of an offset in days from today."""
    if isinstance(moment, str):
        return date.fromisoformat(moment)
    return timezone.localdate() + timedelta(days=moment)


def day_or_none(moment: Moment | None) -> date | None:
    return None if moment is None else day(moment)


def clock(moment: Moment, hours: int, minutes: int = 0) -> datetime:
    """That day at this time of the hospital's clock, aware."""
    return timezone.make_aware(datetime.combine(day(moment), time(hours, minutes)))
