"""Every way past the services, by code: each is refused, and what readers see stays as it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, models, transaction
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from approvals import founding, publishing, services
from approvals.errors import Conflict, NotAllowed, NotApproved
from approvals.models import Decision, Publication, PublicationTicket, Submission
from approvals.verification import problems
from pages.models import HomePage, NewsPage
from tests.factories import drafts
from tests.factories.world import pass_all, workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def live_page(people):
    page = drafts.news(people("T-INFO1"))
    pass_all(page, people("T-INFO1"))
    return NewsPage.objects.get(pk=page.pk)


def refused(act, *errors):
    """Run `act` in a savepoint; it must raise."""
    with pytest.raises(errors or (PermissionDenied,)), transaction.atomic():
        act()


def test_saving_a_live_page_with_other_words_is_refused(live_page):
    live_page.heading_vi = "Nội dung chưa ai duyệt"
    refused(live_page.save)
    assert NewsPage.objects.get(pk=live_page.pk).heading_vi == "Khánh thành nhà khám mới"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("heading_zh_hans", "别的"),
        ("audience", "staff"),
        ("slug", "khac"),
        ("live", False),
        ("show_in_menus", True),
        ("search_description", "x"),
        ("only_in", "vi"),
    ],
)
def test_each_visible_field_of_a_live_page_is_guarded(live_page, field, value):
    setattr(live_page, field, value)
    refused(live_page.save)
    refused(lambda: live_page.save(update_fields=[field]))


def test_saving_a_live_page_unchanged_is_harmless(live_page):
    live_page.save()
    live_page.locked = True
    live_page.save(update_fields=["locked"])
    assert list(problems()) == []


def test_a_new_page_cannot_be_born_live(people):
    page = NewsPage(heading_vi="Sống ngay", heading_zh_hans="即刻", live=True)
    refused(lambda: workspace("INFO").add_child(instance=page))
    assert not Page.objects.filter(live=True, slug="song-ngay").exists()


def test_publishing_a_draft_directly_is_refused(people):
    page = drafts.news()
    refused(lambda: page.get_latest_revision().publish(user=people("T-DIR")))
    refused(lambda: page.get_latest_revision().publish())
    refused(lambda: page.get_latest_revision().publish(user=people("T-ROOT")))
    assert not NewsPage.objects.get(pk=page.pk).live


def test_publishing_a_later_draft_of_a_live_page_is_refused(live_page, people):
    revision = drafts.edit(live_page, people("T-INFO1"), heading_vi="Lẻn vào")
    refused(revision.publish)
    assert NewsPage.objects.get(pk=live_page.pk).heading_vi == "Khánh thành nhà khám mới"


def test_rolling_back_to_an_earlier_approved_revision_is_refused(live_page, people):
    first = live_page.live_revision
    drafts.edit(live_page, people("T-INFO1"), heading_vi="Bản hai")
    pass_all(live_page, people("T-INFO1"))
    refused(first.publish)
    refused(
        lambda: publishing.publish(Decision.objects.get(revision=first, kind="approve")), Conflict
    )
    assert NewsPage.objects.get(pk=live_page.pk).heading_vi == "Bản hai"


def test_unpublish_move_delete_alias_and_copy_live_are_refused(live_page, people):
    other = workspace("NURS")

    def fresh():
        return NewsPage.objects.get(pk=live_page.pk)

    refused(lambda: fresh().unpublish())
    refused(lambda: fresh().move(other, pos="last-child"))
    refused(
        lambda: Page.objects.get(pk=live_page.pk).move(other, pos="last-child"),
        PermissionDenied,
        DatabaseError,
    )
    refused(lambda: fresh().delete())
    refused(lambda: fresh().create_alias())
    refused(lambda: fresh().copy(keep_live=True, update_attrs={"slug": "hai"}))
    assert NewsPage.objects.filter(live=True).count() == 1
    assert list(problems()) == []


def test_a_scheduled_revision_is_not_published_by_wagtails_own_command(people):
    from django.core.management import call_command

    page = drafts.news()
    revision = page.get_latest_revision()
    past = timezone.now() - timedelta(hours=1)
    with pytest.raises((DatabaseError, models.ProtectedError)), transaction.atomic():
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    call_command("publish_scheduled")
    assert not NewsPage.objects.get(pk=page.pk).live


def test_going_live_and_expiry_times_in_a_draft_have_no_effect(people):
    page = drafts.news()
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.expire_at = timezone.now() + timedelta(days=2)
    draft.save_revision(user=people("T-INFO1"))
    pass_all(page, people("T-INFO1"))
    shown = NewsPage.objects.get(pk=page.pk)
    assert shown.live and shown.expire_at is None


def test_a_submitted_revision_is_neither_overwritten_nor_deleted(people):
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    services.return_(submission, people("T-WEB1"), "x")
    draft = page.get_latest_revision_as_object()
    draft.heading_vi = "Ghi đè"
    refused(
        lambda: draft.save_revision(user=people("T-INFO1"), overwrite_revision=submission.revision)
    )
    with pytest.raises((DatabaseError, models.ProtectedError)), transaction.atomic():
        submission.revision.delete()
    submission.revision.refresh_from_db()
    assert submission.revision.content["heading_vi"] == "Khánh thành nhà khám mới"


def test_purge_revisions_keeps_what_was_submitted(live_page, people):
    from django.core.management import call_command

    approved = live_page.live_revision_id
    for number in range(3):
        drafts.edit(live_page, people("T-INFO1"), heading_vi=f"Nháp {number}")
    with transaction.atomic():
        try:
            with transaction.atomic():
                call_command("purge_revisions", pages=True)
        except Exception:
            pass
    assert live_page.revisions.filter(pk=approved).exists()
    assert list(problems()) == []


def test_finishing_wagtails_workflow_by_hand_publishes_nothing(people):
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    state = submission.workflow_state
    refused(lambda: state.finish(user=people("T-DIR")))
    task_state = state.current_task_state
    task_state.approve(user=people("T-DIR"))
    state.refresh_from_db()
    refused(lambda: state.current_task_state.approve(user=people("T-DIR")))
    assert not NewsPage.objects.get(pk=page.pk).live


def test_the_stock_workflow_act_obeys_the_rules_whatever_page_it_names(people):
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    task_state = submission.workflow_state.current_task_state.specific
    task = task_state.task.specific
    for who in ("T-INFO1", "T-INFO2", "T-DIR", "T-ROOT", "T-ADM", "T-NURS1"):
        refused(lambda who=who: task.on_action(task_state, people(who), "approve"))
    task.on_action(task_state, people("T-WEB1"), "approve")
    submission.refresh_from_db()
    assert submission.step == "director"


def test_a_page_with_a_newer_draft_than_the_submitted_one_is_not_approved(people):
    """However the newer revision came about (here: past the freeze, by SQL's door)."""
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    services.check(submission, people("T-WEB1"))
    newer = submission.revision
    newer.pk = None
    newer.created_at = timezone.now()
    newer.save(force_insert=True)
    with pytest.raises(NotAllowed) as error:
        services.approve(Submission.objects.get(pk=submission.pk), people("T-DIR"))
    assert error.value.code == "not_newest"
    assert not NewsPage.objects.get(pk=page.pk).live


def test_an_unused_ticket_for_one_page_opens_no_other(live_page, people):
    other = drafts.news(people("T-NURS1"), code="NURS")
    pass_all(other, people("T-NURS1"))
    decision = Publication.objects.get(page=live_page).decision
    with transaction.atomic(), publishing.ticket(decision):
        page = NewsPage.objects.get(pk=other.pk)
        page.heading_vi = "Qua cửa người khác"
        refused(page.save)
        mine = NewsPage.objects.get(pk=live_page.pk)
        mine.heading_vi = "Nội dung khác bản đã duyệt"
        refused(mine.save)
    assert not PublicationTicket.objects.exists()


def test_a_ticket_needs_a_decision(live_page):
    with pytest.raises((DatabaseError, models.ProtectedError)), transaction.atomic():
        PublicationTicket.objects.create(
            page_id=live_page.pk, revision_id=live_page.live_revision_id, decision_id=10**9
        )


def test_the_site_is_founded_once(people):
    with pytest.raises(NotAllowed):
        founding.found(founding.Founding(HomePage(heading_vi="Hai", slug="hai")))
    assert HomePage.objects.count() == 1


def test_nobody_holds_publish_and_the_tester_lets_nothing_live_through(live_page, people):
    for number in ("T-INFO1", "T-WEB1", "T-DIR", "T-ADM", "T-ROOT"):
        tester = live_page.permissions_for_user(people(number))
        for name in (
            "can_publish",
            "can_unpublish",
            "can_move",
            "can_lock",
            "can_unlock",
            "can_set_view_restrictions",
            "can_reorder_children",
            "can_delete",
            "can_publish_subpage",
            "can_unschedule",
            "can_submit_for_moderation",
        ):
            assert getattr(tester, name)() is False, (number, name)
        assert tester.can_move_to(workspace("NURS")) is False
    root = live_page.permissions_for_user(people("T-ROOT"))
    assert not root.can_edit() and not root.can_copy() and not root.can_add_subpage()


def test_a_staff_page_is_the_same_404_as_no_page(client, people, signed_in):
    page = drafts.news(people("T-INFO1"), audience="staff", slug="noi-bo")
    pass_all(page, people("T-INFO1"))
    url = NewsPage.objects.get(pk=page.pk).get_url()
    assert client.get(url).status_code == 404
    assert signed_in("T-STAFF").get(url).status_code == 200
    assert NewsPage.objects.visible_to(AnonymousUser()).count() == 0
    assert NewsPage.objects.visible_to(people("T-STAFF")).count() == 1


def test_an_edit_of_the_audience_in_a_draft_shows_nothing_to_anybody(live_page, people, client):
    """The audience that counts is the approved one, not the one in a draft."""
    staff = drafts.news(people("T-INFO1"), audience="staff", slug="kin")
    pass_all(staff, people("T-INFO1"))
    drafts.edit(NewsPage.objects.get(pk=staff.pk), people("T-INFO1"), audience="public")
    assert client.get(NewsPage.objects.get(pk=staff.pk).get_url()).status_code == 404


def test_verify_finds_a_live_page_that_lost_its_decision(live_page, monkeypatch):
    """What the command is for: break the promise behind the triggers' back and see it named."""
    from approvals import verification

    monkeypatch.setattr(verification, "hash_of", lambda page: "0" * 64)
    found = list(problems())
    assert any("is not what was approved" in line for line in found)


def test_cancelling_in_the_editor_is_a_withdrawal(people):
    submission = services.submit(drafts.news(), people("T-INFO1"))
    WorkflowState.objects.get(pk=submission.workflow_state_id).cancel(user=people("T-INFO1"))
    submission.refresh_from_db()
    assert submission.state == "withdrawn"


def test_not_approved_is_a_refusal_wagtail_understands():
    assert issubclass(NotApproved, PermissionDenied)
