"""The sections of the site as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from approvals import languages
from approvals.audience import visible_to

from .models import HomePage, StandardPage


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    #: Model name of the page, in lower case; what templates compare with `section`.
    kind: str = ""
    here: bool = False
    above: bool = False
    in_menu: bool = True
    #: Set where the label is not in the reader's language.
    lang: str = ""


def home_for(reader: Any) -> HomePage | None:
    """The home page if `reader` may see it. One query."""
    return visible_to(HomePage.objects.all(), reader).order_by("path").first()


def sections(request: HttpRequest, home: HomePage) -> list[Entry]:
    """Home and the visible pages right below it, in the order of the tree. Two queries."""
    children = list(
        visible_to(Page.objects.child_of(home), request.user)
        .select_related("content_type")
        .order_by("path")
    )
    texts = {
        page.pk: page
        for page in StandardPage.objects.filter(
            pk__in=[page.pk for page in children if page.specific_class is StandardPage]
        ).defer("body", "body_zh_hans", "body_vi")
    }
    entries = [_entry(request, home, str(home.navigation_label), exact=True)]
    for page in children:
        text = texts.get(page.pk)
        if text is not None:
            lang = text.language_shown() if text.is_in_other_language else ""
            entries.append(
                _entry(
                    request, page, text.shown.heading, lang=lang, in_menu=text.show_in_menus
                )
            )
        else:
            label = getattr(page.specific_class, "navigation_label", "") or page.title
            entries.append(_entry(request, page, str(label)))
    return entries


def _entry(
    request: HttpRequest,
    page: Page,
    label: str,
    *,
    lang: str = "",
    exact: bool = False,
    in_menu: bool = True,
) -> Entry:
    url = page.get_url(request) or "/"
    return Entry(
        label=label,
        url=url,
        kind=page.content_type.model if page.content_type_id else "",
        here=request.path == url,
        above=not exact and request.path.startswith(url),
        lang=lang,
        in_menu=in_menu,
    )


def trail_of(page: Any, request: HttpRequest) -> list[dict[str, str]]:
    """Breadcrumbs below home: the pages above `page` that the reader may see, and itself."""
    above = (
        visible_to(page.get_ancestors().filter(depth__gt=2), request.user)
        .specific()
        .order_by("depth")
    )
    return [_step(ancestor, ancestor.get_url(request)) for ancestor in above] + [_step(page, "")]


def _step(page: Any, url: str) -> dict[str, str]:
    label = str(getattr(page, "navigation_label", "") or page.shown.heading)
    shown = page.language_shown()
    own = bool(getattr(page, "navigation_label", "")) or not page.is_in_other_language
    return {"label": label, "url": url, "lang": "" if own else languages.normalise(shown)}
