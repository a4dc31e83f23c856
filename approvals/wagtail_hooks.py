"""Where Wagtail's screens meet this room. Every hook hands over to a function."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem

from . import cms_history, cms_menu, cms_words, workspace

cms_words.install()


class SubmitMenuItem(ActionMenuItem):
    """Saves the draft, then leads to our own submit page (see `views.submit`)."""

    name = "action-portal-submit"
    label = _("Submit for approval")
    icon_name = "check"
    classname = "portal-submit"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return not context.get("locked_for_user", False)


class WaitingMenuItem(ActionMenuItem):
    """In place of both buttons while the page waits: where it stands."""

    name = "action-portal-waiting"
    label = _("See where it stands")
    icon_name = "view"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return bool(context.get("locked_for_user")) and bool(self.get_url(context))

    def get_url(self, context: dict[str, Any]) -> str | None:
        waiting = cms_menu.waiting_submission(context.get("page"))
        return reverse("approvals:submission", args=[waiting.pk]) if waiting else None


@hooks.register("register_page_action_menu_item")
def submit_menu_item() -> SubmitMenuItem:
    return SubmitMenuItem(order=10)


@hooks.register("register_page_action_menu_item")
def waiting_menu_item() -> WaitingMenuItem:
    return WaitingMenuItem(order=20)


@hooks.register("construct_page_action_menu")
def trim_page_actions(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    cms_menu.trim_page_actions(items)


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def to_submit_page(request: HttpRequest, page: Any) -> HttpResponse | None:
    if "action-portal-submit" in request.POST:
        return redirect("approvals:submit", page.pk)
    return None


@hooks.register("construct_page_chooser_queryset")
def chooser_shows_what_may_be_linked(pages: Any, request: HttpRequest) -> Any:
    return workspace.linkable(pages, request.user)


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list[Any]) -> None:
    cms_menu.home_panels(request, panels)


@hooks.register("construct_main_menu")
def trim_main_menu(request: HttpRequest, items: list[Any]) -> None:
    cms_menu.trim_main_menu(items)


@hooks.register("register_log_actions", order=1000)
def words_of_the_path(actions: Any) -> None:
    cms_history.register(actions)


@hooks.register("construct_homepage_summary_items")
def no_counts(request: HttpRequest, items: list[Any]) -> None:
    cms_menu.no_counts(items)
