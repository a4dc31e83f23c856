"""What the library hands to search."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from regulations import search_source
from tests.factories.world import user

from .drafts import approved, issued, regulation, revise, second_edition

pytestmark = pytest.mark.django_db


def found(unit: str) -> dict[tuple[str, str], search_source.Found]:
    return {(one.language, one.key): one for one in search_source.entries(unit)}


def test_each_article_is_an_entry_with_what_lies_below_folded_in() -> None:
    page = issued()
    rows = found(f"regulation:{page.pk}")
    assert set(rows) == {
        (code, key) for code in ("zh-hans", "vi") for key in ("", "art_1", "art_2", "art_3")
    }
    article = rows["vi", "art_2"]
    assert article.heading == "Đối tượng áp dụng"
    assert article.number.startswith("Điều 2")
    assert "Viên chức của bệnh viện" in article.body
    assert article.path == f"/library/{page.slug}/#art_2"
    assert article.title == page.heading_vi
    assert article.document_number == "01/QyĐ-BV"
    assert "QUY ĐỊNH CHUNG" in rows["vi", ""].body


def test_levels_are_folded_into_the_outermost() -> None:
    page = issued(
        text_zh_hans="一、总则\n（一）目的\n保护信息。\n二、附则\n自发布之日起施行。",
        text_vi="I. Chung\n1. Mục đích\nBảo vệ thông tin.\nII. Khác\nCó hiệu lực.",
    )
    rows = found(f"regulation:{page.pk}")
    assert {key for code, key in rows if code == "zh-hans"} == {"", "lvl_1", "lvl_2"}
    assert "保护信息" in rows["zh-hans", "lvl_1"].body


def test_a_text_without_labels_is_found_as_a_whole() -> None:
    page = issued(text_zh_hans="一段话。", text_vi="Một đoạn văn.")
    rows = found(f"regulation:{page.pk}")
    assert "Một đoạn văn." in rows["vi", ""].body


def test_nothing_of_a_draft_is_handed_over() -> None:
    draft = regulation()
    assert search_source.entries(f"regulation:{draft.pk}") == []
    page = revise(issued(slug="kept"), heading_vi="Tên mới", text_vi="Điều 1. Khác\nKhác hẳn.")
    bodies = " ".join(one.body + one.title for one in found(f"regulation:{page.pk}").values())
    assert "Khác hẳn" not in bodies
    assert "Tên mới" not in bodies


def test_an_edition_to_come_is_a_unit_of_its_own() -> None:
    soon = timezone.localdate() + timedelta(days=10)
    page = second_edition(
        issued(), effective_date=soon, text_vi="Điều 1. Việc mới\nNội dung hoàn toàn mới."
    )
    now, later = found(f"regulation:{page.pk}"), found(f"regulation:{page.pk}.2")
    assert "hoàn toàn mới" not in now["vi", "art_1"].body
    assert "hoàn toàn mới" in later["vi", "art_1"].body
    assert later["vi", "art_1"].path == f"/library/{page.slug}/?edition=2#art_1"
    assert found(f"regulation:{page.pk}.1") == {}
    assert set(search_source.units_of(page.pk)) <= set(search_source.units())
    assert f"regulation:{page.pk}" in search_source.units_due(
        timezone.localdate(), soon
    )
    assert search_source.units_due(soon, soon + timedelta(days=9)) == []


def test_a_repealed_regulation_is_found_by_its_title_only() -> None:
    page = issued()
    page = approved(revise(page, change="repeal", repeal_date=date(2026, 3, 1)))
    assert {key for _code, key in found(f"regulation:{page.pk}")} == {""}


def test_who_sees_a_unit_follows_the_publication() -> None:
    public, staff = issued(slug="a", audience="public"), issued(slug="b")
    draft = regulation(slug="c")
    asked = [f"regulation:{page.pk}" for page in (public, staff, draft)]
    asked += [f"regulation:{staff.pk}.1", "regulation:x", "regulation:999999"]
    assert search_source.visible(asked, AnonymousUser()) == {asked[0]}
    assert search_source.visible(asked, None) == {asked[0]}
    assert search_source.visible(asked, user("T-STAFF")) == {asked[0], asked[1], asked[3]}
    assert {e.audience for e in search_source.entries(asked[0])} == {"public"}
    assert {e.audience for e in search_source.entries(asked[1])} == {"staff"}


def test_a_printing_for_staff_stays_so_when_the_page_is_public() -> None:
    page = issued()
    soon = timezone.localdate() + timedelta(days=10)
    page = second_edition(page, effective_date=soon, audience="public")
    assert {e.audience for e in search_source.entries(f"regulation:{page.pk}")} == {"staff"}
    assert {e.audience for e in search_source.entries(f"regulation:{page.pk}.2")} == {"public"}


def test_visible_asks_once(django_assert_num_queries: object) -> None:
    asked = [f"regulation:{number}" for number in range(1, 60)]
    with django_assert_num_queries(1):
        search_source.visible(asked, None)
