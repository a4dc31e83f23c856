"""What the directory of departments and a department's own page show."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from approvals import languages
from approvals.audience import visible_to
from approvals.slugs import ascii_slug

from .models import (
    DepartmentPage,
    HealthPage,
    NewsPage,
    PortalImage,
    RecruitmentPage,
    TenderPage,
)
from .notice_queries import in_order
from .notices import with_chips
from .queries import listed

_RECENT = 4


def _directory(reader: Any) -> list[DepartmentPage]:
    return list(
        listed(DepartmentPage, reader)
        .select_related("department")
        .order_by("department__order", "path")
    )


def matches(page: DepartmentPage, words: str) -> bool:
    """Whether what a visitor typed stands in the name or summary, in either language, with or
    without accents, or as pinyin."""
    if not words.strip():
        return True
    names = [
        getattr(page, languages.suffixed(field, code)) or ""
        for field in ("heading", "summary")
        for code in languages.LANGUAGES
    ]
    if any(words.strip().casefold() in name.casefold() for name in names):
        return True
    plain = ascii_slug(words).replace("-", "")
    # Han text is compared as written above; as pinyin only what was typed in letters.
    return bool(plain) and words.isascii() and any(
        plain in ascii_slug(name).replace("-", "") for name in names
    )


def directory_context(request: HttpRequest) -> dict[str, Any]:
    """All departments by group, and as a tree. `?find=` narrows. Three queries at most."""
    pages = _directory(request.user)
    words = request.GET.get("find", "")[:100]
    found = [page for page in pages if matches(page, words)]
    by_department = {page.department_id: page for page in pages}
    for page in pages:
        page.part_of = by_department.get(page.department.parent_id)
    groups = [
        {"label": label, "pages": [page for page in found if page.group == code]}
        for code, label in DepartmentPage.Group.choices
    ]
    return {
        "groups": [group for group in groups if group["pages"]],
        "tree": _tree(pages),
        "total": len(pages),
        "find": words,
    }


def _tree(pages: list[DepartmentPage]) -> list[dict[str, Any]]:
    """Departments below those they belong to; one whose parent is not shown stands at the top."""
    shown = {page.department_id for page in pages}
    nodes = {page.department_id: {"page": page, "children": []} for page in pages}
    top = []
    for page in pages:
        parent = page.department.parent_id
        home = nodes[parent]["children"] if parent in shown else top
        home.append(nodes[page.department_id])
    return top


def department_context(page: DepartmentPage, reader: Any) -> dict[str, Any]:
    """Duties, hours, people, and what the department has published."""
    now = timezone.now()
    people = page.rows("people")
    photos = PortalImage.objects.in_bulk({row.photo_id for row in people if row.photo_id})
    notices = [
        *in_order(listed(RecruitmentPage, reader).child_of(page), now)[:_RECENT],
        *in_order(listed(TenderPage, reader).child_of(page), now)[:_RECENT],
    ]
    related = listed(DepartmentPage, reader)
    department = page.department
    return {
        "duties": page.rows("duties"),
        "hours": page.rows("hours"),
        "people": [{"row": row, "photo": photos.get(row.photo_id)} for row in people],
        "news": listed(NewsPage, reader).child_of(page).order_by("-date", "-path")[:_RECENT],
        "health": listed(HealthPage, reader).child_of(page).order_by("-reviewed_on")[:_RECENT],
        "notices": with_chips(notices, now),
        "regulations": _regulations(page, reader),
        "part_of": related.filter(department=department.parent_id).first()
        if department.parent_id
        else None,
        "parts": related.filter(department__parent=department).order_by("department__order"),
    }


def _regulations(page: DepartmentPage, reader: Any) -> list[Any]:
    """Regulations of the department that the reader may see; this room does not know their type."""
    return list(
        visible_to(Page.objects.child_of(page), reader)
        .filter(content_type__app_label="regulations")
        .order_by("-publication__published_at")
        .specific()[:12]
    )
