"""The list of regulations: what is in it, for whom, and at what cost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone, translation

from regulations.library_news import news

from .drafts import approved, issued, regulation, revise, second_edition

pytestmark = pytest.mark.django_db
URL = "/vi/library/"


def headings(response: Any) -> list[str]:
    return [row.heading for row in response.context["list"].page]


def test_what_is_issued_stands_there_and_no_draft(signed_in: Any) -> None:
    issued(heading_vi="Quy định A")
    regulation(heading_vi="Bản nháp")
    response = signed_in("T-STAFF").get(URL)
    assert headings(response) == ["Quy định A"]
    assert "Bản nháp" not in response.content.decode()


def test_the_heading_is_that_of_the_printing_not_of_a_draft(signed_in: Any) -> None:
    revise(issued(heading_vi="Tên cũ"), heading_vi="Tên mới")
    assert headings(signed_in("T-STAFF").get(URL)) == ["Tên cũ"]


def test_facets_narrow_and_count(signed_in: Any) -> None:
    issued(heading_vi="Hai", category="information")
    page = issued(heading_vi="Ba", category="nursing")
    approved(revise(page, change="repeal", repeal_date=date(2026, 3, 1)))
    soon = timezone.localdate() + timedelta(days=10)
    issued(heading_vi="Bốn", category="information", effective_date=soon)
    client = signed_in("T-STAFF")
    assert set(headings(client.get(URL))) == {"Hai", "Ba", "Bốn"}
    assert set(headings(client.get(URL, {"category": "information"}))) == {"Hai", "Bốn"}
    assert headings(client.get(URL, {"status": "repealed"})) == ["Ba"]
    assert headings(client.get(URL, {"status": "not_yet"})) == ["Bốn"]
    assert headings(client.get(URL, {"status": "in_force", "category": "nursing"})) == []
    assert headings(client.get(URL, {"year": "1999"})) == []
    assert headings(client.get(URL, {"department": "NURS"})) == []
    facets = {f.name: {c.value: c.count for c in f.choices}
              for f in client.get(URL, {"category": "information"}).context["list"].facets}
    assert facets["category"] == {"nursing": 1, "information": 2}
    assert facets["status"] == {"in_force": 1, "not_yet": 1}
    assert facets["department"] == {"INFO": 2}


def test_visitors_have_no_library_and_counts_reveal_nothing(client: Any) -> None:
    issued()
    assert client.get(URL).status_code == 404


def test_an_edition_for_staff_is_in_no_public_count(rf: Any) -> None:
    from regulations.library import library_list

    second_edition(issued(heading_vi="Kín"), audience="public", heading_vi="Mở")
    issued(heading_vi="Kín hẳn", slug="kin")
    request = rf.get(URL)
    request.user = AnonymousUser()
    found = library_list(request)
    assert [{"Mở", row.heading, row.other_heading} for row in found.page] == [
        {"Mở", "患者信息保护规定"}
    ]
    assert found.total == 1
    assert [choice.count for facet in found.facets for choice in facet.choices] == [1] * 5


def test_more_regulations_cost_no_more_queries(
    signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    client = signed_in("T-STAFF")
    issued(slug="one")
    client.get(URL)
    with django_assert_max_num_queries(30) as few:
        client.get(URL)
    for number in range(4):
        second_edition(issued(slug=f"more-{number}"))
    client.get(URL)  # where each stands is read anew once something was published, then kept
    with django_assert_max_num_queries(30) as many:
        response = client.get(URL)
    assert len(headings(response)) == 5
    assert len(many) == len(few)


@pytest.mark.parametrize("query", [{"page": "x"}, {"page": "99"}, {"status": "'"}, {"year": "²"}])
def test_odd_queries_are_answered(signed_in: Any, query: dict[str, str]) -> None:
    issued()
    assert signed_in("T-STAFF").get(URL, query).status_code == 200


def test_every_choice_is_a_link_that_shows_what_it_counts(signed_in: Any) -> None:
    issued(heading_vi="Hai", category="information")
    issued(heading_vi="Ba", category="nursing")
    issued(heading_vi="Bốn", category="nursing", only_in="vi", text_zh_hans="",
           heading_zh_hans="")  # fmt: skip
    client = signed_in("T-STAFF")
    asked = {"category": "nursing", "on": timezone.localdate().isoformat(), "page": "1"}
    response = client.get(URL, asked)
    html = response.content.decode().replace("&amp;", "&")
    seen = 0
    for facet in response.context["list"].facets:
        for choice in facet.choices:
            assert f'href="?{choice.query}"' in html
            found = client.get(f"{URL}?{choice.query}").context["list"]
            assert found.on == response.context["list"].on
            # A choice that is taken is left by its link.
            assert found.total == (3 if choice.is_chosen else choice.count)
            seen += 1
    assert seen >= 6
    language = next(f for f in response.context["list"].facets if f.name == "language")
    assert {c.value: c.count for c in language.choices} == {"both": 1, "vi": 1}


def test_applied_filters_are_named_and_taken_away_one_by_one(signed_in: Any) -> None:
    issued(heading_vi="Hai", category="information")
    client = signed_in("T-STAFF")
    response = client.get(URL, {"q": "khong co", "category": "information", "sort": "title"})
    html = response.content.decode()
    applied = response.context["list"].applied
    assert [str(one.value) for one in applied] == ["khong co", "Thông tin và công bố"]
    assert response.context["list"].total == 0
    assert 'class="empty"' in html and "q=khong%20co" in html
    without = client.get(f"{URL}?{applied[0].query}").context["list"]
    assert (without.total, without.words, len(without.applied)) == (1, "", 1)
    assert "sort=title" in applied[0].query
    # The form keeps the facets, the facets keep the words.
    assert '<input type="hidden" name="category" value="information">' in html


def test_what_is_new_names_what_the_reader_may_see(signed_in: Any, rf: Any) -> None:
    second_edition(
        issued(heading_vi="Kín"), audience="public", heading_vi="Mở", change_note_vi="Sửa điều 2."
    )
    html = signed_in("T-STAFF").get(URL).content.decode()
    assert "Mở" in html and "Kín" in html and "Sửa điều 2." in html
    request = rf.get(URL)
    request.user = AnonymousUser()
    with translation.override("vi"):
        assert {line.heading for line in news(request)} == {"Mở"}
