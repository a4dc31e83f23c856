"""Citations in the text shown as links: to its own provisions, to other regulations, to law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from approvals import languages

from .annotating import Shown
from .annotations import Span
from .cataloguing import catalogue, references_of
from .models import Provision
from .naming import Named
from .relating.catalogue import LAW, REGULATION, Target
from .relating.finding import Reference
from .relating.provisions import closest, in_words
from .shelf import Issued

Key = tuple[str, str]


@dataclass(frozen=True)
class Cited:
    """A reference of the text shown to another document, before it is known who may see that."""

    key: Key
    start: int
    end: int
    eid: str
    targets: tuple[Target, ...]


@dataclass(frozen=True)
class Inside:
    """A reference of the text shown to a provision of its own."""

    key: Key
    start: int
    end: int
    eid: str


def read(shown: Shown) -> tuple[list[Inside], list[Cited]]:
    """Everything that the text shown refers to, own provisions apart. Few queries, and none a
    provision."""
    found = references_of(shown.chosen.printing, shown.rows)
    known = {row["eid"]: row["eid"] for row in shown.rows}
    refers = any(not one.is_own for references in found.values() for one in references)
    held = catalogue(shown.version) if refers else None
    inside: list[Inside] = []
    cited: list[Cited] = []
    for key, references in found.items():
        language = languages.VI if key[1].endswith("_vi") else languages.ZH
        for one in references:
            if one.is_own:
                inside += _inside(key, one, one.eid, known)
                continue
            resolved = held.resolve(one, language) if held else None
            if resolved is None:
                continue
            if any(t.kind == REGULATION and t.pk == shown.page.pk for t in resolved.targets):
                inside += _inside(key, one, one.eid, known)
                continue
            cited.append(Cited(key, resolved.start, resolved.end, one.eid, resolved.targets))
    return inside, cited


def _inside(key: Key, one: Reference, eid: str, known: dict[str, str]) -> Iterable[Inside]:
    target = closest(eid, known) if eid else ""
    # Where a provision names itself a link would lead nowhere.
    if target and target != key[0]:
        yield Inside(key, one.start, one.end, target)


def targets_of(cited: Iterable[Cited], kind: str) -> set[int]:
    return {target.pk for one in cited for target in one.targets if target.kind == kind}


def spans(
    inside: Iterable[Inside],
    cited: list[Cited],
    regulations: dict[int, Named],
    acts: dict[int, Named],
) -> dict[Key, list[Span]]:
    """Links; a reference that may mean several things the reader can see stays plain text.

    Own provisions are linked on the page itself, so that a reader of an old edition stays in it.
    """
    made: dict[Key, list[Span]] = {}
    for own in inside:
        made.setdefault(own.key, []).append(Span(own.start, own.end, "citation", f"#{own.eid}"))
    chosen = [
        (one, pair) for one in cited if (pair := _chosen(one, regulations, acts)) is not None
    ]
    provisions = _provisions(
        (one.eid, issued) for one, (_named, issued) in chosen if issued is not None and one.eid
    )
    for one, (named, issued) in chosen:
        eid = lasting = ""
        if issued is not None and one.eid:
            there = provisions.get(issued.printing.pk, {})
            eid = closest(one.eid, there)
            lasting = there.get(eid, "")
        made.setdefault(one.key, []).append(
            Span(
                one.start,
                one.end,
                "law" if named.kind == LAW else "citation",
                _address(named, issued, eid, lasting),
                _title(named, one.eid),
            )
        )
    return made


def _chosen(
    one: Cited, regulations: dict[int, Named], acts: dict[int, Named]
) -> tuple[Named, Issued | None] | None:
    seen = {
        (target.kind, target.pk): target
        for target in one.targets
        if target.pk in (acts if target.kind == LAW else regulations)
    }
    if len(seen) != 1:
        return None
    target = next(iter(seen.values()))
    if target.kind == LAW:
        return acts[target.pk], None
    named = regulations[target.pk]
    issued = named.shelf.numbered(target.edition) if named.shelf and target.edition else None
    return named, issued or named.shown


def _provisions(wanted: Iterable[tuple[str, Issued]]) -> dict[int, dict[str, str]]:
    """eid -> lasting id by printing, of the provisions that are named and of what holds them."""
    ids: set[str] = set()
    printings: set[int] = set()
    for eid, issued in wanted:
        printings.add(issued.printing.pk)
        parts = eid.split("__")
        ids |= {"__".join(parts[:count]) for count in range(1, len(parts) + 1)}
        ids.add("__".join([parts[0], *parts[2:]]))
    found: dict[int, dict[str, str]] = {}
    if printings:
        rows = Provision.objects.filter(printing__in=printings, eid__in=ids).order_by()
        for printing, eid, lasting in rows.values_list("printing_id", "eid", "lasting"):
            found.setdefault(printing, {})[eid] = lasting
    return found


def _address(named: Named, issued: Issued | None, eid: str, lasting: str) -> str:
    if issued is not None and named.shown is not None and issued is not named.shown:
        tail = f"?edition={issued.edition.sequence}" + (f"#{eid}" if eid else "")
        return named.url.partition("?")[0] + tail
    return named.provision_url(eid, lasting)


def _title(named: Named, eid: str) -> str:
    """What a screen reader says and a pointer shows."""
    parts: list[Any] = [named.heading]
    if named.number:
        parts.append(named.number)
    if words := in_words(eid, languages.normalise(get_language())):
        parts.append(words)
    if named.is_dead:
        parts.append(_("no longer in force"))
    return " · ".join(str(part) for part in parts)


