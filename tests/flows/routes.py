"""The URL configuration as a flat list, whatever is included where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

CMS = "cms/"


@dataclass(frozen=True)
class Route:
    """One pattern. `name` carries its namespaces; "" where nobody gave one."""

    name: str
    path: str
    view: Any

    @property
    def is_cms(self) -> bool:
        return self.path.startswith(CMS)


def walk(
    patterns: Iterable[Any], prefix: str = "", names: tuple[str, ...] = ()
) -> Iterator[Route]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*names, pattern.namespace) if pattern.namespace else names
            yield from walk(pattern.url_patterns, path, inner)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*names, pattern.name)) if pattern.name else ""
            yield Route(name, path, pattern.callback)


def every_route() -> list[Route]:
    """All routes, with the language prefix written as of the default language."""
    from django.utils import translation

    with translation.override(settings.LANGUAGE_CODE):
        return list(walk(get_resolver().url_patterns))


def gone(response: HttpResponseBase) -> bool:
    """Whether the answer is that of an address which does not exist. Outside the languages Django
    first tries the same path below one: that redirect says nothing either."""
    location = response.headers.get("Location", "")
    elsewhere = any(location.startswith(f"/{code}/cms/") for code, _name in settings.LANGUAGES)
    return response.status_code == 404 or (response.status_code == 302 and elsewhere)
