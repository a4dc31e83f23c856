"""Periodic review: what is due when, who says "stays as it is", who is reminded and how often."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from approvals.errors import Conflict, Incomplete, NotAllowed
from approvals.models import LedgerEntry
from regulations import reviewing, reviews
from regulations.models import ReviewRecord
from regulations.reviewing import State
from tests.factories.world import user
from tests.regulations.drafts import approved, issued, regulation, revise, second_edition

DUE = date(2027, 2, 1)  # a year after the edition of `issued` took effect


# -- the days ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("last", "months", "due"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 5), 1, date(2026, 1, 5)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 1, 1), 120_000, date.max),
    ],
)
def test_due_so_many_months_later(last: date, months: int, due: date) -> None:
    assert reviewing.due(last, months) == due


@pytest.mark.parametrize(
    ("passed", "state", "milestone"),
    [
        (-31, State.FINE, None), (-30, State.SOON, -30), (-29, State.SOON, -30),
        (-8, State.SOON, -30), (-7, State.SOON, -7), (0, State.SOON, -7), (1, State.OVERDUE, -7),
        (6, State.OVERDUE, -7), (7, State.OVERDUE, 7), (13, State.OVERDUE, 7),
        (14, State.OVERDUE, 14), (700, State.OVERDUE, 700),
    ],
)
def test_reminders_thirty_and_seven_days_before_and_weekly_after(
    passed: int, state: State, milestone: int | None
) -> None:
    on = DUE + timedelta(days=passed)
    assert reviewing.state(DUE, on) is state
    expected = None if milestone is None else DUE + timedelta(days=milestone)
    assert reviewing.milestone(DUE, on) == expected


@given(st.integers(-60, 400), st.integers(0, 30))
def test_a_milestone_never_lies_ahead_and_never_goes_back(passed: int, later: int) -> None:
    on = DUE + timedelta(days=passed)
    now, then = reviewing.milestone(DUE, on), reviewing.milestone(DUE, on + timedelta(days=later))
    assert now is None or now <= on
    assert now is None or (then is not None and then >= now)


# -- what is due -------------------------------------------------------------------------------
def reviewed(**fields: Any) -> Any:
    return issued(**{"review_interval": 12, **fields})


@pytest.mark.django_db
def test_a_new_edition_and_a_recorded_review_both_count() -> None:
    page = reviewed()
    assert reviews.of_page(page, date(2026, 3, 1)).due == date(2027, 2, 1)
    page = second_edition(page)
    assert reviews.of_page(page, date(2026, 3, 1)).due == date(2027, 2, 1)  # not in force yet
    assert reviews.of_page(page, date(2026, 9, 2)).due == date(2027, 9, 1)
    made = reviews.record(page, user("T-INFO2"), "Đã đối chiếu.")
    assert reviews.of_page(page, made.day).last == made.day
    line = LedgerEntry.objects.get(act="review")
    assert (line.actor, line.reason) == (user("T-INFO2"), "Đã đối chiếu.")
    with pytest.raises(Conflict):
        reviews.record(page, user("T-INFO1"))


@pytest.mark.django_db
def test_what_has_no_interval_or_ended_is_not_under_review() -> None:
    assert reviews.under_review(date(2030, 1, 1), [issued(slug="khac").pk]) == []
    page = reviewed(number_vi="x")
    page = approved(revise(page, change="repeal", repeal_date=date(2026, 10, 1)))
    assert reviews.of_page(page, date(2026, 9, 30)) is not None
    assert reviews.of_page(page, date(2026, 10, 1)) is None


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["T-NURS1", "T-STAFF", "T-WEB1", "T-DIR", "T-CONF", "T-ROOT"])
def test_only_the_owner_says_so(number: str, signed_in: Any) -> None:
    page = reviewed()
    with pytest.raises(NotAllowed):
        reviews.record(page, user(number))
    address = f"/vi/library/{page.slug}/review/"
    assert signed_in(number).get(address).status_code == 404
    assert signed_in(number).post(address).status_code == 404
    assert Client().get(address).status_code == 404
    assert not ReviewRecord.objects.exists()


@pytest.mark.django_db
def test_another_department_or_a_person_may_own_it() -> None:
    from accounts.models import Department

    page = reviewed(review_department=Department.objects.get(code="NURS"))
    today = date(2026, 3, 1)
    assert not reviews.may_record(reviews.of_page(page, today), user("T-INFO1"))
    assert reviews.may_record(reviews.of_page(page, today), user("T-NURS1"))
    other = reviewed(slug="khac", number_vi="x", review_person="T-STAFF")
    review = reviews.of_page(other, today)
    assert reviews.may_record(review, user("T-STAFF"))
    assert [one.employee_number for one in reviews.owners(review)] == ["T-STAFF"]
    with pytest.raises(Incomplete):
        approved(regulation(slug="ba", number_vi="y", review_person="NOBODY"))


@pytest.mark.django_db
def test_the_page_records_it_and_the_reader_shows_until_when_the_text_was_checked(
    signed_in: Any,
) -> None:
    page = reviewed()
    browser = signed_in("T-INFO2")
    address = f"/vi/library/{page.slug}/"
    assert "01/02/2026" in browser.get(f"{address}review/").content.decode()
    assert browser.post(f"{address}review/", {"note": "Ổn."}).status_code == 302
    made = ReviewRecord.objects.get()
    html = signed_in("T-STAFF").get(address).content.decode()
    assert "Văn bản được rà soát đến" in html
    assert made.day.strftime("%d/%m/%Y") in html
    assert 'href="review/"' not in html
    assert 'href="review/"' in browser.get(address).content.decode()


# -- lists and reminders -----------------------------------------------------------------------
@pytest.mark.django_db
def test_departments_see_their_own_and_the_web_team_all(signed_in: Any) -> None:
    reviewed(review_interval=1)
    address = reverse("regulations_reviews")
    title = "Quy định bảo vệ thông tin người bệnh"
    assert title in signed_in("T-INFO1").get(address).content.decode()
    assert title not in signed_in("T-NURS1").get(address).content.decode()
    web = signed_in("T-WEB1")
    assert title in web.get(address).content.decode()
    assert title in web.get(address, {"department": "INFO", "state": "overdue"}).content.decode()
    assert title not in web.get(address, {"state": "fine"}).content.decode()
    assert title not in web.get(address, {"department": "NURS"}).content.decode()
    assert signed_in("T-STAFF").get(address).status_code in {302, 404}


@pytest.mark.django_db
def test_each_reminder_goes_out_once_in_the_language_of_who_gets_it() -> None:
    page = reviewed()
    assert reviews.remind(DUE - timedelta(days=31)) == 0
    day = DUE - timedelta(days=30)
    assert reviews.remind(day) == 2
    assert reviews.remind(day) == 0  # the same day again
    assert reviews.remind(day + timedelta(days=3)) == 0
    by_address = {message.to[0]: message for message in mail.outbox}
    vi, zh = by_address["t-info1@hospital.example"], by_address["t-info2@hospital.example"]
    assert f"/vi/library/{page.slug}/review/" in vi.body and "01/02/2027" in vi.body
    assert f"/zh-hans/library/{page.slug}/review/" in zh.body and "患者信息保护规定" in zh.body
    assert reviews.remind(DUE - timedelta(days=5)) == 2  # the seventh day fell on a Sunday
    assert reviews.remind(DUE + timedelta(days=6)) == 0
    assert reviews.remind(DUE + timedelta(days=7)) == 2
    assert reviews.remind(DUE + timedelta(days=14)) == 2


@pytest.mark.django_db
def test_several_in_one_mail_and_nothing_taken_for_sent_without_a_server(settings: Any) -> None:
    reviewed()
    reviewed(slug="khac", number_vi="x", heading_vi="Quy định khác")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert reviews.remind(DUE) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert reviews.remind(DUE) == 2
    assert "Quy định khác" in next(m for m in mail.outbox if "t-info1" in m.to[0]).body
    assert len(mail.outbox) == 2


@pytest.mark.django_db
def test_few_queries_however_many(django_assert_max_num_queries: Any) -> None:
    for place in range(3):
        reviewed(slug=f"s{place}", number_vi=f"{place}")
    with django_assert_max_num_queries(4):
        assert len(reviews.under_review(date(2026, 3, 1))) == 3


@pytest.mark.django_db
def test_a_review_never_changes() -> None:
    reviews.record(reviewed(), user("T-INFO1"))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE regulations_reviewrecord SET day = '2030-01-01'")
