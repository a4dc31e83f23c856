"""What approval makes of a draft, and that it never changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from approvals import publishing
from approvals.errors import Incomplete
from regulations.models import Edition, ImmutableRow, Printing, Provision
from regulations.verification import problems
from tests.factories.world import pass_all, user

from .drafts import VI, approved, issued, regulation, revise, second_edition

pytestmark = pytest.mark.django_db


def test_approval_freezes_the_tree_of_the_draft_in_both_languages() -> None:
    page = issued()
    printing = Printing.objects.get(edition__page=page)
    ids = list(printing.provisions.order_by("position").values_list("eid", flat=True))
    assert ids == [
        "chp_1", "art_1", "art_2", "art_2__point_1", "art_2__point_2", "chp_2", "art_3",
    ]
    point = printing.provisions.get(eid="art_2__point_2")
    assert (point.text_zh_hans, point.text_vi) == ("进修人员。", "Học viên.")
    assert point.parent_eid == "art_2"
    assert point.depth == 2
    assert (printing.edition.sequence, printing.sequence) == (1, 1)
    assert printing.edition.effective_date == date(2026, 2, 1)
    assert list(problems()) == []


def test_nothing_is_parsed_at_approval(monkeypatch: pytest.MonkeyPatch) -> None:
    page = regulation()
    monkeypatch.setattr(
        "regulations.outlining.parse", lambda *args: pytest.fail("the parser ran at approval")
    )
    page = approved(page)
    assert Provision.objects.filter(printing__edition__page=page).count() == 7


def test_a_substantive_change_makes_an_edition_and_a_correction_a_printing() -> None:
    page = second_edition(issued())
    page = approved(revise(page, change="editorial", text_vi=VI.replace("Học viên", "Học viên,")))
    made = [
        (p.edition.sequence, p.sequence)
        for p in Printing.objects.filter(edition__page=page).order_by("pk")
    ]
    assert made == [(1, 1), (2, 1), (2, 2)]
    assert list(problems()) == []


def test_a_repeal_is_an_edition_of_its_own() -> None:
    page = issued()
    page = approved(revise(page, change="repeal", repeal_date=date(2026, 10, 1)))
    last = Edition.objects.filter(page=page).latest("sequence")
    assert (last.kind, last.effective_date) == ("repeal", date(2026, 10, 1))


@pytest.mark.parametrize("change", ["editorial", "repeal"])
def test_what_was_never_issued_is_neither_corrected_nor_repealed(change: str) -> None:
    page = regulation(change=change, repeal_date=date(2026, 10, 1))
    with pytest.raises(Incomplete):
        pass_all(page, user("T-INFO1"))
    assert not Edition.objects.filter(page=page).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"change": "editorial", "effective_date": date(2026, 3, 1)},
        {"change": "editorial", "number_vi": "02/QyĐ-BV"},
        {"change": "substantive"},
        {"change": "repeal"},
    ],
)
def test_the_kind_of_change_must_fit_number_and_dates(changes: dict[str, Any]) -> None:
    page = revise(issued(), heading_vi="Quy định mới", **changes)
    with pytest.raises(Incomplete):
        pass_all(page, user("T-INFO1"))
    assert Printing.objects.filter(edition__page=page).count() == 1


@pytest.mark.parametrize(
    "lacking",
    [
        {"text_vi": ""},
        {"heading_zh_hans": ""},
        {"number_zh": "", "number_vi": ""},
        {"issue_date": None},
        {"effective_date": None},
    ],
)
def test_an_incomplete_draft_is_not_submitted(lacking: dict[str, Any]) -> None:
    page = regulation(**lacking)
    with pytest.raises(Incomplete) as caught:
        pass_all(page, user("T-INFO1"))
    assert len(caught.value.problems) == 1


def test_one_language_is_enough_when_the_author_says_so() -> None:
    page = issued(text_zh_hans="", heading_zh_hans="", only_in="vi")
    printing = Printing.objects.get(edition__page=page)
    assert printing.provisions.count() == 7
    assert not printing.provisions.exclude(text_zh_hans="").exists()


@pytest.mark.parametrize("model", [Edition, Printing, Provision])
def test_issued_rows_refuse_every_change(model: Any) -> None:
    issued()
    row = model.objects.first()
    with pytest.raises(ImmutableRow):
        row.save()
    with pytest.raises(ImmutableRow):
        row.delete()
    with pytest.raises(ImmutableRow):
        model.objects.filter(pk=row.pk).update(pk=row.pk)
    with pytest.raises(ImmutableRow):
        model.objects.filter(pk=row.pk).delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE regulations_provision SET text_vi = 'khác'",
        "UPDATE regulations_printing SET heading_vi = 'khác'",
        "UPDATE regulations_edition SET effective_date = '2020-01-01'",
        "DELETE FROM regulations_provision",
    ],
)
def test_the_database_itself_refuses(statement: str) -> None:
    issued()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(problems()) == []


def test_verification_finds_a_provision_that_was_slipped_in() -> None:
    page = issued()
    printing = Printing.objects.get(edition__page=page)
    with publishing.ticket(printing.decision):  # without one the database refuses it
        Provision(printing=printing, eid="art_99", kind="article", position=99, depth=0).save()
    assert any("hash differs" in problem for problem in problems())


def test_a_later_draft_changes_nothing_that_was_issued() -> None:
    page = issued()
    before = list(Provision.objects.order_by("pk").values())
    revise(page, text_vi=VI.replace("Học viên", "Khách"), heading_vi="Tên khác")
    assert list(Provision.objects.order_by("pk").values()) == before
    assert Printing.objects.get(edition__page=page).heading_vi.startswith("Quy định bảo vệ")
