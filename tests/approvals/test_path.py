"""The path of a page: submitted, checked, approved, live; and every way it stops."""

from __future__ import annotations

import pytest

from approvals import services
from approvals.errors import Conflict, Incomplete, NotAllowed, NotApproved
from approvals.models import Decision, LedgerEntry, Publication, Submission
from approvals.verification import problems
from pages.models import NewsPage
from tests.factories import drafts
from tests.factories.world import pass_all

pytestmark = pytest.mark.django_db


def live(page: NewsPage) -> bool:
    return NewsPage.objects.get(pk=page.pk).live


def test_what_three_people_pass_is_live_with_exactly_that_content(people):
    page = drafts.news(people("T-INFO1"))
    submission = pass_all(page, people("T-INFO1"))
    shown = NewsPage.objects.get(pk=page.pk)
    assert shown.live and shown.live_revision_id == submission.revision_id
    assert shown.heading_vi == "Khánh thành nhà khám mới"
    assert Publication.objects.get(page=page).content_hash == submission.content_hash
    assert list(problems()) == []


def test_after_the_check_alone_nothing_is_live(people):
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    services.check(submission, people("T-WEB1"))
    assert not live(page)
    submission.refresh_from_db()
    assert (submission.state, submission.step) == ("waiting", "director")


@pytest.mark.parametrize(
    "who",
    ["T-STAFF", "T-CONF", "T-ADM", "T-AUD", "T-NURS1", "T-ROOT", "T-GONE", "T-DIR", "T-INFO1"],
)
def test_only_the_web_team_checks(people, who):
    submission = services.submit(drafts.news(), people("T-INFO1"))
    with pytest.raises(NotAllowed):
        services.check(submission, people(who))


@pytest.mark.parametrize(
    "who",
    [
        "T-STAFF",
        "T-CONF",
        "T-ADM",
        "T-AUD",
        "T-NURS1",
        "T-ROOT",
        "T-GONE",
        "T-WEB1",
        "T-WEB2",
        "T-INFO1",
    ],
)
def test_only_director_and_deputy_approve(people, who):
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    services.check(submission, people("T-WEB1"))
    with pytest.raises(NotAllowed):
        services.approve(submission, people(who))
    assert not live(page)


def test_the_director_cannot_skip_the_check(people):
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    with pytest.raises(NotAllowed):
        services.approve(submission, people("T-DIR"))
    assert not live(page)


def test_a_return_needs_a_reason_and_starts_again_at_the_first_step(people):
    page = drafts.news()
    first = services.submit(page, people("T-INFO1"))
    services.check(first, people("T-WEB1"))
    with pytest.raises(NotAllowed):
        services.return_(first, people("T-DIR"), "  ")
    services.return_(first, people("T-DIR"), "日期有误")
    drafts.edit(page, people("T-INFO1"), heading_zh_hans="新门诊楼下月启用")
    second = services.submit(page, people("T-INFO1"))
    assert (second.round, second.step) == (2, "web_team")
    with pytest.raises(NotAllowed):
        services.approve(second, people("T-DIR"))


def test_a_colleague_who_mended_a_comma_decides_nothing(people):
    """Being the last editor is not the point: everybody who wrote is excluded, in any order."""
    from accounts import roles
    from accounts.services import set_roles

    page = drafts.news(people("T-INFO2"))
    drafts.edit(page, people("T-INFO1"), summary_vi="Từ ngày mai, khám tại nhà mới.")
    submission = services.submit(page, people("T-INFO1"))
    services.check(submission, people("T-WEB1"))
    set_roles(people("T-INFO2"), {roles.STAFF, roles.DEPUTY})
    with pytest.raises(NotAllowed) as refused:
        services.approve(submission, people("T-INFO2"))
    assert refused.value.code == "contributed"


def test_nobody_decides_twice_in_one_round(people):
    from accounts import roles
    from accounts.services import set_roles

    submission = services.submit(drafts.news(), people("T-INFO1"))
    services.check(submission, people("T-WEB1"))
    set_roles(people("T-WEB1"), {roles.WEB_TEAM, roles.DEPUTY})
    with pytest.raises(NotAllowed) as refused:
        services.approve(submission, people("T-WEB1"))
    assert refused.value.code == "decided_earlier"


