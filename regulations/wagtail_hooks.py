"""Where Wagtail's screens meet this room. Every hook hands over to a function."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import cms_editions, cms_promulgations, cms_series, report_views, review_views
from .cms import access, batch_views, document_views, outline_views


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_import(request.user)


@hooks.register("register_admin_urls")
def import_urls() -> list[Any]:
    return [
        path("regulations/import/", batch_views.imports, name="regulations_import"),
        path(
            "regulations/import/<int:batch_id>/",
            batch_views.batch,
            name="regulations_import_batch",
        ),
        path(
            "regulations/import/<int:batch_id>/<int:part_id>/",
            document_views.document,
            name="regulations_import_document",
        ),
        path(
            "regulations/<int:page_id>/outline/<slug:language>/",
            outline_views.outline,
            name="regulations_outline",
        ),
    ]


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    return ImportMenuItem(
        _("Import regulations"),
        reverse_lazy("regulations_import"),
        name="regulations-import",
        icon_name="upload",
        order=250,
    )


@hooks.register("register_admin_urls")
def edition_urls() -> list[Any]:
    return [
        path(
            "regulations/<int:page_id>/editions/",
            cms_editions.editions,
            name="regulations_editions",
        ),
        path(
            "regulations/<int:page_id>/editions/<int:sequence>/draft/",
            cms_editions.redraft,
            name="regulations_redraft",
        ),
        path(
            "regulations/<int:page_id>/editions/<int:sequence>/withdraw/",
            cms_editions.withdraw,
            name="regulations_withdraw",
        ),
    ]


@hooks.register("register_page_header_buttons")
def edition_header_buttons(page: Any, user: Any, view_name: str, next_url: Any = None) -> Any:
    yield from cms_editions.buttons(page, user)


@hooks.register("register_admin_urls")
def promulgation_urls() -> list[Any]:
    return [
        path(
            "regulations/promulgations/",
            cms_promulgations.promulgations,
            name="regulations_promulgations",
        ),
        path(
            "regulations/promulgations/<int:edition_id>/",
            cms_promulgations.promulgate,
            name="regulations_promulgate",
        ),
    ]


@hooks.register("register_admin_menu_item")
def promulgation_menu_item() -> MenuItem:
    return cms_promulgations.menu_item()


@hooks.register("register_admin_urls")
def review_urls() -> list[Any]:
    return [path("regulations/reviews/", review_views.due_list, name="regulations_reviews")]


@hooks.register("register_admin_menu_item")
def review_menu_item() -> MenuItem:
    return review_views.menu_item()


@hooks.register("register_admin_urls")
def report_urls() -> list[Any]:
    return [
        path("regulations/reports/", report_views.listed, name="regulations_reports"),
        path(
            "regulations/reports/<int:report_id>/",
            report_views.answer,
            name="regulations_report",
        ),
        path("regulations/series/", cms_series.series, name="regulations_series"),
    ]


@hooks.register("register_admin_menu_item")
def report_menu_item() -> MenuItem:
    return report_views.menu_item()


@hooks.register("register_admin_menu_item")
def series_menu_item() -> MenuItem:
    return cms_series.menu_item()
