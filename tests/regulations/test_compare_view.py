"""The comparison page: who may see what, what it says, what it costs."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regulations.models import Provision
from tests.factories.library import Copy, Issue, Rule, article_text, stock

from .drafts import VI, ZH, approved, issued, revise, second_edition
from .test_deep_links import pushed_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(signed_in: Any) -> Client:
    return signed_in("T-STAFF")


def address(page: Any, language: str = "vi") -> str:
    return f"/{language}/library/{page.slug}/compare/"


def plain(html: str) -> str:
    """The page without what only screen readers get, and with marks for the rest."""
    html = re.sub(r'<span class="visually-hidden"[^>]*>[^<]*</span>', "", html)
    return html


def test_what_was_put_in_and_taken_out_is_marked_and_said(staff: Client) -> None:
    page = second_edition(issued(), text_vi=VI.replace("Học viên", "Sinh viên thực tập"))
    html = staff.get(address(page), {"from": "1", "to": "2"}).content.decode()
    assert "<del>Học viên</del>" in plain(html) or "<del>Học</del>" in plain(html)
    assert '<del><span class="visually-hidden" lang="vi">[bỏ: </span>' in html
    section = html[html.index('id="art_2"') : html.index("</section>", html.index('id="art_2"'))]
    assert "Có thay đổi" in section


def test_the_edition_before_is_compared_when_none_is_named(staff: Client) -> None:
    page = second_edition(issued(), **pushed_on())
    compared = staff.get(address(page)).context["compared"]
    assert (compared.old.value, compared.new.value) == ("1", "2")
    assert compared.counts["added"] == 1
    assert compared.counts["renumbered"] == 3
    backwards = staff.get(address(page), {"from": "2", "to": "1"}).context["compared"]
    assert backwards.counts["removed"] == 1


def test_moved_and_renumbered_articles_lead_to_both_places(staff: Client) -> None:
    page = second_edition(issued(), **pushed_on())
    html = staff.get(address(page)).content.decode()
    library = f"/vi/library/{page.slug}/"
    assert f'href="{library}?edition=1#art_1"' in html
    assert f'href="{library}?edition=2#art_2"' in html
    assert '<section class="cmp cmp-same" id="art_2">' in html


def test_only_what_changed_leaves_the_rest_out(staff: Client) -> None:
    page = second_edition(issued(), text_zh_hans=ZH.replace("本院职工", "全体职工"))
    whole = staff.get(address(page, "zh-hans"), {"view": "zh-hans"}).content.decode()
    short = staff.get(address(page, "zh-hans"), {"view": "zh-hans", "only": "1"}).content.decode()
    assert "为保护患者信息" in whole
    assert "为保护患者信息" not in short
    assert "全体" in short


@pytest.mark.parametrize(
    ("view", "has", "has_not"),
    [("vi", ["Sinh viên"], ["全体"]), ("zh-hans", ["全体"], ["Sinh viên"]),
     ("both", ["Sinh viên", "全体"], [])],
)  # fmt: skip
def test_either_language_or_both(
    staff: Client, view: str, has: list[str], has_not: list[str]
) -> None:
    page = second_edition(
        issued(), text_vi=VI.replace("Học viên", "Sinh viên"),
        text_zh_hans=ZH.replace("本院职工", "全体职工"),
    )  # fmt: skip
    html = plain(staff.get(address(page), {"view": view}).content.decode())
    html = re.sub(r"</?(ins|del)>", "", html)
    assert all(text in html for text in has)
    assert not any(text in html for text in has_not)


@pytest.mark.parametrize(
    "query",
    [{"from": "9"}, {"to": "9"}, {"from": "x"}, {"to": "²"}, {"to": "99999999999999"},
     {"from": "-1"}, {"to": "draft"}, {"from": "draft"}],
)  # fmt: skip
def test_what_there_is_not_is_not_found(staff: Client, query: dict[str, str]) -> None:
    page = second_edition(issued(), **pushed_on())
    assert staff.get(address(page), query).status_code == 404


def test_one_edition_alone_says_so(staff: Client) -> None:
    page = issued()
    response = staff.get(address(page))
    assert response.status_code == 200
    assert response.context["compared"] is None
    assert "compare/" not in staff.get(f"/vi/library/{page.slug}/").content.decode()
    assert staff.get(f"{address(page)}x/").status_code == 404
    assert staff.post(address(page)).status_code == 405


def test_the_list_of_editions_leads_here(staff: Client) -> None:
    page = second_edition(issued(), **pushed_on())
    html = staff.get(f"/vi/library/{page.slug}/").content.decode()
    assert 'href="compare/?to=2"' in html
    assert 'href="compare/?to=1"' not in html


def test_an_edition_for_staff_shows_nothing_of_itself_to_others(client: Client) -> None:
    page = second_edition(
        issued(), audience="public", text_vi=VI.replace("Học viên", "Khách"),
        number_vi="09/QyĐ-BV",
    )  # fmt: skip
    for query in ({}, {"from": "1"}, {"from": "1", "to": "2"}, {"to": "1"}):
        response = client.get(address(page), query)
        assert response.status_code == (404 if query else 200)
        html = response.content.decode()
        assert "Học viên" not in html and "01/QyĐ-BV" not in html
    assert client.get(address(issued(slug="kin"))).status_code == 404


def test_the_draft_is_for_who_writes_and_who_decides(signed_in: Any, client: Client) -> None:
    from approvals import services
    from tests.factories.world import user

    page = revise(
        issued(audience="public"), text_vi=VI.replace("Học viên", "Sinh viên"),
        number_vi="09/QyĐ-BV", number_zh="晨医发〔2026〕9号", effective_date=date(2026, 9, 1),
    )  # fmt: skip
    query = {"from": "1", "to": "draft"}

    def may(number: str) -> bool:
        response = signed_in(number).get(address(page), query)
        assert response.status_code in (200, 404)
        assert ("Sinh" in response.content.decode()) == (response.status_code == 200)
        return response.status_code == 200

    assert may("T-INFO2")
    assert not any(may(number) for number in ("T-NURS1", "T-STAFF", "T-ADM", "T-AUD", "T-WEB1"))
    assert client.get(address(page), query).status_code == 404
    assert "draft" not in client.get(address(page)).content.decode()
    services.submit(page, user("T-INFO1"))
    assert may("T-WEB1") and may("T-DIR")
    assert not may("T-STAFF")


def test_words_of_an_author_are_words_and_no_markup(staff: Client) -> None:
    bad = "<script>alert(1)</script>"
    page = second_edition(
        issued(), text_vi=VI.replace("Học viên", bad).replace("Mục đích", f"Mục {bad}"),
        heading_vi=f"Tên {bad}",
    )  # fmt: skip
    html = staff.get(address(page)).content.decode()
    assert "<script>alert" not in html
    assert "&lt;" in html


def test_a_table_is_compared_row_by_row(staff: Client) -> None:
    rows = "\n| Ca | Giờ |\n| --- | --- |\n| Sáng | 7:00 |\n| Chiều | 13:00 |"
    late = rows.replace("13:00", "13:30") + "\n| Đêm | 21:00 |"
    page = issued(text_vi=f"{VI}{rows}")
    page = second_edition(page, text_vi=f"{VI}{late}")
    html = plain(staff.get(address(page)).content.decode())
    assert '<tr class="cmp-same"><th scope="col">Ca</th>' in html
    assert "<td><del>13:00</del></td>" in html and "<td><ins>13:30</ins></td>" in html
    assert '<tr class="cmp-added"><td><ins>Đêm</ins></td>' in html
    assert "| Sáng" not in html


def _cost(client: Client, slug: str) -> int:
    with CaptureQueriesContext(connection) as spent:
        assert client.get(f"/vi/library/{slug}/compare/?view=both").status_code == 200
    return len(spent)


def test_three_hundred_articles_cost_the_queries_of_three(staff: Client) -> None:
    stock(
        [
            Rule(f"a{n}", [Issue(date(2024, 1, 1), [Copy(text=article_text(n, 2, edition=1))]),
                           Issue(date(2025, 1, 1), [Copy(text=article_text(n, 2, edition=2))])])
            for n in (3, 300)
        ]
    )  # fmt: skip
    _cost(staff, "a3")
    assert _cost(staff, "a3") == _cost(staff, "a300") <= 25
    compared = staff.get("/vi/library/a300/compare/").context["compared"]
    assert compared.counts["changed"] > 50
    assert Provision.objects.filter(printing__edition__page__slug="a300").count() > 1500


def test_a_correction_is_what_is_compared(staff: Client) -> None:
    page = second_edition(issued(), **pushed_on())
    page = approved(
        revise(page, change="editorial", text_vi=pushed_on()["text_vi"].replace("Học", "Hoc"))
    )
    html = plain(staff.get(address(page)).content.decode())
    assert "Hoc" in html
