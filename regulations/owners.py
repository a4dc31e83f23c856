"""Which department a regulation belongs to: the one whose workspace is nearest above it."""

from __future__ import annotations

from django.db.models import F
from wagtail.models import Page

from accounts.models import Department


def departments() -> dict[str, Department]:
    """Those that have a workspace, by its path in the tree. One query."""
    found = Department.objects.exclude(workspace=None).annotate(path=F("workspace__path"))
    return {department.path: department for department in found}


def owner(path: str, departments: dict[str, Department]) -> Department | None:
    """The department of the page at `path`, which may be a workspace itself."""
    for end in range(len(path), 0, -Page.steplen):
        if path[:end] in departments:
            return departments[path[:end]]
    return None
