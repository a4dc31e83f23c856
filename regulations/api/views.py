"""The addresses of the API. Each view narrows by the reader first and then looks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.models import Page

from approvals import languages
from approvals.audience import visible_to
from approvals.files import is_published, model_of
from regulations import addresses, owners
from regulations import changes as record
from regulations.models import RegulationPage
from regulations.shelf import Issued, Shelf, shelves_for

from . import queries, shapes
from . import relations as related
from .door import Asked, api
from .listing import Wanted, listed
from .problems import Problem

_AROUND = tuple(
    languages.suffixed(name, code)
    for name in ("preamble", "closing")
    for code in languages.LANGUAGES
)


def _day(asked: Asked) -> date:
    return asked.values["on"] or timezone.localdate()


def _base() -> str:
    """Where the library stands, without the language: "library/"; "" where there is none."""
    return (addresses.library_path() or "").lstrip("/")


def _found(asked: Asked, slug: str) -> tuple[RegulationPage, Shelf]:
    """The same Http404 for what does not exist and for what this reader may not see."""
    page = (
        visible_to(RegulationPage.objects.filter(slug=slug), asked.reader)
        .only("slug", "category", "path")
        .order_by("pk")
        .first()
    )
    shelf = shelves_for([page.pk] if page else [], asked.reader).get(page.pk if page else 0)
    if page is None or shelf is None or not _has_text(shelf):
        raise Http404
    return page, shelf


def _has_text(shelf: Shelf) -> bool:
    """Whether there is more than a repeal of something that this reader may not see, or than what
    was withdrawn."""
    return any(not one.dated.is_repeal and not one.dated.is_void for one in shelf.issued)


def _numbered(shelf: Shelf, sequence: str) -> Issued:
    one = shelf.numbered(int(sequence))
    if one is None:
        raise Http404
    return one


def rows_of(one: Issued) -> list[dict[str, Any]]:
    """The provisions of a printing in their order."""
    return list(one.printing.provisions.order_by("position").values(*shapes.PROVISION_COLUMNS))


def _in_force(shelf: Shelf, on: date) -> Issued:
    one = shelf.in_force(on)
    if one is None:
        raise Problem("not-in-force", "See the editions of the regulation for the days they apply.")
    return one


@api()
def index(asked: Asked) -> dict[str, Any]:
    return {
        "version": "1",
        "languages": list(languages.LANGUAGES),
        "links": {
            "self": reverse("api:index"),
            "regulations": reverse("api:regulations"),
            "changes": reverse("api:changes"),
            "description": reverse("api:openapi"),
        },
    }


@api(*queries.LIST)
def regulations(asked: Asked) -> dict[str, Any]:
    """A page of the list, and where the next one begins."""
    values = asked.values
    on = _day(asked)
    wanted = Wanted(
        on, values["category"], values["department"], values["status"], values["language"]
    )
    found, more = listed(asked.reader, wanted, values["cursor"] or "", values["limit"])
    base = _base()
    rows = [
        shapes.regulation(one.page, one.shelf, shown, on, one.owner, base)
        for one in found
        if (shown := one.shelf.shown(on)) is not None
    ]
    following = found[-1].page.slug if more and found else None
    return {"on": on.isoformat(), "regulations": rows, "next": _next(asked, following)}


def _next(asked: Asked, cursor: str | None) -> dict[str, str] | None:
    if cursor is None:
        return None
    query = urlencode({**asked.request.GET.dict(), "cursor": cursor})
    return {"cursor": cursor, "link": f"{asked.request.path}?{query}"}


@api(queries.ON)
def regulation(asked: Asked, slug: str) -> dict[str, Any]:
    page, shelf = _found(asked, slug)
    on = _day(asked)
    shown = shelf.shown(on)
    if shown is None:
        raise Http404
    owner = owners.owner(page.path[: -Page.steplen], owners.departments())
    return shapes.regulation(page, shelf, shown, on, owner, _base())


@api(queries.ON)
def editions(asked: Asked, slug: str) -> dict[str, Any]:
    """All of them, repeals among them, by the day they take effect."""
    page, shelf = _found(asked, slug)
    on = _day(asked)
    return {
        "regulation": page.slug,
        "on": on.isoformat(),
        "editions": [shapes.edition(page.slug, shelf, one, on) for one in shelf.issued],
    }


@api(queries.ON)
def edition(asked: Asked, slug: str, sequence: str) -> dict[str, Any]:
    page, shelf = _found(asked, slug)
    return _whole(page, shelf, _numbered(shelf, sequence), _day(asked))


@api(queries.ON)
def text(asked: Asked, slug: str) -> dict[str, Any]:
    """The edition in force on a day, with its text."""
    page, shelf = _found(asked, slug)
    on = _day(asked)
    return _whole(page, shelf, _in_force(shelf, on), on)


def _whole(page: RegulationPage, shelf: Shelf, one: Issued, on: date) -> dict[str, Any]:
    held = one.languages_held()
    one.printing.refresh_from_db(fields=_AROUND)  # the long texts that a shelf leaves out
    return {
        "regulation": page.slug,
        "on": on.isoformat(),
        **shapes.edition(page.slug, shelf, one, on),
        "preamble": shapes.both(one.printing, "preamble", held),
        "provisions": [shapes.provision(row, held) for row in rows_of(one)],
        "closing": shapes.both(one.printing, "closing", held),
        "attachments": shapes.attachments(page.slug, one),
        "figures": shapes.figures(page.slug, one),
    }


@api(queries.ON, queries.EDITION)
def provision(asked: Asked, slug: str, ref: str) -> dict[str, Any]:
    """One provision by its id in the edition or by its lasting id, with all that stands below."""
    page, shelf = _found(asked, slug)
    on = _day(asked)
    sequence = asked.values["edition"]
    one = _numbered(shelf, str(sequence)) if sequence else _in_force(shelf, on)
    held = one.languages_held()
    rows = rows_of(one)
    found = next((row for row in rows if row["eid"] == ref), None) or next(
        (row for row in rows if row["lasting"] and row["lasting"] == ref), None
    )
    if found is None:
        raise Http404
    above, below = _around(rows, found)
    return {
        "regulation": page.slug,
        "on": on.isoformat(),
        "edition": shapes.edition(page.slug, shelf, one, on),
        **shapes.provision(found, held),
        "ancestors": [shapes.provision(row, held) for row in above],
        "descendants": [shapes.provision(row, held) for row in below],
    }


def _around(
    rows: list[dict[str, Any]], found: dict[str, Any]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What a provision stands in, outermost first, and what stands in it."""
    by_eid = {row["eid"]: row for row in rows}
    above = []
    parent = by_eid.get(found["parent_eid"])
    while parent is not None:
        above.insert(0, parent)
        parent = by_eid.get(parent["parent_eid"])
    inside = {found["eid"]}
    below = []
    for row in rows:  # parents come first
        if row["parent_eid"] in inside:
            inside.add(row["eid"])
            below.append(row)
    return above, below


