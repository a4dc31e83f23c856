"""Recruitment and tender notices as fields of their pages. Deadlines are the hospital's usual
hours: applications until the end of the working day, bids until nine, opened half an hour later."""

from __future__ import annotations

from portal.founding import both

from ..content.schema import Recruitment, Tender
from .days import clock, day, day_or_none
from .fields import Fields, Picture, stream


def recruitment(data: Recruitment, picture: Picture) -> Fields:
    return Fields(
        {
            "opens_on": day(data.opens_offset),
            "closes_at": clock(data.closes_offset, 16, 30),
            "result_on": day_or_none(data.result_offset),
            **both(
                heading=data.heading,
                summary=data.summary,
                contact=data.contact,
                result=data.result,
            ),
            **stream(data.body, picture),
        },
        {
            "positions": [
                {"code": position.code, "count": position.count}
                | both(title=position.title, requirements=position.requirements)
                for position in data.positions
            ]
        },
    )


def tender(data: Tender, picture: Picture) -> Fields:
    """A cancelled tender has a day of its end, and says why in the place of a result."""
    ended = day_or_none(data.result_offset)
    return Fields(
        {
            "package_code": data.package_code,
            "method": data.method,
            "estimate": data.estimate,
            "sale_from": clock(data.sale_from_offset, 8),
            "closes_at": clock(data.closes_offset, 9),
            "opening_at": clock(data.opening_offset, 9, 30),
            "cancelled_on": ended if data.cancelled else None,
            "result_on": None if data.cancelled else ended,
            **both(heading=data.heading, summary=data.summary, result=data.result),
            **stream(data.body, picture),
        },
        {
            "lots": [
                {"number": lot.number} | both(title=lot.title, quantity=lot.quantity)
                for lot in data.lots
            ],
            "clarifications": [
                {"on": day(each.offset)} | both(text=each.text) for each in data.clarifications
            ],
        },
    )
