"""Document numbers are given at approval: none twice, none left out, those on paper kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction

from approvals import services
from approvals.errors import Incomplete, NotApproved
from regulations import counting
from regulations.models import Edition, ImmutableRow, IssuedNumber, NumberSeries
from tests.factories.scratch import copied_database, process
from tests.factories.world import user
from tests.regulations.drafts import approved, issued, regulation, revise, second_edition


@pytest.fixture
def series(db: Any) -> NumberSeries:
    return counting.open_series("hospital", "晨医发", "QyĐ-BV", is_default=True)


def numbers() -> list[tuple[str, str]]:
    return list(Edition.objects.order_by("pk").values_list("number_zh", "number_vi"))


def fresh(slug: str, **fields: Any) -> Any:
    return regulation(**{"number_zh": "", "number_vi": "", "slug": slug, **fields})


def test_approval_gives_the_next_number_of_the_year_of_issue(series: NumberSeries) -> None:
    approved(fresh("one"))
    approved(fresh("two"))
    approved(fresh("three", issue_date=date(2025, 12, 30)))
    assert numbers() == [
        ("晨医发〔2026〕1号", "01/QyĐ-BV"),
        ("晨医发〔2026〕2号", "02/QyĐ-BV"),
        ("晨医发〔2025〕1号", "01/QyĐ-BV"),
    ]


def test_an_approval_that_is_undone_takes_no_number(series: NumberSeries) -> None:
    page = fresh("one")
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012 - undone after it acted
        approved(page)
        raise RuntimeError
    approved(fresh("two"))
    assert numbers() == [("晨医发〔2026〕1号", "01/QyĐ-BV")]


def test_nobody_chooses_his_own_number(series: NumberSeries) -> None:
    with pytest.raises(Incomplete):
        approved(regulation())
    assert numbers() == []


def test_what_exists_on_paper_keeps_its_number_and_the_count_goes_on(series: NumberSeries) -> None:
    approved(regulation(
        slug="paper", is_historical=True, number_zh="晨医发〔2026〕41号", number_vi="41/QyĐ-BV"
    ))
    approved(regulation(
        slug="older", is_historical=True, number_zh="晨医发〔2026〕7号", number_vi="07/QyĐ-BV"
    ))
    approved(fresh("new"))
    assert numbers()[-1] == ("晨医发〔2026〕42号", "42/QyĐ-BV")


def test_a_number_on_paper_that_was_taken_meanwhile_is_refused(series: NumberSeries) -> None:
    waiting = services.submit(
        regulation(
            slug="paper", is_historical=True, number_zh="晨医发〔2026〕1号", number_vi="01/QyĐ-BV"
        ),
        user("T-INFO1"),
    )
    approved(fresh("one"))
    services.check(waiting, user("T-WEB1"))
    waiting.refresh_from_db()
    with pytest.raises((ValidationError, NotApproved), match=r"1"), transaction.atomic():
        services.approve(waiting, user("T-DIR"))
    assert numbers() == [("晨医发〔2026〕1号", "01/QyĐ-BV")]


def test_a_number_from_before_the_series_is_not_given_again(db: Any) -> None:
    issued(number_zh="晨医发〔2026〕3号", number_vi="03/QyĐ-BV")
    counting.open_series("hospital", "晨医发", "QyĐ-BV", is_default=True)
    approved(fresh("new"))
    assert numbers()[-1] == ("晨医发〔2026〕4号", "04/QyĐ-BV")


def test_both_forms_of_a_number_on_paper_must_agree(series: NumberSeries) -> None:
    with pytest.raises(Incomplete):
        approved(regulation(
            is_historical=True, number_zh="晨医发〔2026〕41号", number_vi="14/QyĐ-BV"
        ))


def test_a_correction_keeps_the_number_and_a_new_edition_gets_one(series: NumberSeries) -> None:
    page = approved(fresh("one"))
    page = approved(revise(page, change="editorial", heading_vi="Quy định bảo vệ thông tin"))
    assert numbers() == [("晨医发〔2026〕1号", "01/QyĐ-BV")]
    second_edition(page, number_zh="", number_vi="")
    assert numbers()[-1] == ("晨医发〔2026〕2号", "02/QyĐ-BV")


def test_an_issued_number_never_changes(series: NumberSeries) -> None:
    approved(fresh("one"))
    row = IssuedNumber.objects.get()
    row.value = 9
    with pytest.raises(ImmutableRow):
        row.save()
    table = IssuedNumber._meta.db_table
    for statement in (f"UPDATE {table} SET value = 9", f"DELETE FROM {table}"):
        with pytest.raises(Exception, match=r"(?i)never|immutable|change"), transaction.atomic():
            connection.cursor().execute(statement)
    assert IssuedNumber.objects.get().value == 1


@pytest.fixture
def race_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    with copied_database(django_db_blocker, "numbers") as url:
        yield url


def test_processes_that_approve_at_once_leave_no_gap_and_no_double(
    race_database: str, db: None
) -> None:
    # `db` comes second: it has a test database made, and opens it only after the copy was taken.
    made = process(race_database, "tests.regulations.number_worker", "make", "12")
    out, errors = made.communicate(timeout=120)
    assert made.returncode == 0, errors
    ids = out.split()
    workers = [
        process(race_database, "tests.regulations.number_worker", "approve", *ids[part::2])
        for part in (0, 1)
    ]
    for worker in workers:
        _out, errors = worker.communicate(timeout=180)
        assert worker.returncode == 0, errors
    import psycopg

    with psycopg.connect(race_database) as server:
        rows = server.execute(
            "SELECT n.value, e.number_zh FROM regulations_issuednumber n"
            " JOIN regulations_edition e ON e.id = n.edition_id ORDER BY n.value"
        ).fetchall()
    assert [value for value, _number in rows] == list(range(1, 13))
    assert [number for _value, number in rows] == [f"晨医发〔2026〕{n}号" for n in range(1, 13)]


def test_the_count_is_locked_by_itself(race_database: str, db: None) -> None:
    made = process(race_database, "tests.regulations.number_worker", "make", "0")
    _out, errors = made.communicate(timeout=120)
    assert made.returncode == 0, errors
    takers = [
        process(race_database, "tests.regulations.number_worker", "take", "300") for _ in range(3)
    ]
    kept: list[int] = []
    for taker in takers:
        out, errors = taker.communicate(timeout=180)
        assert taker.returncode == 0, errors
        kept += map(int, out.split())
    assert sorted(kept) == list(range(1, 601))




def test_the_command_opens_a_series_and_says_where_it_goes_on(db: Any, capsys: Any) -> None:
    issued(number_zh="晨医发〔2026〕3号", number_vi="03/QyĐ-BV")
    call_command("number_series", "hospital", "晨医发", "QyĐ-BV", "--default")
    assert "2026: goes on after 3" in capsys.readouterr().out
    assert NumberSeries.objects.get().is_default


def paper(**fields: Any) -> Any:
    return regulation(**{
        "slug": "paper", "is_historical": True, "number_zh": "晨医发〔2026〕41号",
        "number_vi": "41/QyĐ-BV", **fields,
    })


def test_what_came_from_paper_can_be_repealed(series: NumberSeries) -> None:
    page = approved(paper())
    approved(revise(page, change="repeal", repeal_date=date(2026, 10, 1)))
    assert numbers() == [("晨医发〔2026〕41号", "41/QyĐ-BV")] * 2
    assert IssuedNumber.objects.count() == 1


def test_a_number_on_paper_that_is_taken_is_said_at_submission(series: NumberSeries) -> None:
    approved(paper())
    with pytest.raises(Incomplete, match="41"):
        services.submit(paper(slug="again"), user("T-INFO1"))
