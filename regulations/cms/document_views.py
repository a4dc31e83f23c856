"""One document beside its source: corrected, joined, decided. A link chooses a unit, buttons act on
it; without JavaScript as with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from regulations import labels, services
from regulations.batches import documents, reading, showing
from regulations.errors import ImportRefused
from regulations.models import ImportBatch, ImportDocument, ImportFile

from . import access, buttons
from .forms import DocumentForm, kind_choices

State = ImportDocument.State


@never_cache
@require_http_methods(["GET", "POST"])
def document(request: HttpRequest, batch_id: int, part_id: int) -> HttpResponse:
    batch = access.batch_of(request, batch_id)
    row = access.document_of(batch, part_id)
    if request.method == "POST":
        return _act(request, batch, row)
    return _page(request, batch, row)


def _page(
    request: HttpRequest, batch: ImportBatch, row: ImportDocument, form: DocumentForm | None = None
) -> HttpResponse:
    number = request.GET.get("p", "1")
    lines: list[str] = ImportFile.objects.values_list("lines", flat=True).get(pk=row.file_id)
    shown = showing.shown(
        row, lines, int(number) if number.isdecimal() else 1, request.GET.get("unit", "")
    )
    known = reading.known_sources([row], batch) if row.state != State.DONE else {}
    is_changeable = row.state in documents.CHANGEABLE
    return render(
        request,
        "regulations/cms/document.html",
        {
            "batch": batch,
            "row": row,
            "shown": shown,
            "form": form or _form(row, batch),
            "is_changeable": is_changeable,
            "has_undo": bool(row.corrections or row.earlier),
            "has_before": row.position > 0,
            "kinds": kind_choices(),
            "language_name": labels.LANGUAGE_NAMES[row.language],
            "known_url": _edit(known[row.pk]) if row.pk in known else "",
            "draft_url": _edit(row.page_id) if row.page_id else "",
            "around": _around(row, batch),
            "back": _address(batch, row),
        },
    )


def _edit(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def _form(row: ImportDocument, batch: ImportBatch, data: Any = None) -> DocumentForm:
    drafts = services.drafts_to_fill(batch.department, row.language)
    return DocumentForm(data, row=row, drafts=drafts)


def _around(row: ImportDocument, batch: ImportBatch) -> dict[str, str]:
    """Addresses of the documents before and after this one, in the order of the list."""
    pairs = list(
        ImportDocument.objects.filter(file__batch=batch)
        .exclude(state=State.JOINED)
        .order_by("file_id", "position")
        .values_list("pk", flat=True)
    )
    at = pairs.index(row.pk) if row.pk in pairs else -1
    found = {}
    if at > 0:
        found["before"] = _of(batch, pairs[at - 1])
    if 0 <= at < len(pairs) - 1:
        found["after"] = _of(batch, pairs[at + 1])
    return found


def _of(batch: ImportBatch, pk: int) -> str:
    return reverse("regulations_import_document", args=[batch.pk, pk])


def _address(batch: ImportBatch, row: ImportDocument, **query: Any) -> str:
    address = _of(batch, row.pk)
    given = {key: value for key, value in query.items() if value}
    return f"{address}?{urlencode(given)}" if given else address


# -- acts ----------------------------------------------------------------------------------------
def _act(request: HttpRequest, batch: ImportBatch, row: ImportDocument) -> HttpResponse:
    act = request.POST.get("act", "")
    unit = request.POST.get("unit", "")
    try:
        if act == "settings":
            return _settings(request, batch, row)
        if act in DECISIONS:
            return DECISIONS[act](request, batch, row)
        if act in buttons.CORRECTIONS:
            before = documents.current(row)
            name, values = buttons.asked(request.POST, before, act, unit)
            after = documents.apply(row.pk, name, unit, values)
            messages.success(request, _("Corrected. No character of the text was changed."))
            unit = buttons.in_its_place(before, documents.current(after), unit)
            return redirect(_address(batch, after, unit=unit) + f"#unit-{unit}")
        raise ImportRefused(_("There is no such correction."))
    except ImportRefused as refusal:
        messages.error(request, str(refusal))
        anchor = f"#unit-{unit}" if unit else ""
        return redirect(_address(batch, row, unit=unit) + anchor)


def _settings(request: HttpRequest, batch: ImportBatch, row: ImportDocument) -> HttpResponse:
    form = _form(row, batch, request.POST)
    if not form.is_valid():
        return _page(request, batch, row, form)
    wanted = form.cleaned_data
    is_same = wanted["language"] == row.language
    documents.set_aside(
        row.pk, category=wanted["category"], target=form.chosen_draft, changes_target=is_same
    )
    if wanted["title"]:
        documents.rename(row.pk, wanted["title"])
    if not is_same:
        documents.read_as(row.pk, wanted["language"])
    messages.success(request, _("Kept."))
    return redirect(_address(batch, row))


def _undo(request: HttpRequest, batch: ImportBatch, row: ImportDocument) -> HttpResponse:
    documents.undo(row.pk)
    return redirect(_address(batch, row, p=request.POST.get("p", "")))


def _restart(request: HttpRequest, batch: ImportBatch, row: ImportDocument) -> HttpResponse:
    documents.restart(row.pk)
    return redirect(_address(batch, row))


def _join(request: HttpRequest, batch: ImportBatch, row: ImportDocument) -> HttpResponse:
    into = documents.join(row.pk)
    messages.success(request, _("It was joined to the document before it."))
    return redirect(_address(batch, into))


def _decide(state: str) -> Callable[[HttpRequest, ImportBatch, ImportDocument], HttpResponse]:
    def decide(request: HttpRequest, batch: ImportBatch, row: ImportDocument) -> HttpResponse:
        documents.decide([row.pk], batch.pk, state)
        following = _around(row, batch).get("after")
        if state != State.OPEN and following:
            return redirect(following)
        return redirect("regulations_import_batch", batch.pk)

    return decide


DECISIONS: dict[str, Callable[[HttpRequest, ImportBatch, ImportDocument], HttpResponse]] = {
    "undo": _undo,
    "restart": _restart,
    "join": _join,
    "accept": _decide(State.ACCEPTED),
    "leave": _decide(State.LEFT),
    "reopen": _decide(State.OPEN),
}
