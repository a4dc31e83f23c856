"""Relations as lines for a screen: what a text does to others, and others to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from approvals import languages
from approvals.audience import audiences_for

from . import labels
from .effects import Acting, current
from .models import Relation
from .naming import Named
from .printed import RelationRow
from .relating.provisions import in_words


@dataclass(frozen=True)
class Incoming:
    """A relation of another regulation to the one shown."""

    page: int
    printing: int
    kind: str
    own_eid: str
    eid: str
    lasting: str
    edition: int | None


@dataclass(frozen=True)
class Line:
    """A relation as the card and the page of relations show it."""

    kind: str
    label: Any
    named: Named
    provision: str
    url: str


def incoming_of(page_id: int, reader: Any) -> list[Incoming]:
    """Approved relations of other regulations to this one that `reader` may see. One query."""
    allowed = sorted(audiences_for(reader))
    rows = Relation.objects.filter(
        ~current(),
        target_regulation=page_id,
        printing__audience__in=allowed,
        printing__edition__voided=None,
        printing__edition__page__live=True,
        printing__edition__page__publication__audience__in=allowed,
    ).order_by("printing_id", "position")
    return [
        Incoming(*row)
        for row in rows.values_list(
            "printing__edition__page_id", "printing_id", "kind", "own_eid", "target_eid",
            "target_lasting", "target_edition",
        )
    ]  # fmt: skip


def words(eid: str) -> str:
    return in_words(eid, languages.normalise(get_language())) if eid else ""


def is_shown(named: Named, printing: int) -> bool:
    """Whether the relation stands in the text that readers of that day get."""
    return named.shown is not None and named.shown.printing.pk == printing


def own_lines(
    own: list[RelationRow], regulations: dict[int, Named], acts: dict[int, Named]
) -> list[Line]:
    """What this text takes from others and does to them, each once."""
    found: dict[tuple[str, str, int, str], Line] = {}
    for row in own:
        named = (
            regulations.get(row.target_regulation_id)
            if row.target_regulation_id
            else acts.get(row.target_act_id or 0)
        )
        if named is None:
            continue
        key = (row.kind, named.kind, named.pk, row.target_eid)
        url = named.provision_url(row.target_eid, row.target_lasting)
        found.setdefault(
            key, Line(row.kind, labels.RELATION[row.kind], named, words(row.target_eid), url)
        )
    return list(found.values())


def incoming_lines(
    incoming: list[Incoming], acting: list[Acting], regulations: dict[int, Named]
) -> list[Line]:
    """What others take from this text and do to it, each once."""
    done = {(one.page, one.kind) for one in acting}
    found: dict[tuple[str, int], Line] = {}
    for one in incoming:
        named = regulations.get(one.page)
        if named is None:
            continue
        if not is_shown(named, one.printing) and (one.page, one.kind) not in done:
            continue
        found.setdefault(
            (one.kind, one.page),
            Line(
                one.kind, labels.RELATION_BACK[one.kind], named, words(one.own_eid),
                named.provision_url(one.own_eid),
            ),
        )  # fmt: skip
    return list(found.values())
