"""What the CMS's own edit form posts for a news item."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from pages.blocks.text import PARAGRAPH_FEATURES
from pages.models import NewsPage


def _paragraph(html: str) -> dict[str, Any]:
    return streamfield([("paragraph", rich_text(html, features=PARAGRAPH_FEATURES))])


def news_form(page: NewsPage | None = None, **changes: Any) -> dict[str, Any]:
    """The form of `page`'s newest draft (or of a new item) with `changes`; body_zh_hans and
    body_vi are given as HTML of one paragraph."""
    stored = NewsPage.objects.get(pk=page.pk) if page is not None else None
    draft = stored.get_latest_revision_as_object() if stored is not None else None

    def held(name: str, empty: str = "") -> Any:
        value = getattr(draft, name, None) if draft is not None else None
        return empty if value is None else value

    def paragraph(name: str) -> str:
        body = held(name, "")
        is_text = body and body[0].block_type == "paragraph"
        return str(body[0].value.source) if is_text else "<p>x</p>"

    names = ("heading_zh_hans", "heading_vi", "summary_zh_hans", "summary_vi")
    values = {
        **{name: held(name, "x") for name in names},
        "body_zh_hans": _paragraph(changes.pop("body_zh_hans", paragraph("body_zh_hans"))),
        "body_vi": _paragraph(changes.pop("body_vi", paragraph("body_vi"))),
        "date": str(held("date", "2026-11-01")),
        "cover": "",
        "audience": held("audience", "public"),
        "only_in": held("only_in"),
        "slug": held("slug"),
        "comments": inline_formset([]),
        **changes,
    }
    return nested_form_data(values)
