"""A pack opened from a file share: no server, no fetch(), with and without JavaScript."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.factories import library
from tests.factories.library import Copy, Issue, Rule
from tests.regulations.outage import packs

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CHROMIUM = next(
    (p for p in ("chromium", "chromium-browser", "google-chrome") if shutil.which(p)), None
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    packs.stock()
    library.stock(
        Rule(f"many-{n}", [Issue(packs.PAST, [Copy("staff", f"排班制度{n}", f"Quy định ca {n}")])])
        for n in range(230)
    )
    return packs.made(tmp_path)


@pytest.fixture
def open_page(pack: Path) -> Iterator[Callable[..., Any]]:
    """`open_page("index.html")`: the file in Chromium; every error of a page fails the test."""
    from playwright.sync_api import sync_playwright

    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which(CHROMIUM) if CHROMIUM else None, args=["--no-sandbox"]
        )

        def opened(path: str, clock: Any = None, **words: Any) -> Any:
            context = browser.new_context(**words)
            if clock:
                context.clock.set_fixed_time(clock)
            page = context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("requestfailed", lambda request: errors.append(request.url))
            page.goto((pack / path).as_uri())
            return page

        yield opened
        browser.close()
    assert errors == []


def found(page: Any, words: str) -> list[str]:
    page.fill("#q", words)
    page.press("#q", "Enter")
    page.wait_for_function("!document.querySelector('#told').textContent.includes('…')")
    return [row.text_content() for row in page.query_selector_all("#found li")]


def test_search_finds_in_both_languages_with_and_without_accents(open_page):
    page = open_page("index.html")
    for words in ("Vệ sinh tay", "ve sinh tay", "VE SINH TAY", "手卫生", "07/QyĐ-BV", "手"):
        rows = found(page, words)
        assert rows and "Quy định vệ sinh tay" in rows[0], words
        assert "手卫生规定" in rows[0]
    # Words of a text, of a coming edition, and of a regulation in one language only.
    assert any("患者信息保护规定" in row for row in found(page, "进修人员"))
    assert any("患者信息保护规定" in row for row in found(page, "ngay cong bo"))
    assert any("Chỉ tiếng Việt" in row for row in found(page, "chi tieng viet"))
    assert found(page, "không có gì như vậy ở đây xyz") != found(page, "手卫生")
    assert found(page, "qqqq") == []
    assert "Không tìm thấy" in page.text_content("#told")
    # Markup is words like any other, in what is asked as in what is found.
    assert found(page, "</zzstyle><qq>zz") == []
    assert any("<script>alert(1)</script>" in row for row in found(page, "</script><b>x"))
    assert page.query_selector("#found script, #found b") is None
    assert found(page, "…") == [] and found(page, "") == []


def test_a_hundred_hits_are_counted_and_fifty_shown(open_page):
    page = open_page("index.html")
    assert len(found(page, "dinh ca")) == 50
    assert page.text_content("#told").strip().startswith("230 ")
    assert found(page, "định ca 229")[0].startswith("排班制度229")


def test_a_hit_leads_to_the_place(open_page):
    page = open_page("index.html")
    found(page, "hoc vien")
    page.click("#found a")
    page.wait_for_load_state()
    marks = [one.text_content() for one in page.query_selector_all("article mark")]
    assert "Học viên" in marks or {"Học", "viên"} <= set(marks)
    assert page.is_visible("article mark")
    page.click("header a")
    assert page.url.endswith("index.html")


def test_lists_lead_everywhere_without_javascript(open_page):
    page = open_page("index.html", java_script_enabled=False)
    assert not page.is_visible("form.search")
    assert page.is_visible("noscript") or "JavaScript" in page.content()
    page.click("a[href='category/infection.html']")
    page.click("main a")
    assert "Quy định vệ sinh tay" in page.text_content("h1")
    assert page.is_visible(".validity p")
    assert not page.is_visible(".expired")


def test_a_pack_that_is_out_of_date_says_so(open_page):
    last = packs.TODAY + timedelta(days=31)
    on_time = open_page("r/hand-hygiene.html", clock=f"{last.isoformat()}T12:00:00")
    assert not on_time.is_visible(".expired")
    late = open_page("r/hand-hygiene.html", clock=f"{last + timedelta(days=1)}T12:00:00")
    assert late.is_visible(".expired")
    assert "Bộ này đã hết hạn" in late.text_content(".expired")


def test_it_fits_a_small_screen_and_keeps_the_languages_side_by_side_on_a_large_one(open_page):
    for width in (320, 1280):
        page = open_page("r/hand-hygiene.html", viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        zh, vi = (page.locator(f"section.pair .line > [lang={code}]").first.bounding_box()
                  for code in ("zh-hans", "vi"))  # fmt: skip
        assert (vi["x"] > zh["x"]) is (width == 1280)
    page = open_page("index.html", viewport={"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
