"""What the first page gathers."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from .models import DepartmentPage, HealthPage, HomePage, NewsPage, RecruitmentPage, TenderPage
from .notice_queries import CHOICES, in_order
from .notices import with_chips
from .queries import listed, with_departments

_NEWS, _HEALTH, _NOTICES = 3, 4, 5


def home_context(page: HomePage, reader: Any) -> dict[str, Any]:
    """News, notices with their deadlines, health advice, the number of departments."""
    news = listed(NewsPage, reader).select_related("cover").order_by("-date", "-path")[:_NEWS]
    health = listed(HealthPage, reader).order_by("-reviewed_on", "-path")[:_HEALTH]
    return {
        "hide_header_search": True,
        "news": with_departments(news, reader),
        "health": list(health),
        "notices": _notices(reader),
        "department_count": listed(DepartmentPage, reader).count(),
    }


def _notices(reader: Any) -> list[Any]:
    """Notices of both kinds: what one can still act on by its deadline, then the latest."""
    now = timezone.now()
    both = [
        *in_order(listed(RecruitmentPage, reader), now)[:_NOTICES],
        *in_order(listed(TenderPage, reader), now)[:_NOTICES],
    ]

    def rank(notice: Any) -> tuple[bool, float]:
        still_open = notice.state(now).value in CHOICES["open"]
        deadline = notice.closes_at.timestamp() if notice.closes_at else 0.0
        return not still_open, deadline if still_open else -deadline

    chosen = sorted(both, key=rank)[:_NOTICES]
    return with_chips(with_departments(chosen, reader), now)
