"""Lists show what the reader may see, filtered and cut, in a fixed number of queries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Department
from pages.department_views import matches
from pages.models import DepartmentPage, HealthPage, PortalImage, RecruitmentPage, TenderPage
from pages.models.tender import TenderClarification, TenderLot
from tests.factories import drafts
from tests.factories.world import blocks, pass_all, user, workspace
from tests.pages.test_files import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    cache.clear()


def publish(page, code="INFO"):
    author = user("T-INFO1" if code == "INFO" else "T-NURS1")
    workspace(code).add_child(instance=page)
    page.save_revision(user=author)
    pass_all(page, author)
    page.refresh_from_db()
    return page


def news(number: int, author="T-INFO1", code="INFO", **values):
    page = drafts.news(
        user(author), code, slug=f"n{number}", heading_vi=f"Tin số {number}.",
        heading_zh_hans=f"新闻{number}。", **values,
    )
    pass_all(page, user(author))
    return page


def tender(code: str, days: int | None, **values):
    closes_at = None if days is None else timezone.now() + timedelta(days=days)
    page = TenderPage(
        heading_vi=f"Gói {code}.", heading_zh_hans=f"采购包{code}。", slug=code.lower(),
        package_code=code, closes_at=closes_at, audience="public",
        body_vi=blocks("x"), body_zh_hans=blocks("x"), **values,
    )
    page.lots = [TenderLot(number="1", title_vi="Máy", title_zh_hans="机", quantity_vi="1",
                           quantity_zh_hans="1")]
    return publish(page)


def test_a_draft_and_a_staff_page_are_in_no_public_list(client, signed_in):
    drafts.news(heading_vi="Bản nháp kín", slug="draft")
    news(1, audience="staff")
    news(2)
    for address in ("/vi/", "/vi/news/", "/vi/departments/info/", "/vi/feeds/news.atom",
                    "/sitemap.xml"):
        seen = client.get(address).content.decode()
        assert "Bản nháp kín" not in seen
        assert "Tin số 1." not in seen
        assert "/n1/" not in seen
        assert "/n2/" in seen
    assert "Tin số 1." in signed_in("T-STAFF").get("/vi/news/").content.decode()
    assert client.get("/vi/departments/info/n1/").status_code == 404
    assert signed_in("T-STAFF").get("/vi/departments/info/n1/").status_code == 200
    # Feeds may be kept by anybody's cache: not even staff find more there.
    assert "/n1/" not in signed_in("T-STAFF").get("/vi/feeds/news.atom").content.decode()


def test_the_department_filter_lists_only_departments_that_have_something_to_show(client):
    news(1)
    news(2, "T-NURS1", "NURS", audience="staff")
    assert "nurs" not in client.get("/vi/news/").content.decode()
    news(3, "T-NURS1", "NURS")
    narrowed = client.get("/vi/news/?department=nurs").content.decode()
    assert "/n3/" in narrowed
    assert "/n1/" not in narrowed
    assert "/n1/" in client.get("/vi/news/?department=nowhere").content.decode()


def test_long_lists_are_cut_and_keep_their_filter(client):
    for number in range(14):
        news(number, date=date(2026, 1, 1) + timedelta(days=number))
    first = client.get("/vi/news/?department=").content.decode()
    second = client.get("/vi/news/?page=2").content.decode()
    assert "/n13/" in first
    assert "/n0/" not in first
    assert "/n0/" in second
    assert "page=2" in first
    assert client.get("/vi/news/?page=nonsense").status_code == 200


def test_tenders_by_state_and_year(client):
    tender("OPEN-1", 20)
    tender("SOON-1", 3)
    tender("PAST-1", -3)
    tender("GONE-1", 20, cancelled_on=timezone.localdate())
    seen = client.get("/vi/tenders/").content.decode()
    assert seen.index("SOON-1") < seen.index("OPEN-1") < seen.index("PAST-1")
    assert 'class="chip warn"' in seen
    for state, found in {
        "open": {"OPEN-1", "SOON-1"}, "closed": {"PAST-1"}, "cancelled": {"GONE-1"}, "result": set()
    }.items():
        listed = client.get(f"/vi/tenders/?state={state}").content.decode()
        codes = ("OPEN-1", "SOON-1", "PAST-1", "GONE-1")
        assert {code for code in codes if code in listed} == found
    old = client.get("/vi/tenders/?year=1999").content.decode()
    assert "OPEN-1" in old, "a year without notices narrows nothing"


def test_the_course_of_a_tender_is_told_in_order_in_the_language_shown(client):
    now = timezone.now()
    page = TenderPage(
        heading_vi="Gói A", heading_zh_hans="采购包A", slug="a", package_code="A",
        audience="public", sale_from=now - timedelta(days=9), closes_at=now + timedelta(days=9),
        opening_at=now + timedelta(days=10), body_vi=blocks("x"), body_zh_hans=blocks("x"),
    )
    page.clarifications = [
        TenderClarification(on=timezone.localdate() + timedelta(days=20), text_vi="Muộn",
                            text_zh_hans="晚"),
        TenderClarification(on=timezone.localdate() - timedelta(days=1), text_vi="Sớm",
                            text_zh_hans="早"),
    ]
    publish(page)
    seen = client.get("/vi/departments/info/a/").content.decode()
    timeline = seen[seen.index('class="timeline"'):]
    assert timeline.index("Sớm") < timeline.index("Muộn")
    assert "早" not in timeline
    assert timeline.count('class="past"') == 2


def test_a_row_without_its_other_language_keeps_the_draft_from_being_submitted(people):
    page = TenderPage(
        heading_vi="Gói A", heading_zh_hans="采购包A", slug="a", package_code="A",
        closes_at=timezone.now(), body_vi=blocks("x"), body_zh_hans=blocks("x"),
    )
    page.lots = [TenderLot(number="1", title_vi="Máy", quantity_vi="1")]
    workspace("INFO").add_child(instance=page)
    assert len(page.problems()) == 2
    page.only_in = "vi"
    assert page.problems() == []


def fill(numbers):
    image = PortalImage.objects.filter(title="cover").first() or PortalImage.objects.create(
        title="cover", file=cover_file(), alt_vi="hình", alt_zh_hans="图",
        uploaded_by_user=user("T-INFO1"),
    )
    for number in numbers:
        news(number, cover=image)
        publish(
            HealthPage(
                heading_vi=f"Lời khuyên {number}", heading_zh_hans=f"健康{number}",
                slug=f"h{number}", audience="public", author_vi="A", author_zh_hans="A",
                reviewer_vi="B", reviewer_zh_hans="B", cover=image,
                body_vi=blocks("x"), body_zh_hans=blocks("x"),
            )
        )
        publish(
            RecruitmentPage(
                heading_vi=f"Tuyển {number}", heading_zh_hans=f"招聘{number}", slug=f"r{number}",
                audience="public", contact_vi="A", contact_zh_hans="A",
                closes_at=timezone.now() + timedelta(days=5),
                body_vi=blocks("x"), body_zh_hans=blocks("x"),
            )
        )
        tender(f"T-{number}", 5)


def cover_file():
    return ContentFile(picture(size=(800, 450)), "cover.jpg")


#: Address and how many queries it may take, however much there is to show.
BUDGET = {
    "/vi/": 24,
    "/vi/news/": 20,
    "/vi/health/": 20,
    "/vi/recruitment/": 20,
    "/vi/tenders/": 20,
    "/vi/departments/": 18,
    "/vi/departments/info/": 28,
    "/vi/feeds/news.atom": 12,
    "/sitemap.xml": 12,
}


def queries_of(client, address) -> int:
    client.get(address)  # what is remembered between requests is remembered now
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
        return len(asked)


def test_more_pages_cost_no_more_queries(client):
    fill([1])
    before = {address: queries_of(client, address) for address in BUDGET}
    assert {a: n for a, n in before.items() if not 0 < n <= BUDGET[a]} == {}
    fill([2, 3])
    assert {address: queries_of(client, address) for address in BUDGET} == before


@pytest.mark.parametrize("words", ["điều dưỡng", "dieu duong", "DIEU", "护理", "huli", "  "])
def test_a_department_is_found_by_name_without_accents_and_by_pinyin(words):
    page = DepartmentPage(
        heading_vi="Phòng Điều dưỡng", heading_zh_hans="护理部", summary_vi="", summary_zh_hans="",
        department=Department(code="X"),
    )
    assert matches(page, words)


@pytest.mark.parametrize("words", ["nhi khoa", "儿科", "xyz"])
def test_and_not_by_other_words(words):
    page = DepartmentPage(heading_vi="Phòng Điều dưỡng", heading_zh_hans="护理部")
    assert not matches(page, words)
