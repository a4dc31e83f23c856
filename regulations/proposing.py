"""Relations that a draft's text speaks of, offered to its author.

What a text is based on or refers to becomes a row of the draft when its author saves it: leaving
it accepts it, deleting it declines it. What would change or end another regulation is only
offered: the author says yes. Reviewers see the rows, and what is still open as a remark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import languages

from . import labels
from .cataloguing import catalogue
from .editions import rows_of_draft
from .models import OutsideActPage, Provision
from .models.relation import RegulationRelation
from .outlining import stored
from .relating.catalogue import LAW, REGULATION, Catalogue, Target
from .relating.finding import Reference
from .relating.kinds import TO_BE_CONFIRMED, Kind
from .relating.provisions import closest
from .relating.reading import column, read
from .shelf import all_shelves

if TYPE_CHECKING:
    from .models import RegulationPage

#: A text that names more documents than this is a list of them.
MOST = 200
_LONGEST_OWN = 500


@dataclass(frozen=True)
class Proposal:
    """A relation found in the text. `own` are its provisions that say so."""

    kind: Kind
    target: Target
    eid: str
    own: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a declined proposal is remembered by."""
        return f"{self.kind.value} {self.target.kind} {self.target.pk} {self.eid}".strip()

    @property
    def is_to_be_confirmed(self) -> bool:
        return self.kind in TO_BE_CONFIRMED


def proposals(page: RegulationPage) -> list[Proposal]:
    """What the text speaks of and the draft's relations lack, declined ones left out. A bounded
    number of queries."""
    held = catalogue()
    found: dict[tuple[Kind, Target, str], dict[str, None]] = {}
    rows = [asdict(row) for row in rows_of_draft(page)]
    for (own, name), references in read(rows, _around(page)).items():
        language = languages.VI if name.endswith("_vi") else languages.ZH
        for one in references:
            target = _meant(held, one, language, page.pk)
            if target is not None:
                found.setdefault((one.kind, target, one.eid), {})[own] = None
    made = _with_provisions_there_are(found)
    there = {(_key_of(row), row.target_eid) for row in page.relations.all()}
    declined = set(page.declined_relations)
    return [
        one
        for one in made[:MOST]
        if ((one.target.kind, one.target.pk), one.eid) not in there and one.key not in declined
    ]


def _around(page: RegulationPage) -> dict[str, str]:
    outlines = {code: stored(page, code) for code in languages.LANGUAGES}
    return {
        column(name, code): getattr(outlines[code], name)
        for code in languages.LANGUAGES
        for name in ("preamble", "closing")
    }


def _meant(
    held: Catalogue, one: Reference, language: str, own_page: int | None
) -> Target | None:
    """The one document that is meant; None where several might be, or the text itself."""
    resolved = None if one.is_own else held.resolve(one, language)
    if resolved is None:
        return None
    documents = {(target.kind, target.pk) for target in resolved.targets}
    if len(documents) != 1 or (REGULATION, own_page) in documents:
        return None
    kind, pk = next(iter(documents))
    return Target(kind, pk)


def _with_provisions_there_are(
    found: dict[tuple[Kind, Target, str], dict[str, None]],
) -> list[Proposal]:
    """The proposals with ids that the other regulation's text really has."""
    pages = {target.pk for _kind, target, eid in found if target.kind == REGULATION and eid}
    today = timezone.localdate()
    printings = {}
    for pk, shelf in all_shelves(pages).items() if pages else ():
        shown = shelf.shown(today)
        if shown is not None:
            printings[shown.printing.pk] = pk
    known: dict[int, set[str]] = {}
    for printing, eid in Provision.objects.filter(printing__in=printings).values_list(
        "printing_id", "eid"
    ):
        known.setdefault(printings[printing], set()).add(eid)
    made: dict[tuple[Kind, Target, str], dict[str, None]] = {}
    for (kind, target, eid), own in found.items():
        if eid and target.kind == REGULATION:
            eid = closest(eid, known.get(target.pk, set()))
        made.setdefault((kind, target, eid), {}).update(own)
    for (kind, target, eid), own in made.items():
        # "Điều 1 Quy định số 12" names the provision and, on the way, the whole.
        whole = made.get((kind, target, "")) if eid else None
        for one in own if whole is not None else ():
            whole.pop(one, None)
    return [
        Proposal(kind, target, eid, tuple(one for one in own if one))
        for (kind, target, eid), own in made.items()
        if own
    ]


