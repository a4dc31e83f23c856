"""What the decider's screen says."""

from __future__ import annotations

import pytest
from django.utils import translation

from approvals import review, services
from tests.factories import drafts
from tests.factories.world import blocks, pass_all

pytestmark = pytest.mark.django_db


def text(change):
    return "".join(piece.text for piece in change.pieces)


def test_a_new_page_shows_all_of_it_the_readers_own_language_first(people):
    submission = services.submit(drafts.news(), people("T-INFO1"))
    with translation.override("vi"):
        changes, is_new = review.changes(submission)
    assert is_new
    assert changes[0].language == "vi"
    assert {"新门诊楼启用", "Khánh thành nhà khám mới"} <= {text(change) for change in changes}
    assert "01 Tháng 11 2026" in {text(c) for c in changes} or any(
        "2026" in text(c) and not c.language for c in changes
    )


def test_of_a_live_page_only_what_changed_is_shown_with_what_it_was(people):
    page = drafts.news()
    pass_all(page, people("T-INFO1"))
    drafts.edit(page, people("T-INFO1"), body_vi=blocks("Mời vào cổng phía tây."))
    submission = services.submit(page, people("T-INFO1"))
    changes, is_new = review.changes(submission)
    assert not is_new
    assert [change.language for change in changes] == ["vi"]
    kinds = {(piece.kind, piece.text.strip()) for piece in changes[0].pieces}
    assert ("removed", "đông") in kinds and ("added", "tây") in kinds


@pytest.mark.parametrize("who", ["T-NURS1", "T-STAFF", "T-ADM"])
def test_who_has_no_part_in_it_gets_the_404_of_what_does_not_exist(people, signed_in, who):
    submission = services.submit(drafts.news(), people("T-INFO1"))
    browser = signed_in(who)
    for address in (
        f"/vi/review/{submission.pk}/",
        f"/vi/review/{submission.pk}/preview/",
        "/vi/review/999999/",
    ):
        assert browser.get(address).status_code == 404


def test_a_full_inbox_costs_a_dozen_queries(people, signed_in, django_assert_max_num_queries):
    for number in range(12):
        services.submit(drafts.news(slug=f"tin-{number}"), people("T-INFO1"))
    browser = signed_in("T-WEB1")
    browser.get("/vi/review/")
    with django_assert_max_num_queries(12):
        response = browser.get("/vi/review/")
    assert response.content.decode().count("Khánh thành nhà khám mới") == 12


def test_a_refusal_keeps_the_comment_and_says_why(people, signed_in):
    submission = services.submit(drafts.news(), people("T-INFO1"))
    response = signed_in("T-INFO2").post(
        f"/vi/review/{submission.pk}/decide/",
        {"act": "check", "comment": "đã xem", "content_hash": submission.content_hash},
    )
    assert response.status_code == 403
    assert "đã xem" in response.content.decode()


def test_the_weight_of_the_review_page(people, signed_in):
    submission = services.submit(drafts.news(), people("T-INFO1"))
    assert len(signed_in("T-WEB1").get(f"/vi/review/{submission.pk}/").content) < 40_000
