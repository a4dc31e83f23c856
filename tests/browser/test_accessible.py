"""What readers see is accessible: axe finds nothing on the reader page, the list and what stands
below a regulation, in both languages, light and dark, on a phone and on a desk."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import ROOT

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STOCK = """
import django; django.setup()
from datetime import date
from tests.factories.library import Copy, Issue, Rule, Text, article_text, stock
ZH, VI = "手卫生管理规定", "Quy định vệ sinh tay"
plain, later = article_text(9, 3), article_text(9, 3, edition=2)
table = "\\n| A | B |\\n| --- | --- |\\n| 1 | 2 |"
later = Text(later.zh + table, later.vi + table)
stock([
    Rule("axe-rule", [
        Issue(date(2024, 1, 1), [Copy("staff", ZH, VI, "", plain)],
              number_zh="晨医发〔2024〕1号", number_vi="01/QyĐ-BV"),
        Issue(date(2025, 1, 1), [Copy("staff", ZH, VI, "", later)],
              number_zh="晨医发〔2025〕1号", number_vi="01/2025/QyĐ-BV"),
        Issue(date(2040, 1, 1), [Copy("staff", ZH, VI, "", plain)]),
    ]),
    Rule("axe-gone", [
        Issue(date(2020, 1, 1), [Copy("staff", "旧规定", "Quy định cũ", "", plain)]),
        Issue(date(2021, 1, 1), [Copy("staff", "旧规定", "Quy định cũ")], is_repeal=True),
    ]),
    Rule("axe-vi", [Issue(date(2024, 3, 1), [Copy("staff", "", "Chỉ tiếng Việt", "vi", plain)])]),
])
"""
#: Address below the language, and whether the library must offer it for it to be looked at.
PAGES = [
    "library/",
    "library/?status=in_force&q=ve",
    "library/?q=khong+co",
    "library/axe-rule/",
    "library/axe-rule/?view=vi",
    "library/axe-rule/?edition=1#art_2",
    "library/axe-rule/#contents",
    "library/axe-gone/",
    "library/axe-vi/",
    "library/laws/",
    "library/terms/",
]
#: What stands below a regulation, looked at as soon as it is offered.
BELOW = {
    "compare": "library/axe-rule/compare/?from=1&to=2",
    "relations": "library/axe-rule/relations/",
    "certificate": "library/axe-rule/certificate/?on=2024-06-01",
    "status": "library/axe-rule/status/1/",
    "report": "library/axe-rule/report/?provision=art_2",
}


@pytest.fixture(scope="module")
def stocked(house: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOCK], cwd=ROOT, env=house, capture_output=True, text=True,
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def addresses() -> list[str]:
    from regulations import subviews

    return [*PAGES, *(address for name, address in BELOW.items() if name in subviews.VIEWS)]


def findings(page: Any, options: dict[str, Any], context: str | None = None) -> list[str]:
    """Rule, what is wrong, and the first place, of all that axe finds."""
    report = Axe().run(page, context=context, options=options).response
    return [
        f"{one['id']}: {one['help']}: {node['target']} {node['html'][:120]}"
        for one in report["violations"]
        for node in one["nodes"][:2]
    ]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["vi", "zh-hans"])
def test_axe_finds_nothing(stocked: None, screen: Any, language: str, width: int) -> None:
    page = screen("T-STAFF", width=width, language=language)
    found = []
    for address in addresses():
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            answer = page.goto(f"/{language}/{address}")
            where = f"{language} {width} {scheme} {address}"
            # To another place of the same page there is no answer.
            assert answer is None or answer.status == 200, where
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{where}: wider than the screen")
            rules = {"runOnly": {"type": "tag", "values": TAGS}}
            found += [f"{where}: {one}" for one in findings(page, rules)]
            if page.locator(".reader > article").count():
                strong = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
                found += [
                    f"{where}: {one}"
                    for one in findings(page, strong, ".reader > article")
                ]
    assert found == []


def test_the_contents_fold_and_lead_without_a_script(stocked: None, screen: Any) -> None:
    page = screen("T-STAFF", width=360, scripts=False)
    page.goto("/vi/library/axe-rule/")
    contents = page.locator("#contents")
    assert not contents.is_visible()
    page.click(".to-contents")
    assert contents.is_visible()
    page.click("#contents a[href='#art_7']")
    assert not contents.is_visible()
    assert page.locator("#art_7").is_visible()
    # One language on a phone; the other by a link, both by another.
    text = page.locator(".reader > article")
    assert "Việc 7" in text.inner_text() and "事项7" not in text.inner_text()
    page.click(".segments a[lang=zh-hans]")
    assert "事项7" in text.inner_text() and "Việc 7" not in text.inner_text()
    page.click(".segments a:first-child")
    assert "事项7" in text.inner_text() and "Việc 7" in text.inner_text()


def test_the_contents_stay_in_view_and_mark_where_one_is(stocked: None, screen: Any) -> None:
    page = screen("T-STAFF", width=1280)
    page.goto("/vi/library/axe-rule/")
    page.locator("#art_8").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('art_8').scrollIntoView()")
    page.wait_for_selector("#contents a[href='#art_8'][aria-current=true]")
    assert page.locator("#contents a[aria-current]").count() == 1
    box = page.locator("#contents").bounding_box()
    assert box is not None and box["y"] >= 0
    # The two languages of a point begin on one line.
    rows = page.evaluate(
        "[...document.querySelectorAll('.line')].filter(r => r.children.length > 1)"
        ".map(r => [...r.children].map(c => c.getBoundingClientRect())"
        ".map(b => [b.left, b.top]))"
    )
    assert len(rows) > 20
    for (left, top), (other_left, other_top) in rows:
        assert other_left > left + 100
        assert abs(top - other_top) < 12
