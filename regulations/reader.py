"""What the reader page shows: one printing of an edition as of a day, in one or both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from approvals import languages
from approvals.audience import visible_to
from approvals.people import department_of

from . import codes, labels, previewing, subviews
from .annotating import Shown, annotations_of
from .days import day_asked
from .drawing import Drawn, draw
from .edition_lines import Attachment, EditionLine, as_draft, attachments, edition_line
from .shelf import Issued, Shelf, shelves_for
from .status import Status

if TYPE_CHECKING:
    from .models import RegulationPage

BOTH = "both"
_COLUMNS = ("eid", "kind", "lasting", "behind", "parent_eid", "depth", "number_zh_hans",
            "number_vi", "heading_zh_hans", "heading_vi", "text_zh_hans", "text_vi")  # fmt: skip


@dataclass(frozen=True)
class View:
    """A way to read: the value of `?view=`, its name, whether it is the one shown."""

    code: str
    name: Any
    language: str
    is_shown: bool


@dataclass(frozen=True)
class Section:
    """A part of the page that the row of links leads to."""

    anchor: str
    name: Any


@dataclass(frozen=True)
class Reading:
    """Everything the template needs; it decides nothing."""

    heading: str
    other_heading: str
    language: str
    other_language: str
    summary: str
    languages: list[str]
    is_auto: bool
    is_fallback: bool
    views: list[View]
    on: date
    is_today: bool
    bad_date: bool
    is_preview: bool
    status: Status
    status_label: Any
    status_class: str
    edition: EditionLine
    editions: list[EditionLine]
    current: EditionLine | None
    repeal: EditionLine | None
    coming: list[EditionLine]
    issuer: str
    signatory: str
    signatory_title: str
    category: str
    department: Any
    department_url: str
    drawn: Drawn
    sections: list[Section]
    attachments: list[Attachment]
    printing: int
    content_hash: str
    #: Where the status of this very edition can be looked up, for the paper.
    lasting_url: str
    code: SafeString | str
    query: str
    path: str
    #: "on=2024-03-01" where a day was asked for, for links that keep it; else "".
    day: str


def _chosen(shelf: Shelf, request: HttpRequest, on: date) -> Issued:
    asked = request.GET.get("edition", "")
    found = None
    if asked:
        found = shelf.numbered(int(asked)) if asked.isdecimal() and len(asked) < 7 else None
    else:
        found = shelf.shown(on) or (shelf.issued[0] if shelf else None)
    if found is None:
        raise Http404
    return found


def reading(page: RegulationPage, request: HttpRequest) -> Reading:
    """What `request` asks to read of `page`, whose publication the caller has checked; in a
    preview the draft itself.

    Raises Http404 for an edition that does not exist or that this reader may not see.
    """
    on, bad_date = day_asked(request)
    is_preview = bool(getattr(request, "is_preview", False))
    is_dated = True
    if is_preview:
        shelf, chosen, rows, is_dated = previewing.of_draft(page)
    else:
        shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
        chosen = _chosen(shelf, request, on)
        rows = list(chosen.printing.provisions.order_by("position").values(*_COLUMNS))
    wanted = languages.normalise(get_language())
    shown, view = _languages(chosen, request.GET.get("view", ""), wanted)
    lead = shown[0]
    printing, edition = chosen.printing, chosen.edition
    _load_around(printing)
    said = annotations_of(
        Shown(page, shelf, chosen, rows, shown, on, request.user, is_preview)
    )
    lines = {
        one.edition.sequence: edition_line(one, shelf, on, wanted, chosen) for one in shelf.issued
    }
    if is_preview and not chosen.dated.is_void:
        lines[edition.sequence] = as_draft(lines[edition.sequence], is_dated)
    own = lines[edition.sequence]
    in_force = shelf.in_force(on)
    repeal = shelf.repeal(on)
    department = department_of(page)
    drawn = draw(printing, rows, shown, said, "" if is_preview else request.path)
    lasting_url = "" if is_preview else _lasting_url(request, edition.sequence)
    other = languages.other(lead)

    def text(row: Any, name: str) -> str:
        return (
            getattr(row, languages.suffixed(name, lead))
            or getattr(row, languages.suffixed(name, other))
        )

    return Reading(
        heading=text(printing, "heading"),
        other_heading=(
            getattr(printing, languages.suffixed("heading", other)) if other in shown else ""
        ),
        language=lead,
        other_language=other,
        summary=getattr(printing, languages.suffixed("summary", lead)),
        languages=shown,
        is_auto=view == "" and len(shown) > 1,
        is_fallback=wanted not in shown,
        views=_views(chosen, shown, view),
        on=on,
        is_today=on == timezone.localdate(),
        bad_date=bad_date,
        is_preview=is_preview,
        status=own.status,
        status_label=own.status_label,
        status_class=own.status_class,
        edition=own,
        editions=[lines[one.edition.sequence] for one in reversed(shelf.issued)],
        current=lines[in_force.edition.sequence] if in_force else None,
        repeal=lines[repeal.edition.sequence] if repeal else None,
        coming=[lines[one.edition.sequence] for one in shelf.to_come(on)],
        issuer=text(edition, "issuer"),
        signatory=text(edition, "signatory"),
        signatory_title=text(edition, "signatory_title"),
        category=page.get_category_display(),
        department=department,
        department_url=_department_url(department, request),
        drawn=drawn,
        sections=_sections(drawn, is_preview),
        attachments=attachments(printing.files, lead),
        printing=printing.sequence,
        content_hash=printing.content_hash,
        lasting_url=lasting_url,
        code=codes.svg(lasting_url) if lasting_url else "",
        query=_kept(request),
        path=request.path,
        day="" if on == timezone.localdate() else f"on={on.isoformat()}",
    )


def _languages(chosen: Issued, view: str, wanted: str) -> tuple[list[str], str]:
    """The languages to show, the leading one first, and the view as it was understood."""
    held = chosen.languages_held()
    if view not in (BOTH, *languages.LANGUAGES):
        view = ""
    if view in ("", BOTH):
        lead = chosen.language_for(wanted)
        return [lead, *(code for code in held if code != lead)], view
    return [chosen.language_for(view)], view


def _views(chosen: Issued, shown: list[str], view: str) -> list[View]:
    held = chosen.languages_held()
    if len(held) < 2:
        return []
    single = shown[0] if len(shown) == 1 else ""
    return [
        View(BOTH, _("Bilingual"), "", len(shown) > 1),
        *(View(code, labels.LANGUAGE_NAMES[code], code, code == single) for code in held),
    ]


def _sections(drawn: Drawn, is_preview: bool) -> list[Section]:
    cards = [
        Section(card.anchor, card.name)
        for card in (*drawn.afters, *drawn.asides)
        if card.anchor and card.name
    ]
    found = [Section("text", _("Text")), Section("attributes", _("Attributes")), *cards]
    return found if is_preview else [*found, Section("history", _("Editions"))]


def _lasting_url(request: HttpRequest, sequence: int) -> str:
    tail = f"status/{sequence}/" if "status" in subviews.VIEWS else f"?edition={sequence}"
    return request.build_absolute_uri(request.path + tail)


def _kept(request: HttpRequest) -> str:
    """The part of the query that another view of the same thing keeps, ready to be extended."""
    kept = request.GET.copy()
    kept.pop("view", None)
    return f"{kept.urlencode()}&" if kept else ""


def _load_around(printing: Any) -> None:
    """What a shelf leaves out of a printing and the reader shows, in one query."""
    names = {
        languages.suffixed(name, code)
        for name in ("preamble", "closing")
        for code in languages.LANGUAGES
    }
    if left_out := names & printing.get_deferred_fields():
        printing.refresh_from_db(fields=sorted(left_out))


def _department_url(department: Any, request: HttpRequest) -> str:
    """The department's page, for who may see it."""
    if department is None or department.workspace_id is None:
        return ""
    pages = visible_to(Page.objects.filter(pk=department.workspace_id), request.user)
    return (department.workspace.get_url(request) or "") if pages.exists() else ""
