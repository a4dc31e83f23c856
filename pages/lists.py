"""The lists of the section pages: gathered across departments, filtered, cut into pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from .models import HealthPage, NewsPage, RecruitmentPage, TenderPage
from .notice_queries import CHOICES, chosen, in_order
from .notices import choice_labels, with_chips
from .queries import cut, department_choices, listed, of_department, with_departments


def _query(**chosen_values: Any) -> str:
    """The filter as the start of a query string, for links to other pages of the list."""
    given = {key: value for key, value in chosen_values.items() if value}
    return urlencode(given) + "&" if given else ""


def news_list(request: HttpRequest) -> dict[str, Any]:
    """News, newest first. `?department=<slug>` narrows."""
    return _by_department(request, NewsPage, ("-date", "-path"))


def health_list(request: HttpRequest) -> dict[str, Any]:
    """Health advice, last checked first. `?department=<slug>` narrows."""
    return _by_department(request, HealthPage, ("-reviewed_on", "-path"))


def _by_department(
    request: HttpRequest, kind: type[NewsPage] | type[HealthPage], order: tuple[str, ...]
) -> dict[str, Any]:
    choices = department_choices(kind, request.user)
    pages, slug = of_department(
        listed(kind, request.user), choices, request.GET.get("department", "")
    )
    page_obj = cut(request, pages.select_related("cover").order_by(*order))
    return {
        "items": with_departments(page_obj, request.user),
        "page_obj": page_obj,
        "departments": choices,
        "department": slug,
        "query": _query(department=slug),
    }


def recruitment_list(request: HttpRequest) -> dict[str, Any]:
    """Recruitment notices, open ones first. `?state=` narrows."""
    return _notices(request, RecruitmentPage, ["open", "closed", "result"])


def tender_list(request: HttpRequest) -> dict[str, Any]:
    """Tender notices, open ones first. `?state=` and `?year=` narrow."""
    return _notices(request, TenderPage, list(CHOICES))


def _notices(
    request: HttpRequest, kind: type[RecruitmentPage] | type[TenderPage], states: list[str]
) -> dict[str, Any]:
    now = timezone.now()
    pages = listed(kind, request.user)
    years = [
        moment.year
        for moment in pages.order_by().datetimes("closes_at", "year", order="DESC")
    ]
    state = request.GET.get("state", "")
    if state in states:
        pages = pages.filter(chosen(kind, state, now))
    else:
        state = ""
    year = request.GET.get("year", "")
    if len(year) == 4 and year.isdecimal() and int(year) in years:
        pages = pages.filter(closes_at__year=int(year))
    else:
        year = ""
    page_obj = cut(request, in_order(pages, now))
    return {
        "items": with_chips(with_departments(page_obj, request.user), now),
        "page_obj": page_obj,
        "states": [(code, label) for code, label in choice_labels().items() if code in states],
        "state": state,
        "years": years,
        "year": int(year) if year else "",
        "query": _query(state=state, year=year),
    }
