"""Many files at once in a real browser, in both languages, with a script and without."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

RULES = ("公务用车管理制度", "办公用品管理制度", "会议室使用管理制度")


def compilation(mark: str) -> str:
    """Three rules in one file; the last article of each is glued to the one before."""
    return "\n".join(
        f"{name}\n第一条 为规范{name[:-4]}{mark}工作，制定本制度。\n第二条 各科室应当遵照执行：\n"
        "（一）提前登记；\n（二）用后归还；\n（三）依照本制度第一条规定报告。\n"
        "第三条 违反本制度的，由办公室处理。"
        for name in RULES
    )


def files(folder: Path, mark: str) -> list[str]:
    rule = folder / "quy-dinh.txt"
    rule.write_text(
        f"QUY ĐỊNH\nSử dụng phòng họp {mark}\nĐiều 1. Đăng ký\nKhoa đăng ký trước một ngày.\n"
        "Điều 2. Trả phòng\na) Tắt điện;\nb) Khóa cửa.",
        encoding="utf-8",
    )
    several = folder / "zhidu.txt"
    several.write_text(compilation(mark), encoding="utf-8")
    broken = folder / "hong.docx"
    broken.write_bytes(b"PK\x03\x04broken")
    return [str(rule), str(several), str(broken)]


def choose(page: Any, paths: list[str]) -> None:
    page.set_default_timeout(60_000)  # each file is read by a process that has to start first
    page.goto("/cms/regulations/import/")
    page.set_input_files("input[type=file]", paths)
    page.click("main [data-import-begin] button[type=submit]")
    page.wait_for_url(re.compile(r"/import/\d+/$"))


def fits(page: Any, width: int) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= width


def open_document(page: Any, title: str) -> None:
    page.click(f".import-documents li:has(label:has-text('{title}')) .import-links a")
    page.wait_for_selector(".import-outline")


@pytest.mark.parametrize(
    ("who", "language", "width"), [("T-INFO1", "vi", 1280), ("T-INFO2", "zh-hans", 360)]
)
def test_files_are_read_corrected_and_made_drafts(
    screen: Any, tmp_path: Path, who: str, language: str, width: int
) -> None:
    page = screen(who, width=width, language=language)
    choose(page, files(tmp_path, f"A{width}"))
    page.wait_for_selector("button[value=accept_all]")  # all was read, by itself
    assert page.locator(".import-documents > li").count() == 4
    broken = page.locator(".import-list li", has_text="hong.docx")
    assert broken.locator(".import-reason").inner_text().strip()
    assert fits(page, width)

    open_document(page, RULES[0])
    assert page.locator("#line-1").inner_text() == RULES[0]
    page.locator("#unit-art_2__point_3 a").first.focus()
    page.keyboard.press("Enter")  # the outline is worked with the keyboard alone
    page.locator(".import-unit__form button[value=merge]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("button[value=undo]")
    assert page.locator("#unit-art_2__point_3").count() == 0
    assert "依照本制度第一条" in page.inner_text("#unit-art_2__point_2 .import-unit__text")
    assert fits(page, width)

    page.click("a[rel=next]")
    page.click("button[value=join]")
    page.wait_for_selector(".messages .success")
    assert page.locator(".import-outline").get_by_text(RULES[1]).count() == 1
    with page.expect_navigation():
        page.click("button[value=undo]")  # parted again
    page.click(".import-trail a >> nth=0")
    page.locator(".import-documents > li").nth(3).wait_for()
    assert page.locator(".import-documents > li").count() == 4

    page.check(f".import-documents li:has(label:has-text('{RULES[2]}')) input[name=document]")
    with page.expect_navigation():
        page.click("button[value=leave]")
    with page.expect_navigation():
        page.click("button[value=accept_all]")
    page.click("button[value=make]")
    page.wait_for_selector(".import-chip--done")
    assert page.locator(".import-chip--done").count() == 3
    assert page.locator(".import-chip--left").count() == 1

    page.click(f".import-documents li:has(label:has-text('{RULES[0]}')) .import-links a")
    page.wait_for_url(re.compile(r"/cms/pages/\d+/edit/"))
    assert "依照本制度第一条" in page.content()


def test_without_a_script_each_button_reads_one_file(screen: Any, tmp_path: Path) -> None:
    page = screen("T-INFO1", width=360, scripts=False)
    choose(page, files(tmp_path, "B")[:2])
    for _ in range(2):
        with page.expect_navigation():
            page.click("button[value=step]")
    assert page.locator("button[value=step]").count() == 0
    open_document(page, "phòng họp")
    page.click("#unit-art_1 a >> nth=0")
    page.fill("input[name=words]", "trước một ngày")
    page.select_option("#split-kind", "paragraph")
    with page.expect_navigation():
        page.click("button[value=split]")
    assert page.locator("#unit-art_1__para_1, #unit-art_1__point_1").count() == 1
    assert fits(page, 360)


def test_a_closed_browser_loses_nothing(screen: Any, tmp_path: Path) -> None:
    page = screen("T-INFO1", scripts=False)
    choose(page, files(tmp_path, "C"))
    address = page.url
    page.click("button[value=step]")
    page.context.close()
    again = screen("T-INFO1")
    again.set_default_timeout(60_000)
    again.goto("/cms/regulations/import/")
    again.click(f"a[href='{address[address.index('/cms'):]}']")
    again.locator(".import-documents > li").nth(3).wait_for()  # the script reads on
    assert again.locator(".import-documents > li").count() == 4
