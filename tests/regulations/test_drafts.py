"""The draft: its trees follow its texts, and its form says how they are understood."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from wagtail.models import Page

from approvals import services
from approvals.content import hash_of
from regulations.models import Printing, RegulationPage
from tests.factories.world import user

from .drafts import VI, ZH, issued, regulation, revise

pytestmark = pytest.mark.django_db


def test_a_changed_text_changes_the_tree_of_its_language_only() -> None:
    page = regulation()
    before = page.get_latest_revision_as_object()
    after = revise(page, text_vi=VI + "\nĐiều 4. Khác\nNội dung.").get_latest_revision_as_object()
    assert after.tree_zh_hans == before.tree_zh_hans
    assert after.tree_vi != before.tree_vi


def test_a_text_that_did_not_change_keeps_its_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    page = regulation()
    monkeypatch.setattr("regulations.outlining.parse", lambda *args: pytest.fail("parsed again"))
    draft = revise(page, heading_vi="Tên khác").get_latest_revision_as_object()
    assert draft.tree_vi


def test_a_draft_saved_without_full_checks_has_its_tree_too() -> None:
    page = regulation()
    draft = page.get_latest_revision_as_object()
    draft.text_vi = "Điều 1. Một\nNội dung."
    draft.minimal_clean()
    assert [node["id"] for node in draft.tree_vi] == ["art_1"]


def test_both_languages_and_trees_survive_draft_and_revision() -> None:
    page = regulation()
    draft = page.get_latest_revision_as_object()
    assert (draft.text_zh_hans, draft.text_vi) == (ZH, VI)
    assert hash_of(draft) == hash_of(page.get_latest_revision().as_object())


def test_remarks_name_what_one_language_lacks_and_doubts() -> None:
    page = regulation(text_vi=VI.replace("Điều 3.", "Điều 5."))
    remarks = " ".join(page.remarks())
    assert "art_5" in remarks
    assert "art_3" in remarks
    assert "Điều 5" in remarks
    assert page.problems() == []


def test_the_form_shows_outline_doubts_and_ids_that_would_change(signed_in: Any) -> None:
    page = revise(issued(), text_vi=VI.replace("Điều 3.", "Điều 5."))
    html = signed_in("T-INFO1").get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert "<code>art_2__point_1</code>" in html
    assert html.count("<code>art_5</code>") == 2
    assert html.count("<code>art_3</code>") >= 2


def test_a_contributor_saves_a_draft_in_the_editor(signed_in: Any) -> None:
    page = regulation()
    client = signed_in("T-INFO1")
    form = client.get(f"/cms/pages/{page.pk}/edit/").context["form"]
    data = {name: value if value is not None else "" for name, value in form.initial.items()}
    for name, formset in form.formsets.items():
        data |= {f"{formset.prefix}-TOTAL_FORMS": "0", f"{formset.prefix}-INITIAL_FORMS": "0"}
        assert name
    data = {key: value for key, value in data.items() if isinstance(value, str | int)}
    data |= {
        "text_vi": "Điều 1. Một\r\nNội dung.\r\nĐiều 2. Hai\r\nNội dung.",
        "issue_date": "2026-01-05", "effective_date": "2026-02-01", "change": "substantive",
        "category": "information", "audience": "staff", "slug": page.slug,
    }
    response = client.post(f"/cms/pages/{page.pk}/edit/", data)
    assert response.status_code == 302
    draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [node["id"] for node in draft.tree_vi] == ["art_1", "art_2"]
    assert draft.latest_revision.user == user("T-INFO1")


def test_another_department_meets_the_draft_nowhere(signed_in: Any) -> None:
    page = regulation(heading_vi="Bí mật")
    client = signed_in("T-NURS1")
    assert client.get(f"/cms/pages/{page.pk}/edit/", follow=True).status_code == 404
    tester = Page.objects.get(pk=page.pk).specific.permissions_for_user(user("T-NURS1"))
    assert not tester.can_edit()


def test_reviewers_preview_the_draft_and_not_what_is_issued(signed_in: Any) -> None:
    page = revise(
        issued(), text_vi=VI.replace("Học viên", "Sinh viên"), number_vi="09/QyĐ-BV",
        issue_date=date(2026, 8, 3), effective_date=date(2026, 9, 1),
    )
    submission = services.submit(page, user("T-INFO1"))
    response = signed_in("T-WEB1").get(f"/vi/review/{submission.pk}/preview/")
    html = response.content.decode()
    assert response.status_code == 200
    assert "Sinh viên" in html
    assert "Học viên" not in html
    assert response.context["reading"].edition.sequence == 2
    assert not Printing.objects.filter(edition__sequence=2).exists()


def test_a_draft_with_nothing_in_it_can_be_previewed_too(signed_in: Any) -> None:
    page = regulation(text_zh_hans="", text_vi="", effective_date=None, number_zh="", number_vi="")
    response = page.make_preview_request()
    assert response.status_code == 200
    assert response.context_data["reading"].drawn.article == ""


def test_reviewers_are_shown_texts_and_no_trees(signed_in: Any) -> None:
    submission = services.submit(regulation(), user("T-INFO1"))
    html = signed_in("T-WEB1").get(f"/vi/review/{submission.pk}/").content.decode()
    assert "Đối tượng áp dụng" in html
    assert "art_2__point_1" not in html
