"""The guard before the CMS: an address that nobody opened does not exist."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.roles import CMS_ROLES

from . import cms_routes
from .files import file_visible
from .references import may_name
from .workspace import in_reach, linkable

CMS_PREFIX = "/cms/"
_PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
_FILE_ARGUMENTS = {"image_id": "image", "document_id": "document", "doc_id": "document"}
#: Addresses that name a file as `pk`: Wagtail's choosers ask nobody who may see it.
_FILE_ROOMS = {"wagtailimages_chooser": "image", "wagtaildocs_chooser": "document"}
#: The page chooser starts where all pages of a wanted type lie, drafts of others among them.
_ANY_PAGE = {"", "wagtailcore.page"}
#: Where the edit form of a page is sent to.
_EDIT_FORMS = {
    f"wagtailadmin_pages:{name}"
    for name in ("add", "preview_on_add", "edit", "preview_on_edit", "revisions_revert")
}


class CmsGuardMiddleware:
    """Denies, before any view runs, every address of the CMS that `cms_routes` does not open, and
    every page that is not in the person's reach. Hooks would miss bulk actions and the API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        if not request.path.startswith(CMS_PREFIX):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in cms_routes.SIGN_IN or not request.user.is_authenticated:
            return None  # Wagtail leads to the sign-in page, whatever was asked for
        if request.user.is_superuser or not request.user.has_role(*CMS_ROLES):
            raise Http404
        if not cms_routes.is_open(name):
            raise Http404
        if not (
            _pages_in_reach(request, name, args, kwargs)
            and _files_in_reach(request, name, kwargs)
        ):
            raise Http404
        if (
            request.method == "POST"
            and name in _EDIT_FORMS
            and not may_name(request.user, request.POST, kwargs.get("page_id"))
        ):
            raise PermissionDenied(_("The page names a page or a file that is not yours to use."))
        return None


def _pages_in_reach(
    request: HttpRequest, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> bool:
    """Whether the person may learn of every page that the address names."""
    if name == "wagtailadmin_choose_page":
        return request.GET.get("page_type", "") in _ANY_PAGE
    if name == "wagtailadmin_choose_page_child":
        page_id = kwargs["parent_page_id"]
        return linkable(Page.objects.filter(pk=page_id), request.user).exists()
    named = [kwargs[key] for key in _PAGE_ARGUMENTS if kwargs.get(key) is not None]
    if name == "wagtailadmin_pages:revisions_compare":
        named.append(args[0])
    if name == "wagtailadmin_api:pages:detail":
        named.append(kwargs["pk"])
    if name == "wagtailadmin_pages:copy" and request.method == "POST":
        named.append(request.POST.get("new_parent_page", ""))
    return all(str(pk).isdecimal() and in_reach(request.user, int(pk)) for pk in named)


def _files_in_reach(request: HttpRequest, name: str, kwargs: dict[str, Any]) -> bool:
    """Whether the person may see every image and document that the address names."""
    named = [(kind, kwargs[key]) for key, kind in _FILE_ARGUMENTS.items() if key in kwargs]
    if "pk" in kwargs and (kind := _FILE_ROOMS.get(name.partition(":")[0])):
        named.append((kind, kwargs["pk"]))
    return all(
        str(pk).isdecimal() and file_visible(kind, int(pk), request.user) for kind, pk in named
    )
