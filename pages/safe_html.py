"""Rich text as readers get it. Imports and the shell write past the editor's own whitelist."""

from __future__ import annotations

import re
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from approvals.audience import visible_to

_TAGS = {"p", "b", "strong", "i", "em", "a", "ul", "ol", "li", "br", "h3", "h4", "sub", "sup"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


#: The opening tag of a link to a page, as the editor stores it.
_PAGE_LINK = re.compile(r"""<a\b[^>]*\blinktype=["']page["'][^>]*>""")
_ID = re.compile(r"""\bid=["'](\d{1,18})["']""")


def _readable_links(source: str, reader: Any) -> str:
    """Links to pages that `reader` may not see are only words: an address is made of the title."""
    tags = set(_PAGE_LINK.findall(source))
    if not tags:
        return source
    ids = {tag: int(found[1]) for tag in tags if (found := _ID.search(tag))}
    pages = visible_to(Page.objects.filter(pk__in=set(ids.values())), reader)
    seen = set(pages.values_list("pk", flat=True))
    return _PAGE_LINK.sub(lambda tag: tag[0] if ids.get(tag[0]) in seen else "<a>", source)


def safe_html(value: Any, reader: Any = None) -> SafeString:
    """Links to documents, and to pages that `reader` may see, become addresses; every other
    element is reduced to its text, scripts and styles with all they hold."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    source = _readable_links(source, reader)
    return mark_safe(  # noqa: S308 - cleaned by nh3 on this very line
        nh3.clean(
            expand_db_html(source),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel="noopener",
        )
    )
