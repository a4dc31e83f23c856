"""The import screens of the CMS: choose a file, look at what was read, make drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.models import Department
from approvals import people, rules

from . import labels, services
from .cms_forms import LEAVE, DecideForm, UploadForm
from .errors import ImportRefused
from .models import ImportReading
from .structure import Document


@dataclass(frozen=True)
class Offered:
    """One document of a file as the screen shows it."""

    title: str
    language_name: str
    language: str
    tree: list[dict[str, Any]]
    preamble: str
    closing: str
    warnings: list[str]
    known_url: str
    form: DecideForm


def may_import(user: Any) -> bool:
    """Whether `user` writes for a department that has a page to write under."""
    department = user.department
    return (
        department is not None
        and department.workspace_id is not None
        and rules.may_write(people.person(user), department.pk) is rules.Reason.OK
    )


def _department(request: HttpRequest) -> Department:
    if not may_import(request.user):
        raise Http404
    return request.user.department


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; what was read is kept until its sender says what to make of it."""
    department = _department(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        reading = services.keep_reading(
            form.documents, form.data_read, form.cleaned_data["file"].name, request.user
        )
        return redirect("regulations_import_reading", reading.pk)
    return render(
        request, "regulations/cms/upload.html", {"form": form, "department": department}
    )


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Outline and warnings of every document; a draft of each that is wanted."""
    department = _department(request)
    reading = get_object_or_404(ImportReading, pk=reading_id, by=request.user)
    documents = [Document.from_dict(row) for row in reading.documents]
    offered = [
        _offered(request, reading, index, document, department)
        for index, document in enumerate(documents)
    ]
    if request.method == "POST" and all(one.form.is_valid() for one in offered):
        return _make(request, reading, documents, offered, department)
    return render(
        request, "regulations/cms/decide.html", {"reading": reading, "offered": offered}
    )


def _offered(
    request: HttpRequest,
    reading: ImportReading,
    index: int,
    document: Document,
    department: Department,
) -> Offered:
    source = services.source_hash(reading.file_hash, index)
    known = services.known_page(department, source, document.language)
    as_dict = document.to_dict()
    return Offered(
        title=document.title,
        language_name=labels.LANGUAGE_NAMES[document.language],
        language=document.language,
        tree=as_dict["provisions"],
        preamble=document.preamble,
        closing=document.closing,
        warnings=[labels.warning(warning.to_dict()) for warning in document.warnings],
        known_url=reverse("wagtailadmin_pages:edit", args=[known.pk]) if known else "",
        form=DecideForm(
            request.POST or None,
            prefix=f"document{index}",
            document=document,
            department=department,
            is_known=known is not None,
        ),
    )


def _make(
    request: HttpRequest,
    reading: ImportReading,
    documents: list[Document],
    offered: list[Offered],
    department: Department,
) -> HttpResponse:
    made = []
    for index, (document, one) in enumerate(zip(documents, offered, strict=True)):
        if one.form.cleaned_data["what"] == LEAVE:
            continue
        source = services.source_hash(reading.file_hash, index)
        try:
            draft = one.form.drafts.get(one.form.chosen_draft)
            if draft is not None:
                done = services.add_to_draft(
                    document, draft, request.user, source=source, filename=reading.file_name
                )
            else:
                done = services.import_document(
                    document, department, request.user, source=source, filename=reading.file_name
                )
        except ImportRefused as error:
            messages.error(
                request, _("“%(title)s”: %(reason)s") % {"title": one.title, "reason": error}
            )
            continue
        made.append(done.page)
    if not made:
        messages.warning(request, _("No draft was made."))
        return redirect("regulations_import_reading", reading.pk)
    reading.delete()
    messages.success(
        request,
        ngettext("%(count)s draft was made.", "%(count)s drafts were made.", len(made))
        % {"count": len(made)},
    )
    if len(made) == 1:
        return redirect("wagtailadmin_pages:edit", made[0].pk)
    return redirect("wagtailadmin_explore", department.workspace_id)
