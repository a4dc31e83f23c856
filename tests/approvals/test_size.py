"""The CMS of a department that keeps many pages: what is asked of the database stays bounded."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from approvals import people
from approvals.workspace import linkable
from tests.factories.drafts import news
from tests.factories.library import Issue, Rule, stock
from tests.factories.world import user, workspace

pytestmark = pytest.mark.django_db


def fill(count: int, start: int = 0) -> None:
    stock([Rule(f"rule-{n}", [Issue(date(2024, 1, 1))]) for n in range(start, start + count)])


def test_what_may_be_linked_is_asked_in_the_database() -> None:
    def longest() -> int:
        author = user("T-INFO1")
        with CaptureQueriesContext(connection) as asked:
            assert linkable(Page.objects.filter(slug="library"), author).exists()
        return max(len(query["sql"]) for query in asked.captured_queries)

    before = longest()
    fill(60)
    assert longest() <= before + 20


def test_the_chooser_finds_ones_own_draft_and_nobody_elses(signed_in: Any) -> None:
    news(heading_zh_hans="PACS 启用", slug="own")
    news(user("T-NURS1"), "NURS", heading_zh_hans="PACS 培训", slug="foreign")
    for number, own in (("T-INFO1", True), ("T-NURS1", False)):
        html = signed_in(number).get("/cms/choose-page/search/", {"q": "PACS"}).content.decode()
        assert ("PACS 启用" in html, "PACS 培训" in html) == (own, not own)


def test_the_explorer_asks_once_for_the_workspaces(signed_in: Any) -> None:
    fill(60)
    client = signed_in("T-INFO1")
    address = reverse("wagtailadmin_explore", args=[workspace("INFO").pk])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    of_departments = [q for q in asked.captured_queries if "accounts_department" in q["sql"]]
    assert len(of_departments) <= 10
    assert len(asked) <= 150  # fifty rows a page, however many there are


def test_the_department_of_a_page_is_the_same_either_way() -> None:
    page, author = news(), user("T-INFO1")
    others = (Page.objects.get(slug="library"), workspace("NURS"), Page.objects.get(depth=1))
    for one in (page, *others):
        department = people.department_of(one)
        assert people.department_id_of(one, author) == (department.pk if department else None)
