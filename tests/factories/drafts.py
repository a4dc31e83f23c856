"""Drafts to try things on."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from pages.models import NewsPage

from .world import blocks, user, workspace


def news(
    author: User | None = None,
    code: str = "INFO",
    slug: str = "",
    audience: str = "public",
    **fields: Any,
) -> NewsPage:
    """A complete draft of a news item in the workspace of department `code`."""
    author = author or user("T-INFO1")
    values: dict[str, Any] = {
        "heading_zh_hans": "新门诊楼启用",
        "heading_vi": "Khánh thành nhà khám mới",
        "summary_zh_hans": "明日起在新楼就诊。",
        "summary_vi": "Từ ngày mai khám tại nhà mới.",
        "body_zh_hans": blocks("请从东门进入。"),
        "body_vi": blocks("Mời vào cổng phía đông."),
        "date": date(2026, 11, 1),
        "audience": audience,
        "owner": author,
        "slug": slug,
        **fields,
    }
    page = NewsPage(**values)
    workspace(code).add_child(instance=page)
    page.save_revision(user=author)
    page.refresh_from_db()
    return page


def edit(page: Any, author: User, **fields: Any) -> Any:
    """Save a further draft of `page` with other values; what readers see stays as it is."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=author)