def test_a_waiting_page_is_frozen_for_everybody(people):
    page = drafts.news()
    services.submit(page, people("T-INFO1"))
    for who in ("T-INFO1", "T-INFO2", "T-WEB1", "T-DIR"):
        with pytest.raises(NotApproved):
            drafts.edit(page, people(who), heading_vi="Khác")


def test_withdrawing_frees_the_draft_and_leaves_a_record(people):
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    with pytest.raises(NotAllowed):
        services.withdraw(submission, people("T-NURS1"))
    services.withdraw(submission, people("T-INFO2"), "nhầm ngày")
    drafts.edit(page, people("T-INFO1"), heading_vi="Khác")
    with pytest.raises(Conflict):
        services.check(submission, people("T-WEB1"))
    assert Decision.objects.filter(submission=submission, kind="withdraw").count() == 1


def test_two_submissions_of_one_page_cannot_wait(people):
    page = drafts.news()
    services.submit(page, people("T-INFO1"))
    with pytest.raises(NotAllowed) as refused:
        services.submit(page, people("T-INFO2"))
    assert refused.value.code == "already_waiting"


def test_a_missing_language_is_named_and_can_be_declared(people):
    page = drafts.news(heading_vi="")
    with pytest.raises(Incomplete) as incomplete:
        services.submit(page, people("T-INFO1"))
    assert any("Tiếng Việt" in problem for problem in incomplete.value.problems)
    drafts.edit(page, people("T-INFO1"), only_in="zh-hans")
    assert services.submit(page, people("T-INFO1")).state == Submission.State.WAITING


def test_a_submission_without_an_eligible_decider_says_who_must_be_appointed(people):
    from accounts.models import User

    User.objects.filter(employee_number__in=["T-DIR", "T-DEP"]).update(is_active=False)
    page = drafts.news()
    with pytest.raises(Incomplete):
        services.submit(page, people("T-INFO1"))
    assert not Submission.objects.filter(page=page).exists()


def test_another_department_cannot_submit(people):
    with pytest.raises(NotAllowed):
        services.submit(drafts.news(), people("T-NURS1"))


def test_every_act_is_in_the_ledger_and_the_chain_holds(people):
    page = drafts.news()
    pass_all(page, people("T-INFO1"))
    acts = LedgerEntry.objects.filter(object_id=str(page.pk)).order_by("sequence")
    assert [entry.act for entry in acts] == ["submit", "check", "approve"]
    assert list(problems()) == []


def test_mails_tell_the_next_and_carry_the_reason_in_the_receivers_language(
    people, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submission = services.submit(drafts.news(), people("T-INFO1"))
    to = {mail.to[0] for mail in mailoutbox}
    assert to == {"t-web1@hospital.example", "t-web2@hospital.example"}
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        services.return_(submission, people("T-WEB1"), "Thiếu giờ mở cửa")
    assert [mail.to[0] for mail in mailoutbox] == ["t-info1@hospital.example"]
    assert "Thiếu giờ mở cửa" in mailoutbox[0].body


def test_a_copy_of_an_approved_page_is_a_draft_and_its_writers_stay_excluded(people):
    from accounts import roles
    from accounts.services import set_roles

    page = drafts.news(people("T-INFO2"))
    pass_all(page, people("T-INFO2"))
    source = NewsPage.objects.get(pk=page.pk)
    copy = source.copy(update_attrs={"slug": "ban-sao"}, user=people("T-INFO1"), keep_live=False)
    assert not copy.live
    submission = services.submit(copy, people("T-INFO1"))
    services.check(submission, people("T-WEB1"))
    set_roles(people("T-INFO2"), {roles.STAFF, roles.DEPUTY})
    with pytest.raises(NotAllowed) as refused:
        services.approve(submission, people("T-INFO2"))
    assert refused.value.code == "contributed"
