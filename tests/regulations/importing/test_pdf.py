"""PDFs: what stands on the page becomes paragraphs; what cannot be read says why."""

from __future__ import annotations

import random

import pytest

from regulations.importing import UnreadableSource, outline, read_source

from .files import codes
from .pdfs import Page, Text, flow, grid, pages, pdf

HAN = (
    "为规范医院信息系统的使用管理保障安全稳定运行护患者隐私"
    "根据有关规定结合本院实际各科室登记核对报告负责"
)
WORDS = (
    "quy định này được áp dụng cho các khoa phòng trong bệnh viện và người làm việc tại đó "
    "trách nhiệm thực hiện báo cáo hằng tháng về công tác trực"
)


def chinese(chance: random.Random, articles: int) -> list[str]:
    def sentence(least: int, most: int) -> str:
        return "".join(chance.choice(HAN) for _ in range(chance.randint(least, most))) + "。"

    return [
        line
        for number in range(1, articles + 1)
        for line in (
            f"第{number}条 {sentence(10, 150)}", sentence(10, 120), f"（一）{sentence(30, 50)}"
        )
    ]


def vietnamese(chance: random.Random, articles: int) -> list[str]:
    def sentence(least: int, most: int) -> str:
        count = chance.randint(least, most)
        return " ".join(chance.choice(WORDS.split()) for _ in range(count)).capitalize() + "."

    return [
        line
        for number in range(1, articles + 1)
        for line in (
            f"Điều {number}. {sentence(4, 4)[:-1]}", sentence(8, 60), f"1. {sentence(9, 25)}"
        )
    ]


@pytest.mark.parametrize(("indent", "share"), [(24.0, 0.99), (0.0, 0.93)])
def test_chinese_paragraphs_come_back_whole(indent: float, share: float) -> None:
    """Without indents a last line that fills its column cannot be told from any other."""
    wanted = chinese(random.Random(7), 60)
    got = read_source(pdf(pages(wanted, indent=indent)), "a.pdf").lines
    right = sum(line in got for line in wanted)
    assert right >= share * len(wanted)
    assert "".join("".join(got).split()) == "".join("".join(wanted).split())


