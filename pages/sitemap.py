"""What search engines may know: the public pages in both languages, and nothing of staff."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from approvals.audience import visible_to
from approvals.gated import GatedPage

#: The protocol's own limit for one file.
_LIMIT = 50_000


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """sitemap.xml with `hreflang` alternates. The same few queries, however many pages."""
    site = Site.find_for_request(request)
    pages = Page.objects.none()
    if site is not None:
        pages = visible_to(Page.objects.descendant_of(site.root_page, inclusive=True), None)
    columns = ("url_path", "slug", "content_type", "publication__published_at")
    rows = pages.order_by("path").values_list(*columns)[:_LIMIT]
    root = len(site.root_page.url_path) if site is not None else 0
    entries = []
    lasting: dict[int, str | None] = {}
    for url_path, slug, type_id, published_at in rows:
        if type_id not in lasting:
            model = ContentType.objects.get_for_id(type_id).model_class()
            lasting[type_id] = model.lasting_root() if issubclass(model, GatedPage) else None
        under = lasting[type_id]
        tail = f"{under}{slug}/" if under else url_path[root:]
        alternates = [
            (code, request.build_absolute_uri(_address(tail, code)))
            for code, _name in settings.LANGUAGES
        ]
        entries += [
            {"url": url, "alternates": alternates, "changed": published_at}
            for _code, url in alternates
        ]
    return render(request, "pages/sitemap.xml", {"entries": entries}, "application/xml")


def _address(tail: str, code: str) -> str:
    with translation.override(code):
        return reverse("wagtail_serve", args=[tail])


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: the public site is open, the CMS and people's own screens are not."""
    lines = [
        "User-agent: *",
        "Disallow: /cms/",
        *[
            f"Disallow: /{code}/{part}/"
            for code, _name in settings.LANGUAGES
            for part in ("account", "review", "search")
        ],
        f"Sitemap: {request.build_absolute_uri(reverse('pages:sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
