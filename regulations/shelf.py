"""The issued editions of regulations as readers may see them: one query, no texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from approvals import languages
from approvals.audience import audiences_for

from . import status
from .models import Edition, Printing
from .status import Dated, Status

_TEXTS = ("text_zh_hans", "text_vi", "tree_zh_hans", "tree_vi", "preamble_zh_hans", "preamble_vi",
          "closing_zh_hans", "closing_vi")  # fmt: skip


def held(only_in: str, headings: Mapping[str, str]) -> tuple[str, ...]:
    """The languages a text can be read in, by what was approved with it."""
    if only_in:
        return (only_in,)
    return tuple(code for code in languages.LANGUAGES if headings[code]) or languages.LANGUAGES[:1]


@dataclass(frozen=True)
class Issued:
    """An edition with its current printing; the long texts are loaded when they are asked for."""

    edition: Edition
    printing: Printing

    @property
    def dated(self) -> Dated:
        return Dated(
            self.edition.sequence,
            self.edition.effective_date,
            self.edition.kind == Edition.Kind.REPEAL,
            self.edition.is_void,
        )

    def languages_held(self) -> tuple[str, ...]:
        """The languages this printing can be read in, by what was approved with it."""
        return held(
            self.printing.only_in,
            {
                code: getattr(self.printing, languages.suffixed("heading", code))
                for code in languages.LANGUAGES
            },
        )

    def language_for(self, wanted: str) -> str:
        """`wanted` where the printing has it, else the language it has."""
        there = self.languages_held()
        return wanted if wanted in there else there[0]

    def number(self, language: str) -> str:
        """The document number in `language`, else the one there is."""
        both = {languages.ZH: self.edition.number_zh, languages.VI: self.edition.number_vi}
        return both[language] or both[languages.other(language)]


class Shelf:
    """The editions of one regulation that one reader may see, oldest first."""

    def __init__(self, issued: Iterable[Issued]) -> None:
        self.issued = sorted(issued, key=lambda i: (i.dated.effective, i.dated.sequence))
        self._dated = [one.dated for one in self.issued]

    def __bool__(self) -> bool:
        return bool(self.issued)

    def _of(self, dated: Dated | None) -> Issued | None:
        return next((one for one in self.issued if one.dated == dated), None)

    def numbered(self, sequence: int) -> Issued | None:
        return next((one for one in self.issued if one.edition.sequence == sequence), None)

    def status(self, on: date) -> Status | None:
        return status.status(self._dated, on)

    def status_of(self, one: Issued, on: date) -> Status:
        return status.status_of(one.dated, self._dated, on)

    def ended(self, one: Issued) -> date | None:
        return status.ended(one.dated, self._dated)

    def shown(self, on: date) -> Issued | None:
        """What a reader gets who names no edition; see `status.shown`."""
        return self._of(status.shown(self._dated, on))

    def in_force(self, on: date) -> Issued | None:
        return self._of(status.in_force(self._dated, on))

    def to_come(self, on: date) -> list[Issued]:
        """Issued and not yet in force."""
        return [
            one for one in self.issued
            if self.status_of(one, on) is Status.NOT_YET and not one.dated.is_repeal
        ]

    def repeal(self, on: date) -> Issued | None:
        """The repeal that has taken effect by `on`."""
        last = self._of(status.started(self._dated, on))
        return last if last is not None and last.dated.is_repeal else None


def _shelves(page_ids: Collection[int], audiences: Collection[str] | None) -> dict[int, Shelf]:
    """The current printing of an edition decides who may see the edition."""
    printings = (
        Printing.objects.filter(edition__page_id__in=page_ids)
        .select_related("edition__voided")
        .defer(*_TEXTS)
        .order_by("edition_id", "sequence")
    )
    current = {printing.edition_id: printing for printing in printings}
    found: dict[int, list[Issued]] = {}
    for printing in current.values():
        if audiences is None or printing.audience in audiences:
            found.setdefault(printing.edition.page_id, []).append(
                Issued(printing.edition, printing)
            )
    return {page_id: Shelf(issued) for page_id, issued in found.items()}


def shelves_for(page_ids: Collection[int], reader: Any) -> dict[int, Shelf]:
    """What `reader` may see of regulations whose pages he may see. One query."""
    return _shelves(page_ids, audiences_for(reader))


def all_shelves(page_ids: Collection[int]) -> dict[int, Shelf]:
    """Everything issued, whoever may see it; callers keep the audience of each printing."""
    return _shelves(page_ids, None)
