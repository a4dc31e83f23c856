"""The main job by the people who do it: a rule goes from a file, through approval, to readers."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from .texts import RULE

pytestmark = pytest.mark.browser

HEADING_ZH = "公用打印机管理规定"


def import_file(page: Any, path: Path) -> None:
    page.goto("/cms/regulations/import/")
    page.set_input_files("input[type=file]", str(path))
    page.click("main [data-import-begin] button[type=submit]")
    page.click("button[value=accept_all]")  # appears once the file was read
    page.click("button[value=make]")
    page.wait_for_url(re.compile(r"/cms/pages/\d+/edit/"))


def open_tab(page: Any, name: str) -> None:
    page.click(f"[role=tab]:has-text('{name}')")


def save_draft(page: Any) -> None:
    page.locator("button.action-save").first.click()
    page.wait_for_load_state("load")
    page.wait_for_selector(".messages .success")


def to_submit_page(page: Any) -> None:
    button = page.locator("[name='action-portal-submit']").first
    if not button.is_visible():
        page.locator("footer [data-controller~='w-dropdown'] button[aria-expanded]").last.click()
    button.click()
    page.wait_for_url(re.compile(r"/review/submit/\d+/"))


def submit(page: Any, note: str) -> None:
    page.fill("textarea[name=note]", note)
    page.click("main form button")
    page.wait_for_url(re.compile(r"/review/mine/"))


def open_waiting(page: Any, title: str, language: str = "vi") -> None:
    page.goto(f"/{language}/review/")
    page.click(f"main a:has-text('{title}')")
    page.wait_for_url(re.compile(r"/review/\d+/"))


def decide(page: Any, act: str, comment: str = "") -> None:
    if comment:
        page.fill("textarea[name=comment]", comment)
    page.click(f"button[name=act][value={act}]")
    page.wait_for_url(re.compile(r"/review/$"))


def attach(page: Any, path: Path) -> None:
    """Upload a file through the chooser of the first attachment row."""
    page.locator("#id_attachments-ADD").click()
    page.locator("#id_attachments-0-document-chooser [data-chooser-action-choose]").first.click()
    modal = page.locator(".modal-content")
    modal.locator("[role=tab]").last.click()
    modal.locator("input[type=file]").set_input_files(str(path))
    titles = modal.locator("form input[type=text][name*=title]:visible")
    for index in range(titles.count()):
        titles.nth(index).fill("Mẫu phiếu giao máy")
    modal.locator("form button[type=submit]:visible").last.click()
    modal.wait_for(state="hidden")


def run_the_job(
    screen: Any,
    path: Path,
    title: str,
    heading_zh: str,
    number: str,
    attachment: Path | None = None,
) -> None:
    """Import, complete, submit, return, mend, resubmit, check, approve."""
    author = screen("T-INFO1")
    import_file(author, path)
    edit_address = author.url
    open_tab(author, "中文")
    author.fill("input[name=heading_zh_hans]", heading_zh)
    open_tab(author, "Tiếng Việt")
    author.fill("input[name=number_vi]", number)
    open_tab(author, "Chi tiết")
    author.select_option("select[name=only_in]", "vi")
    author.fill("input[name=issue_date]", "2026-11-02")
    author.fill("input[name=effective_date]", "2026-11-10")
    if attachment is not None:
        attach(author, attachment)
    save_draft(author)
    to_submit_page(author)
    submit(author, "Quy định mới, xin xem giúp")

    checker = screen("T-WEB1")
    open_waiting(checker, title)
    decide(checker, "return", "Thiếu tóm tắt tiếng Việt")

    author.goto("/vi/review/mine/")
    author.click(f"main a:has-text('{title}')")
    assert "Thiếu tóm tắt tiếng Việt" in author.inner_text("main")
    author.goto(edit_address)
    open_tab(author, "Tiếng Việt")
    author.fill("textarea[name=summary_vi]", "Ai giữ máy, in thế nào, hỏng thì báo ai.")
    save_draft(author)
    to_submit_page(author)
    submit(author, "Đã thêm tóm tắt")

    open_waiting(checker, title)
    decide(checker, "check", "Đủ")

    director = screen("T-DIR", width=360, language="zh-hans")
    director.goto("/zh-hans/review/")
    assert director.evaluate("document.documentElement.scrollWidth") <= 360
    director.locator("main ol a").first.click()
    director.wait_for_url(re.compile(r"/review/\d+/"))
    assert director.evaluate("document.documentElement.scrollWidth") <= 360
    decide(director, "approve")


def test_a_rule_from_a_file_to_its_readers(screen: Any, tmp_path: Path) -> None:
    path = tmp_path / "may-in.txt"
    path.write_text(RULE, encoding="utf-8")
    title = "Quản lý và sử dụng máy in dùng chung"
    form = tmp_path / "phieu-giao-may.docx"
    paper = Document()
    paper.add_paragraph("Phiếu giao máy in cho khoa, ký hai bên.")
    paper.save(str(form))
    run_the_job(screen, path, title, HEADING_ZH, "21/QĐ-BVBM", form)

    reader = screen("T-STAFF")
    reader.goto("/vi/")
    box = reader.locator("input[name=q]:visible").first
    box.fill("thay hop muc trong tu")
    box.press("Enter")
    hit = reader.locator("main a:has-text('Điều 9')").first
    hit.click()
    reader.wait_for_url(re.compile(r"/vi/library/.+#art_9$"))
    article = reader.locator("#art_9")
    assert "Thay hộp mực" in article.inner_text()
    assert article.is_visible()
    rule_address = reader.url.split("#")[0]
    file_address = reader.locator("main a[href^='/files/documents/']").first.get_attribute("href")
    assert file_address
    assert reader.request.get(file_address).body()[:2] == b"PK"

    for number in (1, 4, 8, 14):
        assert reader.locator(f"#art_{number}").count() == 1
    assert reader.locator("#art_15").count() == 0
    # The language switch stays on the rule; what is in Vietnamese only says so.
    reader.locator("a[hreflang=zh-Hans]:visible").first.click()
    reader.wait_for_url(re.compile(r"/zh-hans/library/"))
    assert reader.locator("#art_9").count() == 1

    visitor = screen()
    answer = visitor.goto(rule_address)
    assert answer.status == 404
    assert visitor.request.get(file_address).status == 404
    assert "máy in" not in visitor.content()
    visitor.goto("/vi/search/?q=thay+hop+muc")
    assert "hộp mực" not in visitor.inner_text("main")


@pytest.mark.skipif(not os.environ.get("SEEDS_DIR"), reason="SEEDS_DIR names no real documents")
def test_the_real_vietnamese_rule_goes_the_same_way(screen: Any) -> None:
    path = next(Path(os.environ["SEEDS_DIR"]).resolve().glob("003_*.txt"))
    run_the_job(screen, path, "Quy định Quản lý", "电子信息系统管理规定", "22/QĐ-BVBM")
    reader = screen("T-STAFF")
    reader.goto("/vi/search/?q=chuc+nang+cua+website+trung+tam")
    reader.locator("main a:has-text('Điều 9')").first.click()
    reader.wait_for_url(re.compile(r"#art_9$"))
    assert reader.locator("#art_14").count() == 1
    assert reader.locator("#art_15").count() == 0
