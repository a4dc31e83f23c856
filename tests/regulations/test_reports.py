"""A reader reports a problem with a provision: it reaches the department, and nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import Department
from approvals.errors import Conflict, NotAllowed
from regulations import reports
from regulations.models import ProblemReport
from tests.factories.world import user
from tests.regulations.drafts import issued, second_edition

pytestmark = pytest.mark.django_db
WORDS = "Mâu thuẫn với Điều 2."


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def form(page: Any, **query: str) -> str:
    from urllib.parse import urlencode

    return f"/vi/library/{page.slug}/report/?{urlencode(query)}"


def reported(page: Any, browser: Client, **query: str) -> ProblemReport:
    assert browser.post(form(page, **query), {"text": WORDS}).status_code == 302
    return ProblemReport.objects.latest("pk")


def test_the_reader_leads_to_a_form_for_each_provision_and_it_is_kept(signed_in: Any) -> None:
    page = second_edition(issued())
    staff = signed_in("T-STAFF")
    html = staff.get(f"/vi/library/{page.slug}/").content.decode()
    assert f"/vi/library/{page.slug}/report/?provision=art_2" in html
    answer = staff.get(form(page, provision="art_2"))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Đối tượng áp dụng" in answer.content.decode()
    row = reported(page, staff, provision="art_2")
    assert (row.eid, row.text, row.by) == ("art_2", WORDS, user("T-STAFF"))
    assert row.printing.edition.sequence == 2
    assert reported(page, staff, provision="art_2", edition="1").printing.edition.sequence == 1


def test_who_may_not_read_it_gets_what_a_missing_page_gives(client: Client) -> None:
    page = issued()
    for method in (client.get, client.post):
        assert method(form(page)).status_code == 404
    assert not ProblemReport.objects.exists()


@pytest.mark.parametrize("query", [{"provision": "art_99"}, {"edition": "9"}, {"edition": "x"}])
def test_what_does_not_exist_is_not_reported(query: dict[str, str], signed_in: Any) -> None:
    page = issued()
    assert signed_in("T-STAFF").post(form(page, **query), {"text": WORDS}).status_code == 404
    assert signed_in("T-STAFF").post(form(page), {"text": " "}).status_code == 200
    assert signed_in("T-STAFF").post(form(page), {"text": "x" * 2001}).status_code == 200
    assert not ProblemReport.objects.exists()


def test_outsiders_report_public_rules_without_a_name_and_not_without_end(client: Client) -> None:
    page = issued(audience="public")
    for _time in range(5):
        assert reported(page, client).by is None
    assert client.post(form(page), {"text": WORDS}).status_code == 429
    assert ProblemReport.objects.count() == 5
    other = Client(REMOTE_ADDR="10.0.0.9")
    assert other.post(form(page), {"text": WORDS}).status_code == 302


def test_a_report_needs_the_form_it_was_given(signed_in: Any) -> None:
    page = issued()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user("T-STAFF"))
    assert strict.post(form(page), {"text": WORDS}).status_code == 403
    assert not ProblemReport.objects.exists()


def test_the_department_and_the_web_team_see_it_and_nobody_else(signed_in: Any) -> None:
    row = reported(issued(), signed_in("T-STAFF"), provision="art_1")
    for number in ("T-INFO1", "T-INFO2", "T-WEB1"):
        browser = signed_in(number)
        assert WORDS in browser.get(reverse("regulations_reports")).content.decode()
        assert WORDS in browser.get(
            reverse("regulations_report", args=[row.pk])
        ).content.decode()
    other = signed_in("T-NURS1")
    assert WORDS not in other.get(reverse("regulations_reports")).content.decode()
    assert other.get(reverse("regulations_report", args=[row.pk])).status_code == 404
    assert other.post(reverse("regulations_report", args=[row.pk])).status_code == 404
    for number in ("T-STAFF", "T-DIR", "T-ADM", "T-AUD", "T-NURS1"):
        assert not reports.reports_for(user(number)).exists()
        with pytest.raises(NotAllowed):
            reports.close(row.pk, user(number), "x")
    row.refresh_from_db()
    assert row.closed_at is None


def test_the_answer_goes_to_who_reported_it(
    signed_in: Any, django_capture_on_commit_callbacks: Any
) -> None:
    Department.objects.filter(code="INFO").update(head=user("T-INFO2"))
    page = issued()
    with django_capture_on_commit_callbacks(execute=True):
        row = reported(page, signed_in("T-STAFF"), provision="art_1")
    assert [message.to for message in mail.outbox] == [["t-info2@hospital.example"]]
    assert WORDS in mail.outbox[0].body and "发现问题" in mail.outbox[0].subject
    mail.outbox.clear()
    browser = signed_in("T-INFO1")
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("regulations_report", args=[row.pk]), {"answer": "Sẽ sửa."})
    row.refresh_from_db()
    assert (row.answer, row.closed_by) == ("Sẽ sửa.", user("T-INFO1"))
    assert [message.to for message in mail.outbox] == [["t-staff@hospital.example"]]
    assert "Sẽ sửa." in mail.outbox[0].body
    with pytest.raises(Conflict):
        reports.close(row.pk, user("T-INFO2"), "khác")
    listed = browser.get(reverse("regulations_reports")).content.decode()
    assert WORDS not in listed
    assert WORDS in browser.get(
        reverse("regulations_reports"), {"closed": "1"}
    ).content.decode()
