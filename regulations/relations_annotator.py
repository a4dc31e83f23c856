"""What is said about a text by way of its relations: links, notes, banners, a card.

Everything is named once (`naming`), for the reader and the day shown; what he may not see is not
named, counted or hinted at.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import citing, freezing, naming
from .annotating import Shown
from .annotations import Annotations, Banner, Card, Note
from .effects import Acting
from .naming import Named
from .printed import RelationRow
from .relating.catalogue import LAW, REGULATION
from .relating.kinds import CHANGING, ENDING
from .relation_lines import Incoming, incoming_lines, incoming_of, is_shown, own_lines, words

#: Under one provision so many others are named that refer to it; the rest is counted.
_MOST_NOTES = 4
_MOST_BANNERS = 3
_MOST_IN_CARD = 6


def relations(shown: Shown) -> Annotations:
    """See the module. About a dozen queries, whatever the length of the text."""
    printing = shown.chosen.printing
    if printing.pk is None:
        own = freezing.relations_of_draft(shown.page)
    else:
        own = freezing.relations_of(printing)
    incoming = [] if shown.is_preview else incoming_of(shown.page.pk, shown.reader)
    acting = shown.shelf.acting_on(shown.chosen, shown.on)
    inside, cited = citing.read(shown)
    regulations = naming.regulations(
        {
            *(row.target_regulation_id for row in own if row.target_regulation_id),
            *(one.page for one in incoming),
            *(one.page for one in acting),
            *citing.targets_of(cited, REGULATION),
        },
        shown.reader,
        shown.on,
    )
    acts = naming.acts(
        {
            *(row.target_act_id for row in own if row.target_act_id),
            *citing.targets_of(cited, LAW),
        },
        shown.reader,
        shown.on,
    )
    said = Annotations(spans=citing.spans(inside, cited, regulations, acts))
    provisions = {row["eid"]: row.get("lasting") or "" for row in shown.rows}
    _note_effects(said, acting, regulations, provisions)
    _note_incoming(said, incoming, regulations, provisions, shown)
    _note_inside(said, inside)
    _banners(said, own, acting, regulations, acts)
    _card(said, own, incoming, acting, regulations, acts, shown)
    return said


def _where(eid: str, lasting: str, provisions: dict[str, str]) -> str:
    """The provision of the text shown that a relation names: by its lasting id where it has one,
    because it may be numbered otherwise here."""
    if not eid:
        return ""
    if lasting:
        found = next((one for one, held in provisions.items() if held == lasting), "")
        if found:
            return found
        if any(provisions.values()):
            return ""
    return eid if eid in provisions else ""


def _note_effects(
    said: Annotations,
    acting: list[Acting],
    regulations: dict[int, Named],
    provisions: dict[str, str],
) -> None:
    for one in acting:
        named = regulations.get(one.page)
        eid = _where(one.eid, one.lasting, provisions)
        if named is None or not eid:
            continue
        text = (
            _("Repealed from %(day)s by “%(regulation)s”.")
            if one.kind in ENDING
            else _("Amended from %(day)s by “%(regulation)s”.")
        )
        said.notes.setdefault(eid, []).append(
            Note(
                text % {"day": _day(one.effective), "regulation": _name(named)},
                "amended",
                named.provision_url(one.own_eid),
                _("What it says"),
            )
        )


def _note_incoming(
    said: Annotations,
    incoming: list[Incoming],
    regulations: dict[int, Named],
    provisions: dict[str, str],
    shown: Shown,
) -> None:
    """Who refers to which provision. What changes it is noted as an effect already."""
    left: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for one in incoming:
        named = regulations.get(one.page)
        eid = _where(one.eid, one.lasting, provisions)
        if named is None or not eid or one.kind in CHANGING or not is_shown(named, one.printing):
            continue
        if one.edition not in (None, shown.chosen.edition.sequence):
            continue
        if count[eid] == _MOST_NOTES:
            left[eid] += 1
            continue
        count[eid] += 1
        where = words(one.own_eid)
        text = (
            _("%(provision)s of “%(regulation)s” refers to this.")
            if where
            else _("“%(regulation)s” refers to this.")
        )
        said.notes.setdefault(eid, []).append(
            Note(
                text % {"provision": where, "regulation": _name(named)},
                "cited",
                named.provision_url(one.own_eid),
                _("Show"),
            )
        )
    for eid, more in left.items():
        text = ngettext(
            "%(count)d more regulation refers to this.",
            "%(count)d more regulations refer to this.",
            more,
        )
        said.notes[eid].append(Note(text % {"count": more}, "cited", "relations/", _("Show all")))


def _note_inside(said: Annotations, inside: list[citing.Inside]) -> None:
    """Under each provision, which others of the same text refer to it."""
    sources: dict[str, dict[str, None]] = {}
    for one in inside:
        source = one.key[0]
        if source and not source.startswith(f"{one.eid}__"):
            sources.setdefault(one.eid, {})[source] = None
    for eid, found in sources.items():
        named = [(source, label) for source in found if (label := words(source))]
        if not named:
            continue
        more = len(named) - _MOST_NOTES
        listed = _(", ").join(label for _source, label in named[:_MOST_NOTES])
        if more > 0:
            listed = _("%(ids)s and %(count)s more") % {"ids": listed, "count": more}
        said.notes.setdefault(eid, []).append(
            Note(
                _("In this text %(provisions)s refers to it.") % {"provisions": listed},
                "cited",
                f"#{named[0][0]}",
                named[0][1],
            )
        )


def _banners(
    said: Annotations,
    own: list[RelationRow],
    acting: list[Acting],
    regulations: dict[int, Named],
    acts: dict[int, Named],
) -> None:
    seen: set[tuple[int, bool]] = set()
    for one in acting:
        named = regulations.get(one.page)
        if named is None or (one.page, one.is_whole) in seen or len(seen) == _MOST_BANNERS:
            continue
        seen.add((one.page, one.is_whole))
        text = (
            _("Repealed from %(day)s by “%(regulation)s”.")
            if one.is_whole
            else _("Partly superseded from %(day)s by “%(regulation)s”.")
        )
        said.banners.append(
            Banner(
                text % {"day": _day(one.effective), "regulation": _name(named)},
                "bad" if one.is_whole else "warn",
                named.provision_url(one.own_eid),
                _("What it says"),
            )
        )
    dead = {row.target_act_id for row in own if row.target_act_id}
    ended = [acts[pk] for pk in sorted(dead) if pk in acts and acts[pk].is_dead]
    for act in ended[:_MOST_BANNERS]:
        said.banners.append(
            Banner(
                _("It refers to law that is no longer in force: “%(law)s”.") % {"law": _name(act)},
                "warn",
                act.url,
                _("About this law"),
            )
        )


def _card(
    said: Annotations,
    own: list[RelationRow],
    incoming: list[Incoming],
    acting: list[Acting],
    regulations: dict[int, Named],
    acts: dict[int, Named],
    shown: Shown,
) -> None:
    lines = [
        *own_lines(own, regulations, acts),
        *incoming_lines(incoming, acting, regulations),
    ]
    if lines:
        sequence = shown.chosen.edition.sequence
        said.cards.append(
            Card(
                "regulations/parts/relations.html",
                {
                    "lines": lines[:_MOST_IN_CARD],
                    "more": max(0, len(lines) - _MOST_IN_CARD),
                    "diagram_url": ""
                    if shown.is_preview
                    else f"relations/?edition={sequence}&on={shown.on.isoformat()}",
                },
            )
        )


def _name(named: Named) -> str:
    return f"{named.heading} ({named.number})" if named.number else named.heading


def _day(day: Any) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