def test_two_columns_are_read_one_after_the_other() -> None:
    wanted = vietnamese(random.Random(3), 40)
    texts, _ = flow(wanted, x=60, room=220, top=120, indent=0, leading=18)
    made: list[Page] = []
    for start in range(0, len(texts), 36):
        right = (start // 36) % 2 == 1
        if not right:
            number = len(made) + 1
            head = [Text(240, 50, "Quy chế bệnh viện", 9), Text(295, 805, str(number), 9)]
            made.append(Page(head))
        for row, text in enumerate(texts[start : start + 36]):
            made[-1].texts.append(Text(text.x + 250 * right, 120 + 18 * row, text.text))
    source = read_source(pdf(made), "a.pdf")
    assert list(source.lines) == wanted
    by_code = {warning.code: warning.text for warning in source.warnings}
    assert by_code["page_header"].count("Quy chế bệnh viện") == len(made)
    assert by_code["page_number"].split() == [str(n) for n in range(1, len(made) + 1)]


def test_headings_are_not_joined_and_a_citation_at_a_line_start_is_no_heading() -> None:
    wanted = [
        "第一章 总则",
        "第一条 " + "各科室应当" * 12 + "。",
        "第二条 " + "依" * 31 + "依照第五条规定执行。",
        "第二章 附则",
        "第三条 自发布之日起施行。",
    ]
    assert list(read_source(pdf(pages(wanted)), "a.pdf").lines) == wanted


def test_a_ruled_table_becomes_lines_of_a_table() -> None:
    page = grid(80, 200, [100, 200], 3)
    rows = [("科室", "频次"), ("内科", "每日一次"), ("外科", "每周一次")]
    for number, (one, other) in enumerate(rows):
        y = 215 + 22 * number
        page.texts += [Text(84, y, one), Text(184, y, other)]
    page.texts += flow(["第一条 检查频次如下："])[0]
    page.texts += flow(["第二条 自发布之日起施行。"], top=300)[0]
    assert read_source(pdf([page]), "a.pdf").lines == (
        "第一条 检查频次如下：",
        "| 科室 | 频次 |",
        "| 内科 | 每日一次 |",
        "| 外科 | 每周一次 |",
        "第二条 自发布之日起施行。",
    )


def test_a_letterhead_and_a_signature_block_side_by_side() -> None:
    page = Page([
        Text(60, 80, "BỆNH VIỆN ĐA KHOA"), Text(300, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        Text(60, 100, "Số: 05/QyĐ-BV"), Text(320, 100, "Độc lập - Tự do - Hạnh phúc"),
        Text(200, 150, "QUY ĐỊNH"), Text(180, 170, "Về trực chuyên môn"),
        *flow(["Điều 1. Phạm vi", "Áp dụng cho mọi khoa.", "Điều 2. Hiệu lực", "Từ ngày ký."],
              top=220, indent=0)[0],
        Text(60, 600, "Nơi nhận:"), Text(400, 600, "GIÁM ĐỐC"), Text(60, 620, "- Ban Giám đốc;"),
        Text(60, 640, "- Lưu: VT."), Text(390, 660, "Nguyễn Văn An"),
    ])  # fmt: skip
    (document,) = outline(pdf([page]), "a.pdf")
    assert document.title == "QUY ĐỊNH Về trực chuyên môn"
    assert [node.id for node in document.provisions] == ["art_1", "art_2"]
    assert document.closing.splitlines() == [
        "Nơi nhận:", "- Ban Giám đốc;", "- Lưu: VT.", "GIÁM ĐỐC", "Nguyễn Văn An",
    ]  # fmt: skip


def test_scans_empty_pages_and_too_many_pages_are_refused() -> None:
    with pytest.raises(UnreadableSource, match="empty"):
        read_source(pdf([Page()]), "a.pdf")
    many = pdf([Page()] * 501)
    with pytest.raises(UnreadableSource, match="500 pages"):
        read_source(many, "a.pdf")


def test_a_page_that_is_a_picture_is_a_scan() -> None:
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Length 1 >>\nstream\n\x00\nendstream"
    )
    drawn = b"q 500 0 0 700 0 0 cm /I Do Q"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject "
        b"<< /I 100 0 R >> >> /Contents 101 0 R >>"
    )
    content = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)
    data = pdf([Page()], extra=[image, content, page]).replace(
        b"/Kids [10 0 R]", b"/Kids [102 0 R]"
    )
    with pytest.raises(UnreadableSource, match="scan"):
        read_source(data, "a.pdf")


def test_scripts_files_and_actions_are_named_and_not_run() -> None:
    catalog = (
        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "
        "/Names << /EmbeddedFiles << /Names [] >> /JavaScript << /Names [] >> >>"
    )
    source = read_source(pdf(pages(["第一条 甲。"]), catalog), "a.pdf")
    assert source.lines == ("第一条 甲。",)
    assert {warning.code for warning in source.warnings} == {"macros", "embedded"}


def read_or_refused(data: bytes) -> None:
    try:
        lines = read_source(data, "a.pdf").lines
    except UnreadableSource:
        return
    assert lines


@pytest.mark.parametrize("length", range(9, 1500, 97))
def test_a_truncated_pdf_is_read_or_refused(length: int) -> None:
    read_or_refused(pdf(pages(["第一条 甲。"] * 4))[:length])


def test_pages_that_name_themselves_as_their_children_end() -> None:
    data = pdf(pages(["第一条 甲。"]))
    read_or_refused(data.replace(b"/Kids [10 0 R]", b"/Kids [2 0 R ]"))
    read_or_refused(data.replace(b"/Contents 11 0 R", b"/Contents 10 0 R"))


def test_the_file_s_own_title_is_kept() -> None:
    data = pdf(pages(["第一条 甲。"]), extra=[b"<< /Title (Noi quy) >>"], info="/Info 100 0 R")
    documents = outline(data, "a.pdf")
    assert documents[0].title == "Noi quy"
    assert "properties" in codes(documents[0])
