"""Is this paper still the rule, and what applied on the day: for who may read it, nobody else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from regulations import voiding
from regulations.models import Printing
from tests.factories.world import user
from tests.regulations.drafts import VI, approved, issued, revise, second_edition

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
FUTURE = TODAY + timedelta(days=40)


@pytest.fixture
def staff(signed_in: Any) -> Client:
    return signed_in("T-STAFF")


def at(page: Any, below: str, language: str = "vi") -> str:
    return f"/{language}/library/{page.slug}/{below}"


def verdict(browser: Client, page: Any, below: str, **query: Any) -> str:
    html = browser.get(at(page, below), query).content.decode()
    found = re.search(r'class="notice verdict[^>]*>(.*?)</p>', html, re.S)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def test_the_status_page_answers_for_each_state_an_edition_can_have(staff: Client) -> None:
    page = issued()
    assert verdict(staff, page, "status/1/") == "Có: văn bản này đang có hiệu lực."
    page = second_edition(page)
    assert "thay thế từ ngày 01/09/2026" in verdict(staff, page, "status/1/")
    assert verdict(staff, page, "status/2/").startswith("Có")
    page = second_edition(page, number_vi="12/QyĐ-BV", effective_date=FUTURE)
    assert verdict(staff, page, "status/3/").startswith("Chưa")
    voiding.draft_withdrawal(page, 3, user("T-INFO1"))
    page = approved(revise(page, change_note_zh_hans="误。", change_note_vi="Nhầm."))
    assert "chưa từng có hiệu lực. Nhầm." in verdict(staff, page, "status/3/")
    page = approved(
        revise(page, change="repeal", voids=None, repeal_date=date(2026, 10, 1), number_vi="x")
    )
    assert "bãi bỏ từ ngày 01/10/2026" in verdict(staff, page, "status/2/")
    assert "bãi bỏ từ ngày 01/10/2026" in verdict(staff, page, "status/4/")


def test_a_paper_of_an_older_printing_is_told_that_it_was_corrected(staff: Client) -> None:
    page = approved(revise(issued(), change="editorial", text_vi=VI.replace("Học viên", "Họ")))
    first, second = Printing.objects.filter(edition__page=page).order_by("sequence")
    old = staff.get(at(page, "status/1/"), {"printing": 1}).content.decode()
    assert "đã được đính chính" in old and first.content_hash in old
    new = staff.get(at(page, "status/1/"), {"printing": 2}).content.decode()
    assert "Có: văn bản này" in new and second.content_hash in new
    assert second.content_hash in staff.get(at(page, "status/1/")).content.decode()


def test_both_keep_the_day_that_was_asked_for(staff: Client) -> None:
    page = second_edition(issued())
    day = "2026-03-01"
    assert verdict(staff, page, "status/1/", on=day).startswith("Có")
    assert verdict(staff, page, "status/2/", on=day).startswith("Chưa")
    html = staff.get(at(page, "status/2/"), {"on": day}).content.decode()
    assert f'href="/vi/library/{page.slug}/?on={day}"' in html
    assert f"certificate/?edition=2&amp;on={day}" in html
    assert f'href="/zh-hans/library/{page.slug}/status/2/?on={day}"' in html
    html = staff.get(at(page, "certificate/"), {"on": day}).content.decode()
    assert f'href="/zh-hans/library/{page.slug}/certificate/?on={day}"' in html
    unread = staff.get(at(page, "status/2/"), {"on": "2026-13-01"}).content.decode()
    assert 'class="notice warn" role="status"' in unread


def test_the_certificate_says_what_applied_and_who_approved_it(staff: Client) -> None:
    page = second_edition(issued())
    printing = Printing.objects.get(edition__page=page, edition__sequence=1)
    html = staff.get(at(page, "certificate/"), {"on": "2026-03-01"}).content.decode()
    for said in ("01/03/2026", "01/QyĐ-BV", "晨医发〔2026〕1号", printing.content_hash, "陈立",
                 "患者信息保护规定", "Quy định bảo vệ thông tin người bệnh", "<svg",
                 f"http://testserver/vi/library/{page.slug}/status/1/?printing=1"):
        assert said in html, said
    assert "<dd>7</dd>" in html  # provisions
    assert "09/QyĐ-BV" not in html
    before = staff.get(at(page, "certificate/"), {"on": "2025-01-01"}).content.decode()
    assert "không có bản ban hành nào" in before and "<svg xmlns" not in before
    chinese = staff.get(at(page, "certificate/", "zh-hans"), {"on": "2026-03-01"})
    assert "2026年3月1日适用以下文本" in chinese.content.decode()


def test_outsiders_are_told_no_names(client: Client) -> None:
    page = issued(audience="public")
    html = client.get(at(page, "certificate/"), {"on": "2026-03-01"}).content.decode()
    assert "Duyệt" in html or "Đã duyệt" in html or "Đã phê duyệt" in html
    signatory = html.count("陈立")  # also the director's name
    assert signatory == 0
    assert "Hoàng Yến" not in html


@pytest.mark.parametrize(
    "below",
    ["status/1/", "status/1/?printing=1", "status/9/", "status/", "status/1/2/", "certificate/",
     "certificate/?on=2026-03-01", "certificate/?edition=1"],
)
def test_who_may_not_see_it_gets_what_a_missing_page_gives(client: Client, below: str) -> None:
    page = issued()
    there, missing = client.get(at(page, below)), client.get(f"/vi/library/khong-co/{below}")
    assert (there.status_code, missing.status_code) == (404, 404)
    assert page.heading_vi not in there.content.decode()


@pytest.mark.parametrize(
    "below",
    ["status/9/", "status/", "status/x/", "status/-1/", "status/1/x/", "status/1/?printing=9",
     "status/1/?printing=x", "status/9999999/", "certificate/1/", "certificate/?edition=9",
     "certificate/?edition=%D9%A1"],
)
def test_what_does_not_exist_is_not_found(staff: Client, below: str) -> None:
    assert staff.get(at(issued(), below)).status_code == 404


def test_an_edition_for_staff_leaves_no_trace_for_outsiders(client: Client) -> None:
    page = second_edition(issued(audience="staff"), audience="public")
    assert client.get(at(page, "status/2/")).status_code == 200
    assert client.get(at(page, "status/1/")).status_code == 404
    html = client.get(at(page, "certificate/"), {"on": "2026-03-01"}).content.decode()
    assert "01/QyĐ-BV" not in html and "không có bản ban hành nào" in html


def test_a_printing_for_staff_of_a_public_edition_is_not_shown(client: Client) -> None:
    page = issued(audience="staff")
    page = approved(revise(page, change="editorial", audience="public", text_vi=VI + "."))
    assert client.get(at(page, "status/1/")).status_code == 200
    assert client.get(at(page, "status/1/"), {"printing": 1}).status_code == 404
    first = Printing.objects.get(edition__page=page, sequence=1)
    html = client.get(at(page, "certificate/"), {"on": "2026-03-01"}).content.decode()
    assert first.content_hash not in html


def test_a_text_that_no_longer_gives_its_hash_is_said_so(staff: Client) -> None:
    from approvals import triggers

    page = issued()
    assert "không còn khớp" not in staff.get(at(page, "status/1/")).content.decode()
    with connection.cursor() as cursor:
        drop = next(
            t for t in triggers.all_triggers(connection.vendor)
            if t.table == "regulations_provision" and t.event == "UPDATE"
        )
        table = " ON regulations_provision" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {drop.name}{table}")
        cursor.execute("UPDATE regulations_provision SET text_vi = 'khác' WHERE eid = 'art_1'")
    assert "không còn khớp" in staff.get(at(page, "status/1/")).content.decode()


def test_the_reader_leads_to_both_and_writers_on(staff: Client, signed_in: Any) -> None:
    page = issued()
    html = staff.get(at(page, ""), {"on": "2026-03-01"}).content.decode()
    assert 'href="status/1/?printing=1"' in html
    assert 'href="certificate/?on=2026-03-01"' in html
    assert "/cms/regulations/" not in html
    assert f"/cms/regulations/{page.pk}/editions/1/draft/" in signed_in("T-INFO2").get(
        at(page, "")
    ).content.decode()


def test_posting_changes_nothing(staff: Client) -> None:
    page = issued()
    assert staff.post(at(page, "status/1/")).status_code == 405
    assert staff.post(at(page, "certificate/")).status_code == 405


def test_few_queries_however_many_editions(
    staff: Client, django_assert_max_num_queries: Any
) -> None:
    page = second_edition(issued())
    staff.get(at(page, "status/1/"))
    with django_assert_max_num_queries(25):
        staff.get(at(page, "certificate/"), {"on": "2026-03-01"})


def test_links_of_the_reader_keep_the_day(staff: Client) -> None:
    page = second_edition(issued())
    day = "2026-03-01"
    html = staff.get(at(page, ""), {"on": day}).content.decode()
    for link in (f"?edition=1&amp;on={day}", f"?edition=2&amp;on={day}",
                 f"?on={day}&amp;view=both", f"/zh-hans/library/{page.slug}/?on={day}"):
        assert f'href="{link}"' in html, link
    shown = staff.get(at(page, ""), {"on": day, "edition": 2}).content.decode()
    assert f'href="/vi/library/{page.slug}/?on={day}"' in shown  # the edition in force that day
    listed = staff.get("/vi/library/", {"on": day}).content.decode()
    assert f'href="/vi/library/{page.slug}/?on={day}"' in listed
    assert f'href="/zh-hans/library/?on={day}"' in listed