@api(queries.ON)
def relations(asked: Asked, slug: str) -> dict[str, Any]:
    """What the edition shown on a day does to others, and what the editions shown of others do to
    the regulation, as far as this reader may see them."""
    page, shelf = _found(asked, slug)
    on = _day(asked)
    shown = shelf.shown(on)
    if shown is None:
        raise Http404
    return {
        "regulation": page.slug,
        "on": on.isoformat(),
        "edition": shown.edition.sequence,
        "outgoing": related.outgoing(shown, asked.reader),
        "incoming": related.incoming(page, asked.reader, on),
    }


@api(queries.SINCE, queries.LIMIT)
def changes(asked: Asked) -> dict[str, Any]:
    """What happened after a moment, in order. `docs/api.md` says what may be relied on."""
    since = asked.values["since"]
    lines, more = record.after(asked.reader, since, asked.values["limit"])
    shelves = shelves_for({line.page_id for line in lines}, asked.reader)
    slugs = dict(
        RegulationPage.objects.filter(pk__in=shelves).values_list("pk", "slug").order_by()
    )
    on = timezone.localdate()
    told = []
    for line in lines:
        shelf = shelves.get(line.page_id, Shelf([]))
        one = shelf.numbered(line.edition.sequence)
        if one is not None and _has_text(shelf):
            told.append(shapes.change(line, slugs[line.page_id], shelf, one, on))
    reached = lines[-1].at if lines else since
    return {"changes": told, "next": shapes.moment(reached) if reached else None, "more": more}


@api()
def attachment(asked: Asked, slug: str, sequence: str, sha256: str) -> Any:
    """A file or a picture of an edition, byte by byte as it was approved."""
    _page, shelf = _found(asked, slug)
    one = _numbered(shelf, sequence)
    named = [("document", row["document"], row["sha256"]) for row in one.printing.files]
    named += [("image", row["image"], row["sha256"]) for row in one.printing.figures]
    kind, pk = next(((kind, pk) for kind, pk, digest in named if digest == sha256), ("", 0))
    if not kind or not is_published(kind, pk, asked.reader):
        raise Http404
    file = model_of(kind)._default_manager.filter(pk=pk).first()
    if file is None:
        raise Http404
    try:
        stream = file.file.storage.open(file.file.name, "rb")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(stream, as_attachment=True, filename=file.filename)
    response["Content-Type"] = "application/octet-stream"
    response["ETag"] = f'"{sha256}"'
    return response


@api()
def openapi(asked: Asked) -> HttpResponse:
    """What this API is, in OpenAPI's words."""
    from .contract import written

    return HttpResponse(written(), content_type="application/json")


@api()
def nowhere(asked: Asked, rest: str) -> Any:
    raise Http404
