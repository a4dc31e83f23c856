"""What stands beside the regulations below the library: outside law, and the glossary.

`<library>/laws/`, `<library>/laws/<slug>/`, `<library>/terms/`, `<library>/terms/<slug>/`. Their
pages are children of the library in the page tree; readers reach them here alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from approvals.audience import visible_to

from . import addresses

if TYPE_CHECKING:
    from .models import RegulationIndexPage


@dataclass(frozen=True)
class Section:
    """`model` names the page type; `view(library, request)` answers with the list."""

    model: str
    view: str
    label: Any


SECTIONS: dict[str, Section] = {
    addresses.LAWS: Section(
        "regulations.OutsideActPage", "regulations.outside.act_list", _("Outside law")
    ),
    addresses.TERMS: Section(
        "regulations.TermPage", "regulations.glossary.term_list", _("Glossary")
    ),
}


def route(
    index: RegulationIndexPage, request: HttpRequest, name: str, below: list[str]
) -> RouteResult:
    """The list, or one of its pages. The same 404 whether there is none or the reader may not
    see it."""
    if not below:
        index._admit(request)
        return RouteResult(index, kwargs={"section": name})
    model = apps.get_model(SECTIONS[name].model)
    slug, *rest = below
    pages = visible_to(model.objects.child_of(index).filter(slug=slug), request.user)
    page = None if rest else pages.first()
    if page is None:
        raise Http404
    return RouteResult(page)


def answer(index: RegulationIndexPage, request: HttpRequest, name: str) -> HttpResponse:
    response: HttpResponse = import_string(SECTIONS[name].view)(index, request)
    return response


def links(index: RegulationIndexPage, request: HttpRequest) -> list[tuple[str, Any]]:
    """Address and name of every section in which this reader finds something."""
    base = index.get_url(request)
    return [
        (f"{base}{name}/", section.label)
        for name, section in SECTIONS.items()
        if base
        and visible_to(apps.get_model(section.model).objects.all(), request.user).exists()
    ]
