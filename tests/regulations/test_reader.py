"""The reader page: which edition, which languages, who may, and at what cost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from regulations import annotating
from regulations.annotations import Annotations, Banner, Card, Note, Span
from tests.factories.world import user

from .drafts import VI, ZH, approved, issued, regulation, revise, second_edition

pytestmark = pytest.mark.django_db


def address(page: Any, language: str = "vi") -> str:
    return f"/{language}/library/{page.slug}/"


@pytest.fixture
def staff(signed_in: Any) -> Client:
    return signed_in("T-STAFF")


def test_both_languages_stand_side_by_side_with_an_anchor_a_provision(staff: Client) -> None:
    page = issued()
    html = staff.get(address(page)).content.decode()
    assert "Đối tượng áp dụng" in html
    assert "适用范围" in html
    for eid in ("chp_1", "art_1", "art_2", "art_2__point_1", "chp_2", "art_3"):
        assert html.count(f'id="{eid}"') == 1
        assert f'href="#{eid}"' in html


def test_appendices_stand_behind_the_signature(staff: Client) -> None:
    texts = {
        "text_zh_hans": f"{ZH}\n晨曦医院\n2026年1月5日\n附件1\n登记表\n（一）姓名；\n（二）工号。",
        "text_vi": f"{VI}\nGIÁM ĐỐC\nTrần Lập\nPHỤ LỤC I\nMẪU SỔ\n1. Họ tên;\n2. Mã số.",
    }
    html = staff.get(address(issued(**texts))).content.decode()
    for eid in ("att_1", "att_1__lvl_1", "att_1__lvl_2"):
        assert html.count(f'id="{eid}"') == 1
    places = [html.index(words) for words in ('id="art_3"', "GIÁM ĐỐC", 'id="att_1"', "Mã số.")]
    assert places == sorted(places)
    assert html.count("GIÁM ĐỐC") == html.count("2026年1月5日") == 1


def said_about(shown: Any) -> Annotations:
    """An annotator that says one of everything."""
    places = [str(row["text_vi"]).find("người bệnh") for row in shown.rows]
    assert max(places) > 0
    return Annotations(
        spans={
            (row["eid"], "text_vi"): [Span(at, at + 10, "term", "/vi/terms/#x", "Người <b>")]
            for row, at in zip(shown.rows, places, strict=True)
            if at >= 0
        },
        notes={"art_2__point_1": [Note("Sửa <năm> 2026.", "changed", "/vi/x/", "Xem")]},
        banners=[Banner("Có văn bản & mới.", "warn", "/vi/y/", "Mở")],
        cards=[Card("regulations/parts/contents.html", {"r": {"drawn": {"contents": "THẺ"}}}),
               Card("regulations/parts/contents.html", {"r": {"drawn": {"contents": "SAU"}}},
                    "after")],
    )  # fmt: skip


def test_what_annotators_say_is_shown(staff: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(annotating, "ANNOTATORS", (f"{__name__}.said_about",))
    response = staff.get(address(issued()))
    html = response.content.decode()
    link = '<a class="ref term" href="/vi/terms/#x" title="Người &lt;b&gt;">người bệnh</a>'
    assert html.count(link) == 1
    assert '<p class="note changed">Sửa &lt;năm&gt; 2026. <a href="/vi/x/">Xem</a></p>' in html
    assert "Có văn bản &amp; mới." in html
    assert html.index("Có văn bản") < html.index('id="art_1"')
    assert html.index('id="art_3"') < html.index("SAU") < html.index("THẺ")


def test_annotators_are_asked_once_about_what_is_shown(staff: Client, monkeypatch: Any) -> None:
    asked: list[Any] = []

    def annotator(name: str) -> Any:
        assert name == "x"
        return lambda shown: asked.append(shown) or Annotations()

    monkeypatch.setattr(annotating, "ANNOTATORS", ("x",))
    monkeypatch.setattr(annotating, "import_string", annotator)
    staff.get(address(issued()), {"view": "zh-hans", "on": "2026-03-01"})
    (shown,) = asked
    assert (shown.languages, shown.on, shown.is_preview) == (["zh-hans"], date(2026, 3, 1), False)
    assert [row["eid"] for row in shown.rows][:2] == ["chp_1", "art_1"]


@pytest.mark.parametrize(
    ("view", "has", "has_not"),
    [("vi", "Đối tượng áp dụng", "适用范围"), ("zh-hans", "适用范围", "Đối tượng áp dụng")],
)
def test_one_language_alone(staff: Client, view: str, has: str, has_not: str) -> None:
    page = issued()
    html = staff.get(address(page), {"view": view}).content.decode()
    assert has in html
    assert has_not not in html
    assert html.count('id="art_2__point_1"') == 1


def test_the_row_of_links_leads_to_what_is_on_the_page(staff: Client) -> None:
    response = staff.get(address(issued()))
    html = response.content.decode()
    anchors = [one.anchor for one in response.context["reading"].sections]
    assert anchors[:2] == ["text", "attributes"] and "download" in anchors
    for anchor in [*anchors, "contents"]:
        assert html.count(f'id="{anchor}"') == 1
        assert f'href="#{anchor}"' in html


def test_paper_says_where_this_very_edition_is_looked_up(staff: Client) -> None:
    page = second_edition(issued())
    html = staff.get(address(page), {"edition": 1, "view": "vi"}).content.decode()
    reading = staff.get(address(page), {"edition": 1}).context["reading"]
    paper = html[html.index('<footer class="paper">'):]
    assert reading.lasting_url.startswith("http://testserver/vi/library/")
    assert reading.lasting_url.rstrip("/").endswith("1")
    assert reading.lasting_url in paper
    assert '<svg' in paper and reading.content_hash[:16] in paper


def test_who_may_not_see_it_gets_what_a_missing_page_gives(client: Client, staff: Client) -> None:
    page = issued()
    there, missing = client.get(address(page)), client.get("/vi/library/khong-co/")
    assert (there.status_code, missing.status_code) == (404, 404)
    assert page.heading_vi not in there.content.decode()
    assert client.get(f"/vi{_tree_path(page)}").status_code == 404
    assert staff.get(address(page)).status_code == 200


def _tree_path(page: Any) -> str:
    return "/" + page.url_path.split("/", 2)[2]


def test_the_address_in_the_tree_leads_to_the_library(staff: Client) -> None:
    page = issued()
    response = staff.get(f"/vi{_tree_path(page)}", {"on": "2026-03-01"})
    assert response.status_code == 301
    assert response["Location"] == f"{address(page)}?on=2026-03-01"


def test_a_draft_has_no_page_in_the_library(staff: Client) -> None:
    assert staff.get(address(regulation())).status_code == 404


def test_the_preview_of_a_draft_is_a_draft_and_applies_from_no_day_that_nobody_set() -> None:
    page = regulation(effective_date=None)
    response = page.get_latest_revision_as_object().make_preview_request()
    html = response.rendered_content if hasattr(response, "rendered_content") else ""
    html = html or response.content.decode()
    assert "Bản nháp" in html or "草稿" in html
    assert "Còn hiệu lực" not in html and ">有效<" not in html
    today = timezone.localdate()
    assert today.strftime("%d/%m/%Y") not in html
    assert f"{today.year}年{today.month}月{today.day}日" not in html
    assert '<footer class="paper">' not in html


def test_a_public_regulation_is_read_by_everybody_though_the_library_is_not(client: Client) -> None:
    page = issued(audience="public")
    assert client.get(address(page)).status_code == 200
    assert client.get("/vi/library/").status_code == 404


def test_an_edition_approved_for_staff_stays_theirs_when_a_later_one_is_public(
    client: Client, staff: Client
) -> None:
    page = second_edition(issued(), audience="public", heading_vi="Bản công khai")
    assert client.get(address(page), {"edition": 2}).status_code == 200
    assert client.get(address(page), {"edition": 1}).status_code == 404
    assert "edition=1" not in client.get(address(page)).content.decode()
    assert staff.get(address(page), {"edition": 1}).status_code == 200


@pytest.mark.parametrize(
    ("on", "sequence"), [("2026-02-15", 1), ("2026-08-31", 1), ("2026-09-01", 2)]
)
def test_what_applied_on_a_day_is_shown(staff: Client, on: str, sequence: int) -> None:
    page = second_edition(issued())
    reading = staff.get(address(page), {"on": on}).context["reading"]
    assert reading.edition.sequence == sequence
    assert reading.status == "in_force"


def test_past_and_future_editions_say_so(staff: Client) -> None:
    soon = timezone.localdate() + timedelta(days=30)
    page = second_edition(issued(), effective_date=soon)
    today = staff.get(address(page)).context["reading"]
    assert (today.edition.sequence, today.status) == (1, "in_force")
    assert [one.sequence for one in today.coming] == [2]
    future = staff.get(address(page), {"edition": 2}).context["reading"]
    assert future.status == "not_yet"
    later = staff.get(address(page), {"edition": 1, "on": soon.isoformat()}).context["reading"]
    assert later.status == "superseded"


def test_after_a_repeal_the_last_text_is_shown_as_repealed(staff: Client) -> None:
    page = issued()
    page = approved(revise(page, change="repeal", repeal_date=date(2026, 10, 1)))
    reading = staff.get(address(page), {"on": "2026-10-01"}).context["reading"]
    assert (reading.edition.sequence, reading.status) == (1, "repealed")
    assert staff.get(address(page), {"on": "2026-09-30"}).context["reading"].status == "in_force"


@pytest.mark.parametrize("edition", ["3", "0", "x", "99999999999999999999", "²"])
def test_an_edition_that_does_not_exist_is_not_found(staff: Client, edition: str) -> None:
    assert staff.get(address(issued()), {"edition": edition}).status_code == 404


@pytest.mark.parametrize("on", ["gestern", "2026-13-01", "", "9999-99-99"])
def test_a_date_that_is_none_shows_today(staff: Client, on: str) -> None:
    response = staff.get(address(issued()), {"on": on})
    assert response.status_code == 200
    assert response.context["reading"].bad_date == bool(on)


def test_the_other_language_is_announced_when_there_is_only_one(staff: Client) -> None:
    page = issued(text_zh_hans="", heading_zh_hans="", only_in="vi")
    reading = staff.get(address(page, "zh-hans")).context["reading"]
    assert reading.is_fallback
    assert reading.languages == ["vi"]
    assert not staff.get(address(page, "vi")).context["reading"].is_fallback


def test_text_of_an_author_is_text_and_no_markup(staff: Client) -> None:
    page = issued(text_vi=VI.replace("Học viên", "<script>alert(1)</script>"))
    html = staff.get(address(page)).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_what_readers_see_is_the_printing_and_no_later_draft(staff: Client) -> None:
    page = issued()
    revise(page, text_vi=VI.replace("Học viên", "Khách"), heading_vi="Tên khác")
    html = staff.get(address(page)).content.decode()
    assert "Học viên" in html
    assert "Khách" not in html
    assert "Tên khác" not in html


def _long(articles: int) -> dict[str, str]:
    numbers = range(1, articles + 1)
    zh = "\n".join(f"第{n}条 事项\n内容{n}：\n（一）甲；\n（二）乙。" for n in numbers)
    vi = "\n".join(f"Điều {n}. Việc\nNội dung {n}:\na) Một;\nb) Hai." for n in numbers)
    return {"text_zh_hans": zh, "text_vi": vi}


def test_three_hundred_articles_cost_no_more_queries_than_three(
    signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    long, short = issued(slug="long", **_long(300)), issued(slug="short")
    client = signed_in("T-STAFF")
    client.get(address(short))
    with django_assert_max_num_queries(25) as few:
        client.get(address(short))
    with django_assert_max_num_queries(25) as many:
        html = client.get(address(long)).content.decode()
    assert 'id="art_300__point_2"' in html
    assert len(many) == len(few)


def test_the_address_outlives_a_change_of_department(staff: Client) -> None:
    page = issued()
    draft = page.get_latest_revision_as_object()
    assert draft.get_url() == page.get_url()
    assert page.get_url().endswith(f"/library/{page.slug}/")


def test_the_address_of_an_issued_regulation_is_not_changed() -> None:
    page = issued()
    draft = page.get_latest_revision_as_object()
    draft.slug = "khac"
    with pytest.raises(ValidationError) as caught:
        draft.save_revision(user=user("T-INFO1"))
    assert set(caught.value.error_dict) == {"slug"}


def test_two_regulations_of_different_departments_have_different_addresses() -> None:
    first = regulation()
    second = regulation(author=user("T-NURS1"), code="NURS")
    assert first.slug != second.slug
    draft = second.get_latest_revision_as_object()
    draft.slug = first.slug
    with pytest.raises(ValidationError) as caught:
        draft.save_revision(user=user("T-NURS1"))
    assert set(caught.value.error_dict) == {"slug"}


def test_levelled_texts_and_texts_without_any_label_are_read_too(staff: Client) -> None:
    levels = "一、总则\n（一）目的\n保护信息。\n二、附则\n自发布之日起施行。"
    page = issued(text_zh_hans=levels, text_vi="Một đoạn văn.\nĐoạn thứ hai.")
    html = staff.get(address(page, "zh-hans")).content.decode()
    assert 'id="lvl_1"' in html
    assert 'id="lvl_1__lvl_1"' in html
    assert "Đoạn thứ hai." in html
    assert ZH not in html


def test_the_sitemap_names_the_lasting_address_of_a_public_regulation(client: Any) -> None:
    public = approved(regulation(audience="public", slug="cong-khai"))
    approved(
        regulation(slug="noi-bo", number_zh="晨医发〔2026〕9号", number_vi="09/QyĐ-BV")
    )
    body = client.get("/sitemap.xml").content.decode()
    assert f"/vi/library/{public.slug}/" in body
    assert f"/info/{public.slug}/" not in body
    assert "noi-bo" not in body


def test_a_table_is_shown_as_a_table(signed_in: Any) -> None:
    rows = "\n| 班次 | 时间 |\n| --- | --- |\n| 白班 | 8:00<br>16:00 |\n"
    page = issued(text_zh_hans=ZH.replace("制定本规定。", f"制定本规定：{rows}"))
    html = signed_in("T-STAFF").get(address(page, "zh-hans")).content.decode()
    assert '<th scope="col">班次</th>' in html
    assert "<td>8:00<br>16:00</td>" in html
    assert "| 白班" not in html and "---" not in html
