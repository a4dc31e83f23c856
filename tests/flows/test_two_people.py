"""Two people at once, forged requests, stale screens: the second gets clear words, nothing else."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.utils import translation

from approvals import services
from approvals.errors import Conflict, Incomplete, NotAllowed, NotApproved
from approvals.explanations import explain
from approvals.models import Decision, Publication, Submission
from approvals.rules import Reason
from approvals.verification import problems
from pages.models import NewsPage
from tests.factories import drafts
from tests.factories.world import pass_all, workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(people: Any) -> Submission:
    return services.submit(drafts.news(people("T-INFO1")), people("T-INFO1"))


@pytest.fixture
def checked(submission: Submission, people: Any) -> Submission:
    services.check(submission, people("T-WEB1"))
    submission.refresh_from_db()
    return submission


def stale(submission: Submission) -> Submission:
    """What somebody else had loaded before."""
    return Submission.objects.get(pk=submission.pk)


def refused(act: Any, *errors: type[Exception]) -> str:
    with pytest.raises(errors) as raised, transaction.atomic():
        act()
    return str(raised.value)


def post(browser: Client, submission: Submission, act: str, **extra: str) -> Any:
    return browser.post(
        f"/vi/review/{submission.pk}/decide/",
        {"act": act, "comment": "x", "content_hash": submission.content_hash, **extra},
    )


def state(submission: Submission) -> tuple[str, str, int, bool]:
    row = Submission.objects.get(pk=submission.pk)
    live = NewsPage.objects.get(pk=row.page_id).live
    return row.state, row.step, row.decisions.count(), live


def test_the_second_submit_says_that_it_already_waits(people: Any) -> None:
    page = drafts.news(people("T-INFO1"))
    loaded_before = NewsPage.objects.get(pk=page.pk)
    services.submit(page, people("T-INFO1"))
    words = refused(lambda: services.submit(loaded_before, people("T-INFO2")), NotAllowed, Conflict)
    assert words
    assert Submission.objects.filter(page=page).count() == 1


def test_two_submits_on_the_screen(people: Any, signed_in: Any) -> None:
    page = drafts.news(people("T-INFO1"))
    first, second = signed_in("T-INFO1"), signed_in("T-INFO2")
    assert first.post(f"/vi/review/submit/{page.pk}/", {"note": ""}).status_code == 302
    answer = second.post(f"/vi/review/submit/{page.pk}/", {"note": "giữ lời này"})
    assert answer.status_code == 409
    assert "giữ lời này" in answer.content.decode()
    assert Submission.objects.filter(page=page).count() == 1


def test_of_two_approvals_the_second_meets_a_conflict(checked: Submission, people: Any) -> None:
    other = stale(checked)
    services.approve(checked, people("T-DIR"))
    words = refused(lambda: services.approve(other, people("T-DEP")), Conflict)
    assert words
    assert Decision.objects.filter(submission=checked, kind="approve").count() == 1
    assert Publication.objects.get(page_id=checked.page_id).decision.by == people("T-DIR")
    assert list(problems()) == []


def test_of_two_checks_the_second_does_not_pass_the_next_step(
    submission: Submission, people: Any
) -> None:
    other = stale(submission)
    services.check(submission, people("T-WEB1"))
    refused(lambda: services.check(other, people("T-WEB2")), NotAllowed, Conflict)
    assert state(submission)[:3] == ("waiting", "director", 1)


def test_withdrawn_before_the_approval(checked: Submission, people: Any, signed_in: Any) -> None:
    director = signed_in("T-DIR")
    services.withdraw(stale(checked), people("T-INFO1"))
    answer = post(director, checked, "approve")
    assert answer.status_code == 409
    with translation.override("vi"):
        assert explain(Reason.NOT_WAITING) in html.unescape(answer.content.decode())
    assert state(checked)[0] == "withdrawn"
    assert state(checked)[3] is False


def test_approved_before_the_withdrawal(checked: Submission, people: Any) -> None:
    other = stale(checked)
    services.approve(checked, people("T-DIR"))
    assert refused(lambda: services.withdraw(other, people("T-INFO1")), Conflict)
    assert state(checked)[0] == "approved"
    assert state(checked)[3] is True


def test_returned_before_the_approval(checked: Submission, people: Any) -> None:
    other = stale(checked)
    services.return_(checked, people("T-DEP"), "Thiếu giờ")
    assert refused(lambda: services.approve(other, people("T-DIR")), Conflict)
    assert state(checked)[3] is False


def test_an_edit_after_the_submission_is_refused_before_it_is_kept(
    submission: Submission, people: Any
) -> None:
    page = NewsPage.objects.get(pk=submission.page_id)
    before = page.latest_revision_id
    refused(lambda: drafts.edit(page, people("T-INFO2"), heading_vi="Chen vào"), NotApproved)
    page.refresh_from_db()
    assert page.latest_revision_id == before


def test_two_drafts_that_want_one_address(people: Any) -> None:
    """The second approval says so, in words, and leaves everything as it was."""
    waiting = []
    for number in ("mot", "hai"):
        page = drafts.news(people("T-INFO1"), slug=number)
        drafts.edit(page, people("T-INFO1"), slug="cung-cho")
        waiting.append(services.submit(page, people("T-INFO1")))
        services.check(waiting[-1], people("T-WEB1"))
    services.approve(waiting[0], people("T-DIR"))
    assert refused(lambda: services.approve(waiting[1], people("T-DIR")), NotApproved)
    assert state(waiting[1])[::3] == ("waiting", False)
    third = drafts.news(people("T-INFO1"), slug="ba")
    refused(lambda: drafts.edit(third, people("T-INFO1"), slug="cung-cho"), ValidationError)


def test_an_address_above_live_pages_does_not_change(people: Any) -> None:
    pass_all(drafts.news(people("T-INFO1")), people("T-INFO1"))
    department = workspace("INFO")
    drafts.edit(department, people("T-INFO1"), slug="noi-khac")
    refused(lambda: services.submit(department, people("T-INFO1")), Incomplete)
    assert list(problems()) == []


# -- forged requests --------------------------------------------------------------------------
def test_a_decision_from_another_site_is_refused(checked: Submission, people: Any) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people("T-DIR"))
    before = state(checked)
    assert post(browser, checked, "approve").status_code == 403
    assert browser.post(f"/vi/review/submit/{checked.page_id}/", {}).status_code == 403
    assert state(checked) == before


def test_nothing_is_decided_by_following_a_link(checked: Submission, signed_in: Any) -> None:
    address = (
        f"/vi/review/{checked.pk}/decide/?act=approve&comment=&content_hash={checked.content_hash}"
    )
    before = state(checked)
    assert signed_in("T-DIR").get(address).status_code == 405
    assert state(checked) == before


@pytest.mark.parametrize("content_hash", ["0" * 64, "", "x", "0" * 65])
def test_a_decision_about_other_content_is_refused(
    checked: Submission, signed_in: Any, content_hash: str
) -> None:
    before = state(checked)
    answer = post(signed_in("T-DIR"), checked, "approve", content_hash=content_hash)
    assert answer.status_code in {400, 409}
    assert state(checked) == before


@pytest.mark.parametrize("act", ["publish", "", "found", "clear", "approve "])
def test_an_act_that_does_not_exist_is_refused(
    submission: Submission, signed_in: Any, act: str
) -> None:
    before = state(submission)
    answer = post(signed_in("T-DIR"), submission, act)
    assert answer.status_code in {400, 403}
    assert state(submission) == before


@pytest.mark.parametrize("act", ["check", "approve", "return"])
@pytest.mark.parametrize("who", ["T-INFO1", "T-INFO2", "T-CONF"])
def test_who_sees_it_without_the_right_decides_nothing(
    checked: Submission, signed_in: Any, who: str, act: str
) -> None:
    before = state(checked)
    assert post(signed_in(who), checked, act).status_code == 403
    assert state(checked) == before


@pytest.mark.parametrize("act", ["check", "approve", "return", "withdraw"])
@pytest.mark.parametrize("who", ["T-NURS1", "T-STAFF", "T-ADM", "T-AUD", "T-ROOT", "T-GONE", None])
def test_who_does_not_see_it_finds_nothing_there(
    checked: Submission, people: Any, who: str | None, act: str
) -> None:
    browser = Client()
    if who:
        browser.force_login(people(who))
    before = state(checked)
    answer = post(browser, checked, act)
    assert answer.status_code == (302 if who in {None, "T-ROOT", "T-GONE"} else 404)
    assert state(checked) == before


@pytest.mark.parametrize(("who", "act"), [("T-WEB1", "withdraw"), ("T-DIR", "withdraw"),
                                          ("T-DIR", "check"), ("T-WEB2", "approve"),
                                          ("T-WEB1", "approve")])
def test_nobody_does_anothers_act(
    checked: Submission, signed_in: Any, who: str, act: str
) -> None:
    before = state(checked)
    assert post(signed_in(who), checked, act).status_code == 403
    assert state(checked) == before


def test_the_web_team_member_who_wrote_it_does_not_check_it_and_another_does(
    people: Any, signed_in: Any
) -> None:
    from pages.models import HomePage

    home = HomePage.objects.get()
    drafts.edit(home, people("T-WEB1"), heading_vi="Trang chủ mới")
    submission = services.submit(home, people("T-WEB1"))
    assert post(signed_in("T-WEB1"), submission, "check").status_code == 403
    assert Submission.objects.get(pk=submission.pk).step == "web_team"
    assert post(signed_in("T-WEB2"), submission, "check").status_code == 302
    assert Submission.objects.get(pk=submission.pk).step == "director"


def test_a_return_without_a_reason_is_refused_on_the_screen(
    checked: Submission, signed_in: Any
) -> None:
    before = state(checked)
    assert post(signed_in("T-DIR"), checked, "return", comment="   ").status_code == 403
    assert state(checked) == before
