"""What stands below a regulation's address: `<library>/<slug>/<name>/...`.

A table from the name to the function that answers, each in a file of its own. The page is found
and visible before any of them is called; editions are taken from `shelf.shelves_for`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from .models import RegulationPage

#: name -> `view(page, request, rest)`; `rest` are the further parts of the address.
VIEWS: dict[str, str] = {
    "akn": "regulations.downloads.views.akn",
    "relations": "regulations.relations_view.view",
    "report": "regulations.report_views.report",
    "review": "regulations.review_views.review",
    "certificate": "regulations.attested_views.certificate",
    "status": "regulations.attested_views.status",
    "docx": "regulations.downloads.views.docx",
    "html": "regulations.downloads.views.html",
    "pdf": "regulations.downloads.views.pdf",
    "text": "regulations.downloads.views.text",
    "at": "regulations.deep_links.lead",
    "compare": "regulations.compare_view.show",
}


def answer(
    page: RegulationPage, request: HttpRequest, name: str, rest: list[str]
) -> HttpResponse:
    """Raises Http404 for a name that is not in the table."""
    if name not in VIEWS:
        raise Http404
    response: HttpResponse = import_string(VIEWS[name])(page, request, rest)
    return response
