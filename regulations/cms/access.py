"""Who finds the import screens, and whose batch is whose."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Department
from approvals import people, rules
from regulations.models import ImportBatch, ImportDocument


def may_import(user: Any) -> bool:
    """Whether `user` writes for a department that has a page to write under."""
    department = user.department
    return (
        department is not None
        and department.workspace_id is not None
        and rules.may_write(people.person(user), department.pk) is rules.Reason.OK
    )


def department_of(request: HttpRequest) -> Department:
    """The department that the person imports for, or the 404 that an unknown address gives."""
    if not may_import(request.user):
        raise Http404
    return request.user.department


def batch_of(request: HttpRequest, batch_id: int) -> ImportBatch:
    """The person's own batch for the department that he writes for now, or 404."""
    department = department_of(request)
    return get_object_or_404(
        ImportBatch.objects.select_related("department"),
        pk=batch_id, by=request.user.pk, department=department,
    )  # fmt: skip


def document_of(batch: ImportBatch, part_id: int) -> ImportDocument:
    """A document of the batch, its file with it, or 404."""
    return get_object_or_404(
        ImportDocument.objects.select_related("file"), pk=part_id, file__batch=batch
    )


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which goes on by itself."""
    return "application/json" in request.headers.get("Accept", "")
