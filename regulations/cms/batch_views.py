"""Choosing files, watching them being read, deciding about what was found in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from regulations.batches import documents, drafting, reading, storing
from regulations.batches.storing import Taken
from regulations.categories import Category
from regulations.messages import translated
from regulations.models import ImportBatch, ImportDocument, ImportFile, RegulationPage

from . import access
from .forms import AT_ONCE, BeginForm, FilesForm

PAGE_SIZE = 50
#: Names in one message.
NAMED = 5


@never_cache
@require_http_methods(["GET", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The person's imports, and the form that begins one."""
    department = access.department_of(request)
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _begin(request, form, department)
    mine = ImportBatch.objects.filter(by=request.user.pk, department=department)
    batches = Paginator(_counted(mine), PAGE_SIZE).get_page(request.GET.get("p"))
    return render(
        request,
        "regulations/cms/imports.html",
        {"form": form, "department": department, "batches": batches, "page_obj": batches,
         "at_once": AT_ONCE},
    )


def _begin(request: HttpRequest, form: BeginForm, department: Any) -> HttpResponse:
    files = request.FILES.getlist("files")
    if not files and not access.wants_json(request):
        messages.error(request, _("Choose at least one file."))
        return redirect("regulations_import")
    batch = storing.begin(
        request.user, department, form.cleaned_data["language"], form.cleaned_data["category"]
    )
    taken = storing.take(batch, files[:AT_ONCE])
    if access.wants_json(request):
        return JsonResponse({"address": reverse("regulations_import_batch", args=[batch.pk])})
    if not taken.files:
        storing.remove(batch)
        _say_taken(request, taken)
        return redirect("regulations_import")
    _say_taken(request, taken, len(files))
    return redirect("regulations_import_batch", batch.pk)


