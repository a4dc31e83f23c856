"""What the library hands to search. Knows nothing of search: plain values in the shape it asks.

A unit is `regulation:<page>` (what applies, and the regulation itself; an outside act or a term
of the glossary is one too) or `regulation:<page>.<edition>` (an edition to come), so that ids of
provisions stay unique in each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from approvals import languages
from approvals.audience import Audience, visible_to
from approvals.people import department_of

from . import addresses, figures, search_beside
from .effects import acted_on_by
from .models import RegulationPage
from .shelf import Issued, Shelf, all_shelves

NAME = "regulation"
#: What no longer applies is found, but stands behind what does.
_REPEALED_BOOST = 0.3
_COLUMNS = ("eid", "kind", "parent_eid", "number_zh_hans", "number_vi", "heading_zh_hans",
            "heading_vi", "text_zh_hans", "text_vi")  # fmt: skip


@dataclass(frozen=True)
class Found:
    """The fields of search's entry."""

    unit: str
    key: str
    language: str
    kind: str
    title: str
    heading: str
    number: str
    body: str
    path: str
    audience: str
    document_number: str = ""
    department: str = ""
    date: str = ""
    boost: float = 1.0


def _unit(page_id: int, sequence: int | None = None) -> str:
    return f"{NAME}:{page_id}" if sequence is None else f"{NAME}:{page_id}.{sequence}"


def _page_id(unit: str) -> int | None:
    number = unit.removeprefix(f"{NAME}:").partition(".")[0]
    return int(number) if number.isdecimal() else None


def units() -> Iterator[str]:
    """Every unit, for a rebuild."""
    ids = list(RegulationPage.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), 200):
        part = ids[start : start + 200]
        shelves = all_shelves(part)
        for page_id in part:
            yield from _units_of(page_id, shelves.get(page_id, Shelf([])))
    for kind in search_beside.KINDS:
        pages = kind.objects.filter(live=True).order_by("pk")
        yield from (_unit(pk) for pk in pages.values_list("pk", flat=True))


def units_of(page_id: int) -> list[str]:
    """The units to index again when a regulation was published or withdrawn: its own, and of the
    regulations that it ends the one that says what applies."""
    own = _units_of(page_id, all_shelves([page_id]).get(page_id, Shelf([])))
    return [*own, *(_unit(pk) for pk in acted_on_by([page_id]))]


def units_due(since: date, until: date) -> list[str]:
    """The units to index again because an edition or a repeal took effect after `since` and by
    `until`: on that day another text becomes the one that applies."""
    from .models import Edition

    ids = set(
        Edition.objects.filter(
            effective_date__gt=since, effective_date__lte=until, page__live=True
        ).values_list("page_id", flat=True)
    )
    units = [unit for page_id in sorted(ids) for unit in units_of(page_id)]
    return list(dict.fromkeys(units))


def _units_of(page_id: int, shelf: Shelf) -> list[str]:
    # Editions that meanwhile apply are named too: their unit is empty now and must be emptied.
    return [_unit(page_id), *(_unit(page_id, one.edition.sequence) for one in shelf.issued)]


def visible(asked: Collection[str], reader: Any) -> set[str]:
    """Those of the units whose page `reader` may see. One query."""
    ids = {unit: _page_id(unit) for unit in asked}
    wanted = {page_id for page_id in ids.values() if page_id is not None}
    seen = set(
        visible_to(Page.objects.filter(pk__in=wanted), reader)
        .values_list("pk", flat=True)
    )
    return {unit for unit, page_id in ids.items() if page_id in seen}


def entries(unit: str) -> list[Found]:
    """What of the unit is live now, in both languages; [] when it is gone."""
    page_id = _page_id(unit)
    page = (
        RegulationPage.objects.filter(pk=page_id, live=True, publication__isnull=False)
        .select_related("publication")
        .first()
    )
    base = addresses.library_path()
    if base is None:
        return []
    if page is None:
        return [Found(unit=unit, **fields) for fields in search_beside.fields_of(page_id, base)]
    shelf = all_shelves([page.pk]).get(page.pk, Shelf([]))
    today = timezone.localdate()
    sequence = unit.partition(".")[2]
    path = f"{base}{page.slug}/"
    if sequence:
        coming = {str(one.edition.sequence): one for one in shelf.to_come(today)}
        one = coming.get(sequence)
        # The first edition of all is what the regulation's own unit already holds.
        if one is None or one is shelf.shown(today):
            return []
        return _of_printing(unit, page, one, f"{path}?edition={sequence}", 1.0, texts=True)
    shown = shelf.shown(today)
    if shown is None:
        return []
    is_repealed = shelf.repealed_since(today) is not None
    return _of_printing(
        unit, page, shown, path, _REPEALED_BOOST if is_repealed else 1.0, texts=not is_repealed
    )


def _of_printing(
    unit: str, page: RegulationPage, one: Issued, path: str, boost: float, texts: bool
) -> list[Found]:
    """The regulation itself, and with `texts` each of its articles or outermost levels."""
    printing = one.printing
    # Both must admit a reader: what the page is published for, and what the printing was.
    audiences = {page.publication.audience, printing.audience}
    audience = Audience.STAFF if Audience.STAFF in audiences else Audience.PUBLIC
    rows = list(printing.provisions.order_by("position").values(*_COLUMNS)) if texts else []
    department = department_of(page)
    found = []
    for language in one.languages_held():
        summary = getattr(printing, languages.suffixed("summary", language))
        preamble = getattr(printing, languages.suffixed("preamble", language)) if texts else ""
        pieces, rest = _folded(rows, language)
        itself = Found(
            unit=unit,
            key="",
            language=language,
            kind=NAME,
            title=getattr(printing, languages.suffixed("heading", language)),
            heading="",
            number="",
            body="\n".join(part for part in (summary, preamble, *rest) if part),
            path=path,
            audience=audience.value,
            document_number=one.number(language),
            department=department.code if department else "",
            date=one.edition.effective_date.isoformat(),
            boost=boost,
        )
        found.append(itself)
        found.extend(
            replace(
                itself, key=eid, heading=heading, number=number, body=text, path=f"{path}#{eid}"
            )
            for eid, number, heading, text in pieces
        )
    return found


_PIECES = frozenset({"article", "appendix"})


def _folded(
    rows: Sequence[dict[str, Any]], language: str
) -> tuple[list[tuple[str, str, str, str]], list[str]]:
    """Articles, appendices and outermost levels as (id, label, heading, text of all below), and
    the words of everything that lies in none of them (headings of chapters)."""
    owner: dict[str, str] = {}
    order: list[str] = []
    own: dict[str, tuple[str, str]] = {}
    texts: dict[str, list[str]] = {}
    rest: list[str] = []
    for row in rows:
        number, heading, text = (
            figures.spoken(row[languages.suffixed(name, language)])
            for name in ("number", "heading", "text")
        )
        above = owner.get(row["parent_eid"], "")
        is_piece = row["kind"] in _PIECES or (row["kind"] == "level" and not above)
        if is_piece:
            owner[row["eid"]] = row["eid"]
            if number or heading or text:
                order.append(row["eid"])
                own[row["eid"]] = (number, heading)
                texts[row["eid"]] = [text] if text else []
        elif above:
            owner[row["eid"]] = above
            words = " ".join(part for part in (number, heading, text) if part)
            if words:
                texts.setdefault(above, []).append(words)
        else:
            words = " ".join(part for part in (number, heading, text) if part)
            if words:
                rest.append(words)
    pieces = [(eid, *own[eid], "\n".join(texts[eid])) for eid in order]
    return pieces, rest
