"""News and health advice as fields of their pages."""

from __future__ import annotations

from portal.founding import both

from ..content.schema import Health, News
from .days import day
from .fields import Fields, Picture, stream


def news(data: News, picture: Picture) -> Fields:
    return Fields(
        {
            "date": day(data.offset_days),
            "cover": picture(data.picture),
            **both(heading=data.heading, summary=data.summary),
            **stream(data.body, picture),
        }
    )


def health(data: Health, picture: Picture) -> Fields:
    return Fields(
        {
            "reviewed_on": day(data.reviewed_offset_days),
            "cover": picture(data.picture),
            **both(
                heading=data.heading,
                summary=data.summary,
                author=data.author,
                reviewer=data.reviewer,
            ),
            **stream(data.body, picture),
        }
    )
