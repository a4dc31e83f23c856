"""A new draft from an edition: what it takes along, what it refuses, and who counts as a writer."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from approvals import contributors, rules, services
from approvals.errors import Conflict, NotAllowed
from regulations import counting, redrafting
from regulations.errors import DraftInTheWay
from regulations.models import RegulationAttachment, RegulationPage
from regulations.verification import problems
from tests.factories.world import user
from tests.flows.scene import document
from tests.regulations.drafts import VI, ZH, approved, issued, regulation, revise, second_edition

pytestmark = pytest.mark.django_db


def changed(page: Any, **fields: Any) -> RegulationPage:
    """A second edition that says something else."""
    return second_edition(
        page,
        text_zh_hans=ZH.replace("进修人员", "实习人员"),
        text_vi=VI.replace("Học viên", "Thực tập sinh"),
        heading_vi="Quy định mới",
        category="nursing",
        **fields,
    )


def test_text_tree_and_attributes_come_from_the_edition() -> None:
    page = changed(issued(signatory_vi="Lê Cũ"), signatory_vi="Lê Mới")
    old = page.editions.get(sequence=1).printings.get()
    revision = redrafting.new_draft(page, 1, user("T-INFO2"))
    draft = revision.as_object()
    assert (draft.text_zh_hans, draft.text_vi, draft.heading_vi) == (ZH, VI, old.heading_vi)
    assert (draft.tree_zh_hans, draft.tree_vi) == (old.tree_zh_hans, old.tree_vi)
    assert draft.signatory_vi == "Lê Cũ"
    assert draft.change == "substantive"
    # Of the regulation, not of an edition: they stay as they were approved last.
    assert (draft.category, draft.slug) == ("nursing", page.slug)
    assert (draft.number_zh, draft.number_vi) == ("", "")
    assert (draft.issue_date, draft.effective_date) == (None, None)
    live = RegulationPage.objects.get(pk=page.pk)
    assert live.text_vi == VI.replace("Học viên", "Thực tập sinh")
    assert list(problems()) == []


def test_the_current_printing_counts() -> None:
    page = approved(revise(issued(), change="editorial", text_vi=VI.replace("Học viên", "Họ")))
    page = second_edition(page, text_vi=VI.replace("Học viên", "Ai"))
    draft = redrafting.new_draft(page, 1, user("T-INFO1")).as_object()
    assert "b) Họ" in draft.text_vi


def test_attachments_are_those_of_the_edition() -> None:
    page = regulation()
    draft = page.get_latest_revision_as_object()
    file = document("INFO", "T-INFO1", "bieu-mau")
    draft.attachments.set([RegulationAttachment(document=file, title_vi="Biểu mẫu")])
    draft.save_revision(user=user("T-INFO1"))
    page = approved(RegulationPage.objects.get(pk=page.pk))
    bare = page.get_latest_revision_as_object()
    bare.attachments.set([])
    bare.save_revision(user=user("T-INFO1"))
    page = second_edition(page)
    assert not page.attachments.exists()
    page = approved(
        revise_dates(redrafting.new_draft(page, 1, user("T-INFO1")), number_zh="3", number_vi="3")
    )
    row = page.attachments.get()
    assert (row.document_id, row.title_vi) == (file.pk, "Biểu mẫu")
    assert page.editions.get(sequence=3).printings.get().files[0]["document"] == file.pk
    assert list(problems()) == []


def revise_dates(revision: Any, **fields: Any) -> RegulationPage:
    from datetime import date

    return revise(
        revision.content_object,
        issue_date=date(2026, 10, 1), effective_date=date(2026, 11, 1), **fields,
    )


def test_a_series_gives_the_number_of_what_comes_of_it() -> None:
    counting.open_series("hospital", "晨医发", "QyĐ-BV", is_default=True)
    page = issued(number_zh="", number_vi="")
    page = approved(revise_dates(redrafting.new_draft(page, 1, user("T-INFO1"))))
    assert page.editions.get(sequence=2).number_vi == "02/QyĐ-BV"


def test_writers_of_the_edition_are_no_writers_of_the_draft_its_maker_is() -> None:
    page = issued()  # written by T-INFO1
    revision = redrafting.new_draft(page, 1, user("T-INFO2"))
    assert contributors.of(revision.as_object(), revision) == {user("T-INFO2").pk}


def test_writers_of_a_replaced_draft_still_count() -> None:
    page = revise(issued(), author=user("T-INFO1"), text_vi=VI + "\nĐiều 4. Thêm\nThêm.")
    revision = redrafting.new_draft(page, 1, user("T-INFO2"), replace=True)
    writers = contributors.of(revision.as_object(), revision)
    assert writers == {user("T-INFO1").pk, user("T-INFO2").pk}


def test_a_draft_in_the_way_is_replaced_only_when_asked_and_stays_in_the_history() -> None:
    page = revise(issued(), heading_vi="Bản nháp dở dang")
    with pytest.raises(DraftInTheWay):
        redrafting.new_draft(page, 1, user("T-INFO1"))
    in_the_way = page.latest_revision_id
    redrafting.new_draft(page, 1, user("T-INFO1"), replace=True)
    page = RegulationPage.objects.get(pk=page.pk)
    assert page.latest_revision_id != in_the_way
    kept = page.revisions.get(pk=in_the_way)
    assert kept.as_object().heading_vi == "Bản nháp dở dang"


def test_refused_while_a_submission_waits() -> None:
    page = revise(issued(), text_vi=VI.replace("Học viên", "Ai"), change="editorial")
    services.submit(page, user("T-INFO1"))
    with pytest.raises(Conflict):
        redrafting.new_draft(page, 1, user("T-INFO1"), replace=True)


@pytest.mark.parametrize("number", ["T-NURS1", "T-WEB1", "T-DIR", "T-STAFF", "T-ADM"])
def test_only_who_writes_there(number: str) -> None:
    page = issued()
    with pytest.raises(NotAllowed) as refused:
        redrafting.new_draft(page, 1, user(number))
    assert refused.value.code in {rules.Reason.ROLE, rules.Reason.OTHER_DEPARTMENT}


def test_neither_a_repeal_nor_what_does_not_exist_has_a_text() -> None:
    from datetime import date

    page = approved(revise(issued(), change="repeal", repeal_date=date(2026, 10, 1)))
    for sequence in (2, 7):
        with pytest.raises(NotAllowed):
            redrafting.new_draft(page, sequence, user("T-INFO1"))


def test_the_screen_asks_before_it_replaces(signed_in: Any) -> None:
    page = second_edition(issued())
    browser = signed_in("T-INFO1")
    listed = browser.get(reverse("regulations_editions", args=[page.pk])).content.decode()
    address = reverse("regulations_redraft", args=[page.pk, 1])
    assert address in listed
    assert "02/QyĐ-BV" not in listed and "09/QyĐ-BV" in listed
    assert 'name="replace"' not in browser.get(address).content.decode()
    answer = browser.post(address)
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    first = RegulationPage.objects.get(pk=page.pk).latest_revision_id
    asked = browser.post(address)  # without the answer to the question nothing happens
    assert 'name="replace"' in asked.content.decode()
    assert RegulationPage.objects.get(pk=page.pk).latest_revision_id == first
    browser.post(address, {"replace": "yes"})
    assert RegulationPage.objects.get(pk=page.pk).latest_revision_id != first


@pytest.mark.parametrize("number", ["T-NURS1", "T-WEB1", "T-STAFF"])
def test_the_screens_do_not_exist_for_others(number: str, signed_in: Any) -> None:
    page = issued()
    browser = signed_in(number)
    for name, rest in (("regulations_editions", []), ("regulations_redraft", [1])):
        address = reverse(name, args=[page.pk, *rest])
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"replace": "yes"}).status_code == 404
    assert RegulationPage.objects.get(pk=page.pk).latest_revision_id == page.live_revision_id


def test_the_editor_leads_to_the_editions(signed_in: Any) -> None:
    page = issued()
    browser = signed_in("T-INFO1")
    link = reverse("regulations_editions", args=[page.pk])
    assert link in browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
