"""Regulations to try things on."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from regulations.models import RegulationPage
from tests.factories.world import pass_all, user, workspace

ZH = """第一章 总则
第一条 目的
为保护患者信息，制定本规定。
第二条 适用范围
本规定适用于：
（一）本院职工；
（二）进修人员。
第二章 附则
第三条 施行
本规定自发布之日起施行。"""

VI = """Chương I
QUY ĐỊNH CHUNG
Điều 1. Mục đích
Quy định này nhằm bảo vệ thông tin người bệnh.
Điều 2. Đối tượng áp dụng
Quy định này áp dụng đối với:
a) Viên chức của bệnh viện;
b) Học viên.
Chương II
ĐIỀU KHOẢN THI HÀNH
Điều 3. Hiệu lực
Quy định này có hiệu lực từ ngày ban hành."""


def regulation(author: User | None = None, code: str = "INFO", **fields: Any) -> RegulationPage:
    """A complete draft in the workspace of department `code`."""
    author = author or user("T-INFO1")
    values: dict[str, Any] = {
        "heading_zh_hans": "患者信息保护规定",
        "heading_vi": "Quy định bảo vệ thông tin người bệnh",
        "text_zh_hans": ZH,
        "text_vi": VI,
        "number_zh": "晨医发〔2026〕1号",
        "number_vi": "01/QyĐ-BV",
        "issuer_zh_hans": "晨曦医院",
        "issuer_vi": "Bệnh viện Bình Minh",
        "signatory_zh_hans": "陈立",
        "signatory_vi": "Trần Lập",
        "issue_date": date(2026, 1, 5),
        "effective_date": date(2026, 2, 1),
        "category": "information",
        "audience": "staff",
        "owner": author,
        **fields,
    }
    page = RegulationPage(**values)
    workspace(code).add_child(instance=page)
    page.save_revision(user=author)
    return RegulationPage.objects.get(pk=page.pk)


def revise(page: RegulationPage, author: User | None = None, **fields: Any) -> RegulationPage:
    """Another draft of `page` with other values."""
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=author or user("T-INFO1"))
    return RegulationPage.objects.get(pk=page.pk)


def approved(page: RegulationPage, author: User | None = None) -> RegulationPage:
    """`page` after the whole path of its newest draft."""
    pass_all(page, author or user("T-INFO1"))
    return RegulationPage.objects.get(pk=page.pk)


def issued(**fields: Any) -> RegulationPage:
    """A regulation with a first edition in force since February 2026."""
    return approved(regulation(**fields))


def second_edition(page: RegulationPage, **fields: Any) -> RegulationPage:
    values = {
        "number_zh": "晨医发〔2026〕9号",
        "number_vi": "09/QyĐ-BV",
        "issue_date": date(2026, 8, 3),
        "effective_date": date(2026, 9, 1),
        "change": "substantive",
        **fields,
    }
    return approved(revise(page, **values))