def _counted(batches: QuerySet[ImportBatch]) -> QuerySet[ImportBatch]:
    return batches.order_by("-pk").annotate(
        files_total=Count("files", distinct=True),
        files_waiting=Count(
            "files", filter=Q(files__state__in=("waiting", "reading")), distinct=True
        ),
        open_documents=Count(
            "files__documents",
            filter=Q(files__documents__state__in=("open", "accepted")), distinct=True,
        ),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Files and documents of one import; every button of the page posts here."""
    found = access.batch_of(request, batch_id)
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            messages.error(request, _("There is no such decision."))
            return redirect("regulations_import_batch", found.pk)
        answer = act(request, found)
        return answer or _back(request, found)
    return _page(request, found)


def _back(request: HttpRequest, found: ImportBatch) -> HttpResponse:
    """The same part of the page: the numbers of its pages come with the form."""
    address = reverse("regulations_import_batch", args=[found.pk])
    page = request.POST.get("p", "")
    return redirect(f"{address}?p={page}#documents" if page.isdecimal() else address)


def _page(request: HttpRequest, found: ImportBatch) -> HttpResponse:
    files = found.files.defer("lines").annotate(
        found=Count("documents", filter=~Q(documents__state="joined"))
    )
    # What could not be read stands first: somebody has to do something about it.
    files = files.order_by("-state" if _is_read(found) else "pk", "pk")
    rows = (
        ImportDocument.objects.filter(file__batch=found)
        .exclude(state=ImportDocument.State.JOINED)
        .select_related("file", "target", "page")
        .defer("base", "corrections", "earlier", "file__lines")
        .order_by("file_id", "position")
    )
    documents_page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("p"))
    files_page = Paginator(files, 2 * PAGE_SIZE).get_page(request.GET.get("f"))
    known = _known(list(documents_page), found)
    return render(
        request,
        "regulations/cms/batch.html",
        {
            "batch": found,
            "form": FilesForm(),
            "files": files_page,
            "documents": documents_page,
            "known": known,
            "progress": progress(found),
            "decisions": _decisions(found),
            "categories": Category.choices,
            "at_once": AT_ONCE,
        },
    )


def _is_read(found: ImportBatch) -> bool:
    return not found.files.filter(state__in=("waiting", "reading")).exists()


def _known(rows: list[ImportDocument], found: ImportBatch) -> dict[int, str]:
    """Addresses of the drafts that these documents made before, by document."""
    sources = reading.known_sources(
        [row for row in rows if row.state != ImportDocument.State.DONE], found
    )
    pages = set(RegulationPage.objects.filter(pk__in=sources.values()).values_list("pk", flat=True))
    return {
        pk: reverse("wagtailadmin_pages:edit", args=[page])
        for pk, page in sources.items()
        if page in pages
    }


def progress(found: ImportBatch) -> dict[str, int]:
    """How many files there are, and in which state."""
    counted = dict(
        found.files.order_by().values_list("state").annotate(Count("pk")).values_list(
            "state", "pk__count"
        )
    )
    State = ImportFile.State
    total = sum(counted.values())
    waiting = counted.get(State.WAITING, 0) + counted.get(State.READING, 0)
    return {
        "total": total,
        "waiting": waiting,
        "done": total - waiting,
        "refused": counted.get(State.REFUSED, 0),
        "reading": counted.get(State.READING, 0),
    }


def _decisions(found: ImportBatch) -> dict[str, int]:
    rows = ImportDocument.objects.filter(file__batch=found).order_by()
    return dict(rows.values_list("state").annotate(Count("pk")).values_list("state", "pk__count"))


# -- the buttons ---------------------------------------------------------------------------------
def _add(request: HttpRequest, found: ImportBatch) -> HttpResponse | None:
    files = request.FILES.getlist("files")
    taken = storing.take(found, files[:AT_ONCE])
    if access.wants_json(request):
        return JsonResponse(
            {
                "known": taken.known,
                "refused": [f"{name}: {why}" for name, why in taken.refused],
            }
        )
    if not files:
        messages.error(request, _("Choose at least one file."))
    _say_taken(request, taken, len(files))
    return None


def _say_taken(request: HttpRequest, taken: Taken, sent: int = 0) -> None:
    for name, why in taken.refused[:20]:
        messages.error(request, _("“%(title)s”: %(reason)s") % {"title": name, "reason": why})
    if taken.known:
        messages.warning(
            request,
            _("In this import already, so it was not taken again: %(names)s")
            % {"names": _named(taken.known)},
        )
    if sent > AT_ONCE:
        messages.error(
            request,
            _("Only the first %(count)s files were taken; add the others now.")
            % {"count": AT_ONCE},
        )
    if taken.files:
        messages.success(
            request,
            ngettext("%(count)s file was stored.", "%(count)s files were stored.",
                     len(taken.files))
            % {"count": len(taken.files)},
        )


def _named(names: list[str]) -> str:
    listed = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return _("%(ids)s and %(count)s more") % {"ids": listed, "count": more} if more > 0 else listed


def _step(request: HttpRequest, found: ImportBatch) -> HttpResponse | None:
    file = reading.step(found)
    if access.wants_json(request):
        return JsonResponse(_told(found, file))
    if file is not None and file.state == ImportFile.State.REFUSED:
        messages.error(
            request,
            _("“%(title)s”: %(reason)s")
            % {"title": file.name, "reason": translated(file.reason)},
        )
    return None


def _told(found: ImportBatch, file: ImportFile | None) -> dict[str, Any]:
    """What the script shows after a step. `busy`: somebody else is reading the rest."""
    counted = progress(found)
    told: dict[str, Any] = {
        **counted,
        "text": _("%(done)s of %(total)s files processed")
        % {"done": counted["done"], "total": counted["total"]},
        "busy": file is None and counted["waiting"] > 0,
    }
    if file is not None:
        told["file"] = {
            "id": file.pk,
            "state": file.state,
            "label": file.get_state_display(),
            "reason": translated(file.reason),
        }
    return told


def _stop(request: HttpRequest, found: ImportBatch) -> HttpResponse | None:
    reading.stop(found)
    return JsonResponse({}) if access.wants_json(request) else None


def _go(request: HttpRequest, found: ImportBatch) -> HttpResponse | None:
    reading.stop(found, stopped=False)
    return _step(request, found)


def _file(request: HttpRequest, found: ImportBatch) -> ImportFile:
    number = request.POST.get("file", "")
    return get_object_or_404(found.files, pk=int(number) if number.isdecimal() else 0)


def _again(request: HttpRequest, found: ImportBatch) -> None:
    reading.again(_file(request, found))
    storing.touch(found)


def _remove_file(request: HttpRequest, found: ImportBatch) -> None:
    storing.remove_file(_file(request, found))
    storing.touch(found)


def _remove(request: HttpRequest, found: ImportBatch) -> HttpResponse:
    storing.remove(found)
    messages.success(request, _("The import was removed. Drafts made of it stay."))
    return redirect("regulations_import")


def _decide(state: str) -> Callable[[HttpRequest, ImportBatch], None]:
    def decide(request: HttpRequest, found: ImportBatch) -> None:
        ticked = [int(pk) for pk in request.POST.getlist("document") if pk.isdecimal()]
        if not ticked:
            messages.warning(request, _("Tick the documents that are meant."))
            return
        documents.decide(ticked[: 2 * PAGE_SIZE], found.pk, state)
        storing.touch(found)

    return decide


def _accept_all(request: HttpRequest, found: ImportBatch) -> None:
    """All that are not decided yet and were not imported before."""
    rows = list(
        ImportDocument.objects.filter(file__batch=found, state=ImportDocument.State.OPEN)
        .select_related("file")
        .only("pk", "position", "language", "state", "file__sha256")
    )
    known = reading.known_sources(rows, found)
    documents.decide(
        [row.pk for row in rows if row.pk not in known], found.pk, ImportDocument.State.ACCEPTED
    )
    storing.touch(found)


def _categorise(request: HttpRequest, found: ImportBatch) -> None:
    category = request.POST.get("category", "")
    ticked = [int(pk) for pk in request.POST.getlist("document") if pk.isdecimal()]
    if not ticked or category not in Category.values:
        messages.warning(request, _("Tick the documents that are meant."))
        return
    ImportDocument.objects.filter(
        pk__in=ticked[: 2 * PAGE_SIZE], file__batch=found, state__in=documents.CHANGEABLE
    ).update(category=category)
    storing.touch(found)


def _make(request: HttpRequest, found: ImportBatch) -> HttpResponse | None:
    made = drafting.make(found, request.user)
    for title, why in made.refused[:20]:
        messages.error(request, _("“%(title)s”: %(reason)s") % {"title": title, "reason": why})
    if not made.pages:
        messages.warning(request, _("No draft was made."))
        return None
    messages.success(
        request,
        ngettext("%(count)s draft was made.", "%(count)s drafts were made.", len(made.pages))
        % {"count": len(made.pages)},
    )
    if made.left:
        messages.warning(
            request,
            _("%(count)s accepted documents are left; press the button again.")
            % {"count": made.left},
        )
    elif len(made.pages) == 1 and not found.files.exclude(state="read").exists() and not (
        ImportDocument.objects.filter(file__batch=found, state__in=("open", "accepted")).exists()
    ):
        return redirect("wagtailadmin_pages:edit", made.pages[0].pk)
    return None


ACTS: dict[str, Callable[[HttpRequest, ImportBatch], HttpResponse | None]] = {
    "add": _add,
    "step": _step,
    "stop": _stop,
    "go": _go,
    "again": _again,
    "remove_file": _remove_file,
    "remove": _remove,
    "accept": _decide(ImportDocument.State.ACCEPTED),
    "leave": _decide(ImportDocument.State.LEFT),
    "reopen": _decide(ImportDocument.State.OPEN),
    "accept_all": _accept_all,
    "categorise": _categorise,
    "make": _make,
}


