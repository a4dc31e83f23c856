"""Queries that lists share: what the reader may see, without the long texts, with departments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from approvals.audience import visible_to

from .models import DepartmentPage
from .models.base import BodyPage

Kind = TypeVar("Kind", bound=BodyPage)

PER_PAGE = 12
_LONG = ("body", "body_zh_hans", "body_vi")


def listed(kind: type[Kind], reader: Any) -> QuerySet[Kind]:
    """Pages of `kind` that `reader` may see, without their texts."""
    return visible_to(kind.objects.all(), reader).defer(*_LONG)


def cut(request: HttpRequest, items: QuerySet[Any], per_page: int = PER_PAGE) -> ListPage:
    """The page of a list that `?page=` names; the nearest one when there is none such."""
    return Paginator(items, per_page).get_page(request.GET.get("page"))


def with_departments(pages: Iterable[Kind], reader: Any) -> list[Kind]:
    """`pages` with `department_page`: their department's page, None where the reader may not see
    it. One query."""
    found = list(pages)
    above = {page.path[: -page.steplen] for page in found}
    departments = {
        department.path: department
        for department in listed(DepartmentPage, reader).filter(path__in=above)
    }
    for page in found:
        page.department_page = departments.get(page.path[: -page.steplen])
    return found


def department_page_of(page: BodyPage, reader: Any) -> DepartmentPage | None:
    """The page of the department that wrote `page`, None where the reader may not see it."""
    return listed(DepartmentPage, reader).filter(path=page.path[: -page.steplen]).first()


def latest_beside(page: BodyPage, reader: Any, order: str, count: int = 5) -> list[Any]:
    """The newest pages of the same kind beside `page`. One query."""
    return list(listed(type(page), reader).exclude(pk=page.pk).order_by(order, "-path")[:count])


def department_choices(kind: type[BodyPage], reader: Any) -> list[DepartmentPage]:
    """Departments that have a page of `kind` which `reader` may see. Two queries."""
    paths = {
        path[: -kind.steplen]
        for path in visible_to(kind.objects.all(), reader).values_list("path", flat=True)
    }
    return list(
        listed(DepartmentPage, reader)
        .filter(path__in=paths)
        .select_related("department")
        .order_by("department__order", "path")
    )


def of_department(
    pages: QuerySet[Kind], choices: Iterable[DepartmentPage], slug: str
) -> tuple[QuerySet[Kind], str]:
    """`pages` below the department page with `slug`, and the slug; all of them, and "", for a slug
    that is not among the choices."""
    for department in choices:
        if department.slug == slug:
            return pages.filter(path__startswith=department.path), slug
    return pages, ""