def _key_of(row: RegulationRelation) -> tuple[str, int | None]:
    if row.target_regulation_id:
        return REGULATION, row.target_regulation_id
    return LAW, row.target_act_id


def keys(page: RegulationPage) -> set[str]:
    """What the relations of the draft would be called as proposals."""
    found = set()
    for row in page.relations.all():
        kind, pk = _key_of(row)
        found.add(f"{row.kind} {kind} {pk} {row.target_eid}".strip())
    return found


def settle(
    page: RegulationPage,
    before: Collection[str] = (),
    accepted: Collection[str] = (),
    declined: Collection[str] = (),
) -> bool:
    """After the author has saved: rows that he took away (`before` are the keys of those there
    were) and proposals that he declined are remembered; those that need no word of his and those
    that he accepted become rows. Whether anything changed; the caller saves."""
    gone = set(before) - keys(page)
    offered = proposals(page)
    offered_keys = {one.key for one in offered}
    refused = [key for key in offered_keys if key in gone or key in set(declined)]
    taken = [
        one
        for one in offered
        if one.key not in refused and (not one.is_to_be_confirmed or one.key in set(accepted))
    ]
    if refused:
        page.declined_relations = sorted({*page.declined_relations, *refused})
    add(page, taken)
    return bool(refused or taken)


def add(page: RegulationPage, taken: Iterable[Proposal]) -> None:
    """Proposals as rows of the draft, behind those there are."""
    last = max((row.sort_order or 0 for row in page.relations.all()), default=-1)
    for place, one in enumerate(taken, last + 1):
        is_law = one.target.kind == LAW
        page.relations.add(
            RegulationRelation(
                sort_order=place,
                kind=one.kind.value,
                own_eids=_joined(one.own),
                target_regulation_id=None if is_law else one.target.pk,
                target_act_id=one.target.pk if is_law else None,
                target_eid=one.eid,
                is_found=True,
            )
        )


def _joined(eids: Iterable[str]) -> str:
    """As many ids as the column holds; more say that the text as a whole is meant."""
    text = ", ".join(eids)
    return text if len(text) <= _LONGEST_OWN else ""


def offered(page: RegulationPage) -> list[dict[str, Any]]:
    """The open proposals for the panel, in words."""
    return _in_words(proposals(page))


def remarks(page: RegulationPage) -> list[str]:
    """What the text speaks of and nobody has decided about, in one sentence each."""
    return [
        _("Found in the text, not among the relations: %(relation)s")
        % {"relation": f"{row['label']} {row['name']} {row['eid']}".strip()}
        for row in offered(page)[:10]
    ]


def _in_words(found: list[Proposal]) -> list[dict[str, Any]]:
    from .models import RegulationPage

    names: dict[tuple[str, int], str] = {}
    for kind, model in ((REGULATION, RegulationPage), (LAW, OutsideActPage)):
        ids = [one.target.pk for one in found if one.target.kind == kind]
        columns = ("pk", "number_zh", "number_vi", "heading_zh_hans", "heading_vi")
        for pk, *texts in model.objects.filter(pk__in=ids).values_list(*columns) if ids else ():
            names[kind, pk] = " · ".join(text for text in texts if text)
    return [
        {
            "key": one.key,
            "label": labels.RELATION[one.kind.value],
            "name": names.get((one.target.kind, one.target.pk), ""),
            "eid": one.eid,
            "own": ", ".join(one.own),
            "is_to_be_confirmed": one.is_to_be_confirmed,
        }
        for one in found
    ]
