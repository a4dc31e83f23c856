"""`<library>/<slug>/relations/`: the diagram of an edition's relations, and the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from approvals import languages

from . import freezing, labels, naming
from .days import day_asked
from .relating.diagram import Node, svg
from .relation_lines import Line, incoming_lines, incoming_of, own_lines
from .shelf import Issued, Shelf, shelves_for

if TYPE_CHECKING:
    from .models import RegulationPage


def view(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    """Raises Http404 for an edition that does not exist or that this reader may not see."""
    if rest:
        raise Http404
    on, _is_bad = day_asked(request)
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    chosen = _chosen(shelf, request.GET.get("edition", ""), on)
    own = freezing.relations_of(chosen.printing)
    incoming = incoming_of(page.pk, request.user)
    acting = shelf.acting_on(chosen, on)
    base = naming.base_url(request)
    regulations = naming.regulations(
        {row.target_regulation_id for row in own if row.target_regulation_id}
        | {one.page for one in incoming}
        | {page.pk},
        request.user,
        on,
        base,
    )
    acts = naming.acts(
        {row.target_act_id for row in own if row.target_act_id}, request.user, on, base
    )
    left = own_lines(own, regulations, acts)
    right = incoming_lines(incoming, acting, regulations)
    wanted = languages.normalise(get_language())
    language = chosen.language_for(wanted)
    heading = getattr(chosen.printing, languages.suffixed("heading", language))
    status = shelf.status_of(chosen, on)
    return render(
        request,
        "regulations/relations.html",
        {
            "page": page,
            "heading": heading,
            "language": language,
            "number": chosen.number(wanted),
            "status_label": labels.STATUS[status],
            "status_class": labels.STATUS_CLASS[status],
            "reader_url": f"{base}{page.slug}/{naming.day_suffix(on)}",
            "left": left,
            "right": right,
            "diagram": _diagram(heading, language, chosen.number(wanted), left, right),
            "section": "regulationindexpage",
            "trail_from_section": True,
            "trail": [
                {"label": heading, "lang": language, "url": f"{base}{page.slug}/"},
                {"label": _("Relations")},
            ],
        },
    )


def _chosen(shelf: Shelf, asked: str, on: Any) -> Issued:
    if asked:
        found = shelf.numbered(int(asked)) if asked.isdecimal() and len(asked) < 7 else None
    else:
        found = shelf.shown(on)
    if found is None:
        raise Http404
    return found


def _diagram(
    heading: str, language: str, number: str, left: Sequence[Line], right: Sequence[Line]
) -> str:
    if not left and not right:
        return ""
    drawn = svg(
        Node("", heading, language, number),
        [_node(line) for line in left],
        [_node(line) for line in right],
        _("Relations of “%(regulation)s”") % {"regulation": heading},
        _("To the left what it refers to, to the right what refers to it. The list below says "
          "the same."),
    )  # fmt: skip
    return mark_safe(drawn)  # noqa: S308 - `diagram` escapes every text and address


def _node(line: Line) -> Node:
    named = line.named
    relation = f"{line.label} · {line.provision}" if line.provision else str(line.label)
    return Node(
        relation, named.heading, named.language, named.number, line.url,
        "bad" if named.is_dead else "",
    )  # fmt: skip
