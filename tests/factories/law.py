"""Outside law and glossary terms, drafted by the web team and approved like everything else."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from regulations.models import OutsideActPage, RegulationIndexPage, TermPage

from .world import pass_all, user


def _below_library(page: Any) -> Any:
    author = user("T-WEB2")
    page.owner = author
    Page.objects.get(pk=RegulationIndexPage.objects.get().pk).add_child(instance=page)
    page.save_revision(user=author)
    page.refresh_from_db()
    return page


def act(approved: bool = True, **fields: Any) -> OutsideActPage:
    """An act, live unless told otherwise."""
    values = {
        "heading_zh_hans": "晨曦省医疗数据条例",
        "heading_vi": "Luật Dữ liệu y tế Bình Minh",
        "number_zh": "晨政令〔2023〕7号",
        "number_vi": "15/2023/QH15",
        "audience": "staff",
        **fields,
    }
    page = _below_library(OutsideActPage(**values))
    if approved:
        pass_all(page, user("T-WEB2"))
        page.refresh_from_db()
    return page


def term(approved: bool = True, **fields: Any) -> TermPage:
    """A glossary term, live unless told otherwise."""
    values = {
        "heading_zh_hans": "患者信息",
        "heading_vi": "thông tin người bệnh",
        "definition_zh_hans": "能够识别患者的任何记录。",
        "definition_vi": "Mọi ghi chép có thể nhận ra người bệnh.",
        "audience": "staff",
        **fields,
    }
    page = _below_library(TermPage(**values))
    if approved:
        pass_all(page, user("T-WEB2"))
        page.refresh_from_db()
    return page


def change(page: Any, **fields: Any) -> Any:
    """Another approved revision of `page`."""
    author = user("T-WEB2")
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=author)
    stored = type(page).objects.get(pk=page.pk)
    pass_all(stored, author)
    stored.refresh_from_db()
    return stored
