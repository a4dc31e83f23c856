"""An edition withdrawn before its promulgation: never in force, its number never given again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from approvals import services
from approvals.errors import Incomplete, NotAllowed, NotApproved
from regulations import counting, status, voiding
from regulations.models import Edition, IssuedNumber, RegulationPage, VoidedEdition
from regulations.shelf import shelves_for
from regulations.standing import standings
from regulations.status import Dated, Status
from regulations.verification import problems
from search.models import OutboxRow
from tests.factories.world import user
from tests.regulations.drafts import VI, approved, issued, revise, second_edition

FUTURE = timezone.localdate() + timedelta(days=40)
WHY = {"change_note_zh_hans": "误发。", "change_note_vi": "Ban hành nhầm."}


def withdrawal(page: Any, sequence: int, **fields: Any) -> RegulationPage:
    voiding.draft_withdrawal(page, sequence, user("T-INFO1"))
    return revise(page, **{**WHY, **fields})


def two_editions(**fields: Any) -> RegulationPage:
    """The second applies in forty days."""
    return second_edition(issued(), effective_date=FUTURE, **fields)


# -- the rule ----------------------------------------------------------------------------------
_dated = st.lists(
    st.builds(
        lambda day, repeal, void: (day, repeal, void),
        st.integers(0, 5), st.booleans(), st.booleans(),
    ),
    max_size=6,
).map(
    lambda rows: [
        Dated(place, date(2026, 1, 1) + timedelta(days=day), repeal, void)
        for place, (day, repeal, void) in enumerate(rows)
    ]
)


@given(_dated, st.integers(-1, 6))
def test_what_is_void_changes_nothing_for_the_others(rows: list[Dated], day: int) -> None:
    on = date(2026, 1, 1) + timedelta(days=day)
    counting_rows = [row for row in rows if not row.is_void]
    for rule in (status.status, status.in_force, status.started, status.shown):
        assert rule(rows, on) == rule(counting_rows, on)
    for row in rows:
        if row.is_void:
            assert status.status_of(row, rows, on) is Status.VOID
            assert status.ended(row, rows) is None
        else:
            expected = status.status_of(row, counting_rows, on)
            assert status.status_of(row, rows, on) is expected is not Status.VOID
            assert status.ended(row, rows) == status.ended(row, counting_rows)


# -- the act -----------------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_withdrawn_edition_never_applies_and_the_history_says_void(signed_in: Any) -> None:
    page = approved(withdrawal(two_editions(), 2))
    shelf = shelves_for([page.pk], user("T-STAFF"))[page.pk]
    for on in (timezone.localdate(), FUTURE, FUTURE + timedelta(days=400)):
        assert shelf.status(on) is Status.IN_FORCE
        assert shelf.in_force(on).edition.sequence == 1
        assert shelf.status_of(shelf.numbered(2), on) is Status.VOID
        assert standings(user("T-STAFF"), on)[page.pk].printing == shelf.numbered(1).printing.pk
    assert shelf.ended(shelf.numbered(1)) is None
    assert list(problems()) == []
    html = signed_in("T-STAFF").get(f"/vi/library/{page.slug}/", {"edition": 2}).content.decode()
    assert "Ban hành nhầm." in html
    assert "Đã rút trước khi công bố" in html


@pytest.mark.django_db
def test_of_a_regulation_with_no_other_edition_nothing_is_in_the_list(signed_in: Any) -> None:
    page = approved(withdrawal(issued(effective_date=FUTURE), 1))
    staff = signed_in("T-STAFF")
    assert page.slug not in staff.get("/vi/library/", {"sort": "title"}).content.decode()
    assert page.pk not in standings(user("T-STAFF"), FUTURE)
    html = staff.get(f"/vi/library/{page.slug}/").content.decode()
    assert "Đã rút trước khi công bố" in html


@pytest.mark.django_db
def test_its_number_is_never_given_again() -> None:
    counting.open_series("hospital", "晨医发", "QyĐ-BV", is_default=True)
    page = second_edition(
        issued(number_zh="", number_vi=""), effective_date=FUTURE, number_zh="", number_vi=""
    )
    page = approved(withdrawal(page, 2))
    page = second_edition(page, number_zh="", number_vi="", voids=None)
    numbers = list(Edition.objects.order_by("sequence").values_list("number_vi", flat=True))
    assert numbers == ["01/QyĐ-BV", "02/QyĐ-BV", "03/QyĐ-BV"]
    assert IssuedNumber.objects.filter(edition__voided__isnull=False).count() == 1


@pytest.mark.django_db
def test_search_forgets_it() -> None:
    page = two_editions()
    OutboxRow.objects.all().delete()
    approved(withdrawal(page, 2))
    assert f"regulation:{page.pk}.2" in set(OutboxRow.objects.values_list("unit", flat=True))


@pytest.mark.django_db
def test_it_takes_two_people_who_wrote_none_of_it() -> None:
    page = withdrawal(two_editions(), 2)
    submission = services.submit(page, user("T-INFO1"))
    assert not VoidedEdition.objects.exists()
    services.check(submission, user("T-WEB1"))
    assert not VoidedEdition.objects.exists()
    services.approve(submission, user("T-DIR"))
    assert VoidedEdition.objects.get().decision.by == user("T-DIR")


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["T-NURS1", "T-WEB1", "T-DIR", "T-STAFF"])
def test_only_who_writes_there_drafts_it(number: str, signed_in: Any) -> None:
    page = two_editions()
    with pytest.raises(NotAllowed):
        voiding.draft_withdrawal(page, 2, user(number))
    address = reverse("regulations_withdraw", args=[page.pk, 2])
    assert signed_in(number).get(address).status_code in {302, 404}
    assert signed_in(number).post(address, {"replace": "yes"}).status_code in {302, 404}
    assert RegulationPage.objects.get(pk=page.pk).latest_revision_id == page.latest_revision_id


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other",
    [
        {"text_vi": VI.replace("Học viên", "Ai đó")},
        {"category": "nursing"},
        {"audience": "public"},
        {"change_note_vi": ""},
        {"voids": 7},
        {"voids": None},
        {"voids": 1},  # in force since February
    ],
)
def test_nothing_else_goes_live_with_it(other: dict[str, Any]) -> None:
    page = withdrawal(two_editions(), 2, **other)
    with pytest.raises(Incomplete):
        services.submit(page, user("T-INFO1"))


@pytest.mark.django_db
def test_what_has_taken_effect_is_not_withdrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    page = two_editions()
    with pytest.raises(NotAllowed):
        voiding.draft_withdrawal(page, 1, user("T-INFO1"))
    submission = services.submit(withdrawal(page, 2), user("T-INFO1"))
    services.check(submission, user("T-WEB1"))
    # The director comes to it after the first day.
    monkeypatch.setattr("regulations.voiding.timezone.localdate", lambda: FUTURE)
    with pytest.raises(NotApproved), transaction.atomic():
        services.approve(submission, user("T-DIR"))
    assert not VoidedEdition.objects.exists()


@pytest.mark.django_db
def test_a_correction_afterwards_is_of_the_edition_before() -> None:
    page = approved(withdrawal(two_editions(), 2))
    first = page.editions.get(sequence=1)
    page = approved(
        revise(
            page, change="editorial", number_zh=first.number_zh, number_vi=first.number_vi,
            issue_date=first.issue_date, effective_date=first.effective_date, **{
                "change_note_zh_hans": "", "change_note_vi": ""}, voids=None,
        )
    )
    assert first.printings.count() == 2
    assert list(problems()) == []


@pytest.mark.django_db
def test_the_row_is_written_with_its_publication_only_and_never_changes() -> None:
    page = two_editions()
    edition, decision = page.editions.get(sequence=2), page.publication.decision
    with pytest.raises(DatabaseError), transaction.atomic():
        VoidedEdition.objects.create(edition=edition, decision=decision)
    approved(withdrawal(page, 2))
    for sql in ("DELETE FROM regulations_voidededition",
                "UPDATE regulations_voidededition SET note_vi = 'x'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.django_db
def test_reviewers_see_the_edition_as_void(signed_in: Any) -> None:
    page = withdrawal(two_editions(), 2)
    submission = services.submit(page, user("T-INFO1"))
    html = signed_in("T-WEB1").get(
        f"/vi/review/{submission.pk}/preview/"
    ).content.decode()
    assert "Đã rút trước khi công bố" in html
    assert not VoidedEdition.objects.exists()


@pytest.mark.django_db
def test_the_screen_offers_it_for_what_has_not_begun_only(signed_in: Any) -> None:
    page = two_editions()
    browser = signed_in("T-INFO1")
    listed = browser.get(reverse("regulations_editions", args=[page.pk])).content.decode()
    first, second = (reverse("regulations_withdraw", args=[page.pk, n]) for n in (1, 2))
    assert second in listed and first not in listed
    assert browser.post(first).status_code == 404
    assert browser.get(second).status_code == 200
    answer = browser.post(second)
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.change, draft.voids) == ("void", 2)
