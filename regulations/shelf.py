"""The issued editions of regulations as readers may see them, with what other regulations did to
them: two queries, no texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from approvals import languages
from approvals.audience import audiences_for

from . import status
from .effects import Acting, effects_on
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
    """The editions of one regulation that one reader may see, oldest first, and the effects of
    other regulations that he may see."""

    def __init__(self, issued: Iterable[Issued], effects: Sequence[Acting] = ()) -> None:
        self.issued = sorted(issued, key=lambda i: (i.dated.effective, i.dated.sequence))
        self.effects = effects
        self._dated = [one.dated for one in self.issued]

    def __bool__(self) -> bool:
        return bool(self.issued)

    def _of(self, dated: Dated | None) -> Issued | None:
        return next((one for one in self.issued if one.dated == dated), None)

    def numbered(self, sequence: int) -> Issued | None:
        return next((one for one in self.issued if one.edition.sequence == sequence), None)

    def status(self, on: date) -> Status | None:
        return status.status(self._dated, on, self.effects)

    def status_of(self, one: Issued, on: date) -> Status:
        return status.status_of(one.dated, self._dated, on, self.effects)

    def ended(self, one: Issued) -> date | None:
        """The first day on which it no longer applies, as far as is known."""
        ends = [status.ended(one.dated, self._dated)]
        other = status.end_by_other(one.dated, self._dated, self.effects, date.max)
        ends += [other.effective] if other is not None else []
        return min((day for day in ends if day is not None), default=None)

    def acting_on(self, one: Issued, on: date) -> list[Acting]:
        """What other regulations did to this edition by `on`, while it applied."""
        found = status.acting_on(one.dated, self._dated, self.effects, on)
        return [effect for effect in found if isinstance(effect, Acting)]

    def repealed_since(self, on: date) -> date | None:
        """The day from which the regulation no longer applies, where that has come by `on`: by a
        repeal of its own or by another regulation."""
        last = self._of(status.started(self._dated, on))
        if last is None:
            return None
        if last.dated.is_repeal:
            return last.edition.effective_date
        other = status.end_by_other(last.dated, self._dated, self.effects, on)
        return other.effective if other is not None else None

    def shown(self, on: date) -> Issued | None:
        """What a reader gets who names no edition; see `status.shown`."""
        return self._of(status.shown(self._dated, on))

    def in_force(self, on: date) -> Issued | None:
        return self._of(status.in_force(self._dated, on, self.effects))

    def to_come(self, on: date) -> list[Issued]:
        """Issued and not yet in force."""
        return [
            one for one in self.issued
            if self.status_of(one, on) is Status.NOT_YET and not one.dated.is_repeal
        ]

    def repeal(self, on: date) -> Issued | None:
        """The regulation's own decision of repeal that has taken effect by `on`."""
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
    acting = effects_on(list(found), audiences) if found else {}
    return {page_id: Shelf(issued, acting.get(page_id, ())) for page_id, issued in found.items()}


def shelves_for(page_ids: Collection[int], reader: Any) -> dict[int, Shelf]:
    """What `reader` may see of regulations whose pages he may see. Two queries."""
    return _shelves(page_ids, audiences_for(reader))


def all_shelves(page_ids: Collection[int]) -> dict[int, Shelf]:
    """Everything issued, whoever may see it; callers keep the audience of each printing."""
    return _shelves(page_ids, None)
