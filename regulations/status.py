"""Which edition applies on a day. Pure: from dates alone, on any day, nothing is stored.

Editions are ordered by the day they take effect; of two that take effect on one day the one
approved later counts. So an old edition may be entered after a newer one. One that was withdrawn
before its promulgation (void) never applies and ends no other.

Other regulations act on this one too (`Effect`): a text that repeals or replaces it ends the
edition that applies on that day, one that repeals or amends a provision leaves it partly
superseded until an edition of its own follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """Of an edition, or of a whole regulation, on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    #: It applies, but another text has changed or ended part of it.
    PARTLY = "partly"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    #: Withdrawn before promulgation: of an edition only, on whatever day.
    VOID = "void"


@dataclass(frozen=True)
class Dated:
    """An edition as this module sees it. `sequence` is unique within a regulation."""

    sequence: int
    effective: date
    is_repeal: bool = False
    is_void: bool = False


@dataclass(frozen=True)
class Effect:
    """What a text of another regulation does to this one from `effective` on: with `is_whole` it
    ends, else part of it. `edition`: only while that one applies (its sequence); None: whichever.
    """

    effective: date
    is_whole: bool
    edition: int | None = None


def acting_on(
    edition: Dated, editions: Iterable[Dated], effects: Iterable[Effect], on: date
) -> list[Effect]:
    """The effects that took hold of `edition` by `on`: those of days on which it applied."""
    till = ended(edition, list(editions))
    return sorted(
        (
            effect
            for effect in effects
            if edition.effective <= effect.effective <= on
            and (till is None or effect.effective < till)
            and effect.edition in (None, edition.sequence)
            and not edition.is_void
            and not edition.is_repeal
        ),
        key=lambda effect: effect.effective,
    )


def end_by_other(
    edition: Dated, editions: Iterable[Dated], effects: Iterable[Effect], on: date
) -> Effect | None:
    """The effect that ended `edition` by `on`, None while it stands."""
    acting = acting_on(edition, editions, effects, on)
    return next((effect for effect in acting if effect.is_whole), None)


def _in_order(editions: Iterable[Dated]) -> list[Dated]:
    """Those that count, in the order in which they take effect."""
    return sorted(
        (edition for edition in editions if not edition.is_void),
        key=lambda edition: (edition.effective, edition.sequence),
    )


def started(editions: Iterable[Dated], on: date) -> Dated | None:
    """The last edition or repeal that has taken effect by `on`."""
    last = None
    for edition in _in_order(editions):
        if edition.effective <= on:
            last = edition
    return last


def in_force(
    editions: Sequence[Dated], on: date, effects: Sequence[Effect] = ()
) -> Dated | None:
    """The edition that applies on `on`; None before the first and after a repeal."""
    last = started(editions, on)
    if last is None or last.is_repeal or end_by_other(last, editions, effects, on):
        return None
    return last


def status_of(
    edition: Dated, editions: Sequence[Dated], on: date, effects: Sequence[Effect] = ()
) -> Status:
    """The status of `edition`, one of `editions`, on a day. A repeal that has taken effect is
    itself REPEALED: from then on the regulation is."""
    if edition.is_void:
        return Status.VOID
    if on < edition.effective:
        return Status.NOT_YET
    if edition.is_repeal:
        return Status.REPEALED
    later = [
        other
        for other in _in_order(editions)
        if (other.effective, other.sequence) > (edition.effective, edition.sequence)
        and other.effective <= on
    ]
    acting = acting_on(edition, editions, effects, on)
    if any(effect.is_whole for effect in acting):
        return Status.REPEALED
    if not later:
        return Status.PARTLY if acting else Status.IN_FORCE
    return Status.REPEALED if later[0].is_repeal else Status.SUPERSEDED


def status(
    editions: Sequence[Dated], on: date, effects: Sequence[Effect] = ()
) -> Status | None:
    """The status of the regulation on a day; None when it has no edition that counts."""
    if all(edition.is_void for edition in editions):
        return None
    last = started(editions, on)
    if last is None:
        return Status.NOT_YET
    return status_of(last, editions, on, effects)


def ended(edition: Dated, editions: Sequence[Dated]) -> date | None:
    """The first day on which `edition` no longer applies, as far as the regulation's own editions
    say."""
    if edition.is_void:
        return None
    for other in _in_order(editions):
        if (other.effective, other.sequence) > (edition.effective, edition.sequence):
            return other.effective
    return None


def shown(editions: Sequence[Dated], on: date) -> Dated | None:
    """The edition a reader gets who asks for a day and no edition: the one in force; after a
    repeal the last one issued before it; before the first, the first to come."""
    ordered = _in_order(edition for edition in editions if not edition.is_repeal)
    past = [edition for edition in ordered if edition.effective <= on]
    if past:
        return past[-1]
    return ordered[0] if ordered else None
