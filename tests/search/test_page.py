"""The search page."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from search.rebuilding import rebuild
from tests.search.shelf import Shelf, make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _filled(shelf: Shelf) -> None:
    shelf.put(
        make_entry("shelf:1", title="信息保密制度", body="全院适用。", audience="staff"),
        make_entry("shelf:2", title="体检<须知>", body="空腹体检 <script>alert(1)</script>"),
        make_entry("shelf:2", "art_1", title="体检须知", number="第一条", heading="预约",
                   body="先预约体检。"),
        make_entry("shelf:3", language="vi", title="Khám sức khỏe", body="Nhịn ăn khi khám 体检."),
    )
    rebuild()


def page(client: Client, language: str = "zh-hans", **query: Any) -> str:
    response = client.get(f"/{language}/search/", query)
    assert response.status_code == 200
    return response.content.decode()


def test_hits_with_marks_label_and_address(client: Client) -> None:
    html = page(client, q="体检")
    assert 'href="/zh-hans/shelf/2/#art_1"' in html
    assert "<mark>体检</mark>" in html
    assert "第一条" in html


def test_text_is_text(client: Client) -> None:
    assert "<script>alert" not in page(client, q="体检")
    assert "&lt;<mark>须知</mark>&gt;" in page(client, q="体检须知")
    assert "<script>x" not in page(client, q="<script>x</script>")


def test_text_in_the_other_language_says_so(client: Client) -> None:
    assert re.search(r'<li class="hit" lang="vi">', page(client, q="nhin an"))


def test_a_visitor_learns_nothing_of_staff_things(client: Client) -> None:
    pages = {
        page(client, q=words).replace(words, "").replace(quote(words), "")
        for words in ("信息保密", "麻醉手术")  # one is hidden, the other does not exist
    }
    assert len(pages) == 1


def test_nothing_asked_nothing_said(client: Client) -> None:
    for words in ("", "  ", "？"):
        assert 'class="hit"' not in page(client, q=words)


@pytest.mark.parametrize("number", ["0", "-1", "x", "999999", "9" * 50, "٣", ""])
def test_any_page_number_is_answered(client: Client, number: str) -> None:
    assert 'class="hit"' in page(client, q="体检", page=number)


def test_pages_of_twenty(client: Client, shelf: Shelf) -> None:
    shelf.put(*(make_entry(f"shelf:p{n}", title=f"第{n}号", body="招聘护士") for n in range(45)))
    rebuild()
    counts = [page(client, q="招聘护士", page=n).count('class="hit"') for n in (1, 2, 3)]
    assert counts == [20, 20, 5]
    assert 'rel="next"' not in page(client, q="招聘护士", page=3)


def test_long_words_are_cut(client: Client) -> None:
    html = page(client, q="体" * 5_000)
    assert "体" * 200 in html
    assert "体" * 201 not in html


def test_nobody_may_keep_the_answer(client: Client) -> None:
    response = client.get("/zh-hans/search/", {"q": "体检"})
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_only_reading(client: Client) -> None:
    assert client.post("/zh-hans/search/", {"q": "体检"}).status_code == 405
