"""The lasting address of a regulation: `<library>/<slug>/`, wherever in the tree it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asgiref.local import Local
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db.models.signals import post_save
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from approvals.gated import GatedPage

    from .models import RegulationIndexPage, RegulationPage

_CACHE = "_regulation_library"
#: What stands beside the regulations below the library: no regulation has these addresses.
LAWS = "laws"
TERMS = "terms"
RESERVED = frozenset({LAWS, TERMS})


#: What was found while the request under way is answered, for who asks without it: the CMS asks
#: for the address of every row of a list so.
_now = Local()


def library(request: Any = None) -> RegulationIndexPage | None:
    """The library page that readers can reach, remembered on `request` where there is one, else
    until the answer that is being made is finished."""
    if request is not None and hasattr(request, _CACHE):
        return getattr(request, _CACHE)
    kept: dict[str, Any] | None = getattr(_now, "kept", None)
    if request is None and kept is not None and _CACHE in kept:
        return kept[_CACHE]
    from .models import RegulationIndexPage

    found = RegulationIndexPage.objects.filter(live=True).order_by("path").first()
    if request is not None:
        setattr(request, _CACHE, found)
    elif kept is not None:
        kept[_CACHE] = found
    return found


def _begin(**_signal: Any) -> None:
    _now.kept = {}


def _end(**_signal: Any) -> None:
    _now.kept = None


def _forget(sender: Any, **_signal: Any) -> None:
    """A page that was published, taken down or given another address may be the library."""
    if getattr(_now, "kept", None) and hasattr(sender, "get_url_parts"):
        _now.kept = {}


request_started.connect(_begin, dispatch_uid="regulations.addresses")
request_finished.connect(_end, dispatch_uid="regulations.addresses")
post_save.connect(_forget, dispatch_uid="regulations.addresses")


def library_parts(
    page: GatedPage, request: Any = None, section: str = ""
) -> tuple[int, str | None, str | None] | None:
    """What `Page.get_url_parts` returns, for the address in the library, or in a section of it;
    None without a library."""
    index = library(request)
    parts = index.get_url_parts(request) if index is not None else None
    if not parts or parts[2] is None or not page.slug:
        return None
    base = parts[2].rstrip("/")
    tail = f"{section}/{page.slug}/" if section else f"{page.slug}/"
    return parts[0], parts[1], f"{base}/{tail}"


def absolute(path: str, request: Any) -> str:
    """`path` ("/vi/library/…") as an address to give away: below PORTAL_BASE_URL where that is
    set, else below what the request was sent to."""
    base = settings.PORTAL_BASE_URL.rstrip("/")
    return f"{base}{path}" if base else request.build_absolute_uri(path)


def library_path() -> str | None:
    """The library's path without the language prefix ("/library/"), for what is stored."""
    index = library()
    roots = index._get_relevant_site_root_paths() if index is not None else None
    if index is None or not roots:
        return None
    return "/" + index.url_path[len(roots[0].root_path) :]


def section_root(section: str) -> str | None:
    """The path of a section without language and leading slash ("library/laws/")."""
    path = library_path()
    return f"{path.lstrip('/')}{section}/" if path else None


def section_url(section: str, request: Any = None) -> str:
    """The address of the list of a section, "" without a library."""
    index = library(request)
    url = index.get_url(request) if index is not None else None
    return f"{url}{section}/" if url else ""


def taken(slug: str, except_pk: int | None = None) -> bool:
    """Whether another regulation, live or not, has this slug, or the library itself."""
    from .models import RegulationPage

    others = RegulationPage.objects.filter(slug=slug).exclude(pk=except_pk)
    return slug in RESERVED or others.exists()


def is_taken(slug: str) -> str:
    """The sentence that says so."""
    return _("Another regulation has the address “%(slug)s”.") % {"slug": slug}


def free_slug(base: str, except_pk: int | None = None) -> str:
    """`base`, or `base-2`, `base-3`, ... whichever no other regulation has."""
    slug, count = base, 1
    while taken(slug, except_pk):
        count += 1
        slug = f"{base}-{count}"
    return slug


def problem_with(page: RegulationPage) -> str:
    """Why `page` may not have its slug, "" when it may."""
    from .models import Edition, RegulationPage

    if not page.slug:
        return ""
    if taken(page.slug, page.pk):
        return is_taken(page.slug)
    if page.pk and Edition.objects.filter(page_id=page.pk).exists():
        stored = RegulationPage.objects.filter(pk=page.pk).values_list("slug", flat=True).first()
        if stored != page.slug:
            return _("The address of a regulation that was issued never changes.")
    return ""
