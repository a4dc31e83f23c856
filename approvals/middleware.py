"""The guard before the CMS: an address that nobody opened does not exist."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from accounts.roles import CMS_ROLES

from . import cms_routes
from .workspace import in_reach

CMS_PREFIX = "/cms/"
_PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")


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
        page_ids = [kwargs[key] for key in _PAGE_ARGUMENTS if kwargs.get(key) is not None]
        if name == "wagtailadmin_pages:revisions_compare":
            page_ids.append(args[0])
        if name == "wagtailadmin_api:pages:detail":
            page_ids.append(kwargs["pk"])
        if name == "wagtailadmin_pages:workflow_action":
            return None  # `services` asks the rules about the submission itself
        if name == "wagtailadmin_choose_page_child":
            return None  # its hook shows only what may be linked to
        for page_id in page_ids:
            if not in_reach(request.user, int(page_id)):
                raise Http404
        return None

