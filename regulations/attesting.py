"""What can be stated about one printing of an edition on a day, to who may read it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from accounts.explanations import ROLE_NAMES
from approvals import languages
from approvals.models import Decision

from . import labels
from .editions import hash_of, rows_of
from .freezing import relations_of
from .models import Printing
from .shelf import Issued, Shelf
from .status import Status

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Named:
    """An edition in short. `sequence` leads to it."""

    sequence: int
    number: str
    effective_date: date


@dataclass(frozen=True)
class Heading:
    text: str
    language: str


@dataclass(frozen=True)
class Passed:
    """Who passed it, as far as the reader may know: outsiders are told the day only."""

    label: str
    who: str
    role: str
    at: datetime


@dataclass(frozen=True)
class Attested:
    """One printing of an edition, and where it stands on `on`."""

    sequence: int
    printing: int
    newest_printing: int
    headings: list[Heading]
    numbers: list[str]
    issuer: str
    issue_date: date | None
    effective_date: date
    #: The first day on which it no longer applies, and what took its place from then.
    ended: date | None
    followed_by: Named | None
    current: Named | None
    on: date
    status: Status
    status_label: Any
    status_class: str
    is_repeal: bool
    provisions: int
    content_hash: str
    #: Whether the stored text, hashed again just now, gives that hash.
    holds: bool
    passed: list[Passed]
    void_note: str

    @property
    def is_newest_printing(self) -> bool:
        return self.printing == self.newest_printing

    @property
    def is_the_rule(self) -> bool:
        """Whether a paper with this text says what applies on the day."""
        return self.status is Status.IN_FORCE and self.is_newest_printing


def printing_on(one: Issued, on: date, audiences: Collection[str]) -> Printing:
    """The printing that was the current one on `on`, among those the reader may see; the first
    of them for a day before it was entered."""
    printings = [p for p in _printings(one) if p.audience in audiences]
    there = [p for p in printings if timezone.localdate(p.created_at) <= on]
    return (there or printings[:1] or [one.printing])[-1]


def printing_numbered(one: Issued, sequence: int, audiences: Collection[str]) -> Printing | None:
    """That printing of the edition, None when there is none that the reader may see."""
    return next(
        (p for p in _printings(one) if p.sequence == sequence and p.audience in audiences), None
    )


def _printings(one: Issued) -> list[Printing]:
    return list(Printing.objects.filter(edition=one.edition).order_by("sequence"))


def attest(
    one: Issued, printing: Printing, shelf: Shelf, on: date, language: str, reader: User | None
) -> Attested:
    """`printing` is one of `one.edition`. `reader` is None for who is not signed in."""
    status = shelf.status_of(one, on)
    rows = rows_of(printing)
    edition = one.edition
    follower = _follower(one, shelf, on)
    current = shelf.in_force(on)
    first = languages.normalise(language)
    order = (first, languages.other(first))
    return Attested(
        sequence=edition.sequence,
        printing=printing.sequence,
        newest_printing=one.printing.sequence,
        headings=headings_of(printing, language),
        numbers=list(dict.fromkeys(n for n in (edition.number_zh, edition.number_vi) if n)),
        issuer=_in(edition, "issuer", order),
        issue_date=edition.issue_date,
        effective_date=edition.effective_date,
        ended=shelf.ended(one),
        followed_by=_named(follower, first),
        current=_named(current, first),
        on=on,
        status=status,
        status_label=labels.STATUS[status],
        status_class=labels.STATUS_CLASS[status],
        is_repeal=one.dated.is_repeal,
        provisions=len(rows),
        content_hash=printing.content_hash,
        holds=hash_of(edition, printing, rows, relations_of(printing)) == printing.content_hash,
        passed=_passed(printing, reader),
        void_note=_in(edition.voided, "note", order) if one.dated.is_void else "",
    )


def headings_of(printing: Printing, language: str) -> list[Heading]:
    """The headings there are, that in `language` first."""
    first = languages.normalise(language)
    return [
        Heading(text, code)
        for code in (first, languages.other(first))
        if (text := getattr(printing, languages.suffixed("heading", code)))
    ]


def _in(row: Any, name: str, order: tuple[str, str]) -> str:
    both = [getattr(row, languages.suffixed(name, code)) for code in order]
    return next((text for text in both if text), "")


def _named(one: Issued | None, language: str) -> Named | None:
    if one is None:
        return None
    return Named(one.edition.sequence, one.number(language), one.edition.effective_date)


def _follower(one: Issued, shelf: Shelf, on: date) -> Issued | None:
    """The edition or repeal that took the place of `one` by `on`."""
    if one.dated.is_void:
        return None
    own = (one.dated.effective, one.dated.sequence)
    later = [
        other
        for other in shelf.issued
        if (other.dated.effective, other.dated.sequence) > own
        and other.dated.effective <= on
        and not other.dated.is_void
    ]
    return later[0] if later else None


def _passed(printing: Printing, reader: User | None) -> list[Passed]:
    decisions = (
        Decision.objects.filter(
            submission_id=printing.decision.submission_id,
            kind__in=(Decision.Kind.CHECK, *Decision.PUBLISHING),
        )
        .select_related("by")
        .order_by("at", "pk")
    )
    found = []
    for decision in decisions:
        is_told = reader is not None and decision.by is not None
        if not is_told and decision.kind == Decision.Kind.CHECK:
            continue  # outsiders are told that it was approved and when, and no names
        roles = [ROLE_NAMES.get(code, code) for code in decision.role.split(", ") if code]
        found.append(
            Passed(
                label=str(decision.get_kind_display()),
                who=str(decision.by) if is_told else "",
                role=", ".join(str(role) for role in roles) if is_told else "",
                at=decision.at,
            )
        )
    return found
