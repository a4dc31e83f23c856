"""The Vietnamese official PDF, measured against annex I of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest

from regulations.exporting import fonts
from regulations.exporting.document import IssuedText, Text
from regulations.exporting.pdf_nd30 import balanced, pdf_nd30
from regulations.exporting.vietnamese import apart, number, offices, opening, place_and_date
from regulations.structure import parse

from .measures import (
    MM,
    baseline,
    centre,
    find,
    fonts_or_skip,
    is_bold,
    is_italic,
    letters,
    page_with,
    shown,
)

LEFT, RIGHT, TOP, BOTTOM = (30, 35), (15, 20), (20, 25), (20, 25)  # mm, I.3
STATUS = "https://portal.example/vi/library/thong-tin-nguoi-benh/status/2/?printing=1"
LONG = "bệnh viện bảo vệ thông tin của người bệnh khi thu thập, lưu giữ và khai thác. " * 45

SAMPLE = f"""Căn cứ Luật Khám bệnh, chữa bệnh ngày 09 tháng 01 năm 2023;
Căn cứ Nghị định số 96/2023/NĐ-CP ngày 30 tháng 12 năm 2023 của Chính phủ
Theo đề nghị của Trưởng phòng Công nghệ thông tin,
QUYẾT ĐỊNH:
CHƯƠNG I:
Quy định chung
Điều 1. Phạm vi điều chỉnh
{LONG}
Mục 1
Trách nhiệm
Điều 2: Đối tượng
1. Áp dụng đối với:
a) Viên chức;
đ) Học viên.
Điều 3
Quy định này có hiệu lực từ ngày ký./.
Nơi nhận:
- Như Điều 3
- Lưu: VT
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
(Đã ký)
Trần Lập
PHỤ LỤC II
Phiếu kiểm tra
| STT | Nội dung |
| --- | --- |
| 1 | Tủ có khóa |"""


def issued(text: str = SAMPLE, **fields: Any) -> IssuedText:
    document = parse(text, "vi")
    values: dict[str, Any] = {
        "heading": "Quy định về bảo vệ thông tin người bệnh", "number": "5/QyĐ-BV",
        "issuer": "Bệnh viện Bình Minh", "superior": "Sở Y tế tỉnh Đông Giang",
        "place": "Đông Giang", "signatory": "Trần Lập",
        "signatory_title": "KT. Giám đốc Phó Giám đốc", "provisions": document.provisions,
        "preamble": tuple(document.preamble.split("\n")),
        "closing": tuple(document.closing.split("\n")), **fields,
    }  # fmt: skip
    return IssuedText(
        texts={"vi": Text(language="vi", **values)}, edition=2, printing=1,
        content_hash="3f2a9c0d51e84b77aa10", issue_date=date(2026, 1, 5),
        effective_date=date(2026, 2, 1), status_url=STATUS,
    )


@lru_cache(maxsize=4)
def _bytes() -> bytes:
    return pdf_nd30(issued())


@pytest.fixture
def pdf() -> Iterator[Any]:
    fonts_or_skip(fonts.VIETNAMESE_ROLES, "ửỹđ")
    with pdfplumber.open(io.BytesIO(_bytes())) as opened:
        yield opened


def within(value: float, allowed: tuple[float, float], slack: float = 0.0) -> bool:
    return allowed[0] - slack <= value <= allowed[1] + slack


def body(page: Any) -> list[dict[str, Any]]:
    """The letters of the text itself, page number and imprint left out."""
    return [char for char in letters(page) if char["size"] == pytest.approx(14, abs=0.05)]


def lines(page: Any) -> list[float]:
    return sorted({round(baseline(char, page), 1) for char in body(page)})


def test_page_is_a4(pdf: Any) -> None:
    for page in pdf.pages:
        assert page.width / MM == pytest.approx(210, abs=1)
        assert page.height / MM == pytest.approx(297, abs=1)


def test_left_and_right_margins_are_in_the_range_of_the_decree(pdf: Any) -> None:
    page = pdf.pages[1]
    chars = body(page)
    assert within(min(char["x0"] for char in chars) / MM, LEFT, 1)
    assert within(210 - max(char["x1"] for char in chars) / MM, RIGHT, 1)


def test_top_and_bottom_margins_are_in_the_range_of_the_decree(pdf: Any) -> None:
    first, second = pdf.pages[0], pdf.pages[1]
    assert within((lines(second)[0] - 0.8 * 14) / MM, TOP, 1)
    rest = 297 - (lines(first)[-1] + 0.2 * 14) / MM
    assert rest >= BOTTOM[0] - 1
    assert rest <= BOTTOM[1] + 2 * 18.6 / MM  # no line begins in the margin; the last may be short


def test_text_is_13_to_14_points_upright_and_black(pdf: Any) -> None:
    words = find(pdf.pages[1], "thông tin của người bệnh")
    for char in words:
        assert within(char["size"], (13, 14), 0.05)
        assert not is_bold(char) and not is_italic(char)
        assert set(char["non_stroking_color"] or (0,)) == {0}


def test_lines_are_single_to_one_and_a_half(pdf: Any) -> None:
    found = lines(pdf.pages[1])
    steps = {round(b - a, 1) for a, b in pairwise(found)}
    assert within(min(steps), (14 * 1.149, 14 * 1.149 * 1.5), 0.1)


def test_paragraphs_are_at_least_6_points_apart(pdf: Any) -> None:
    page = page_with(pdf, "a) Viên chức;")
    one, two = find(page, "a) Viên chức;")[0], find(page, "đ) Học viên.")[0]
    assert baseline(two, page) - baseline(one, page) >= 18.6 + 6 - 0.1


def test_first_lines_are_indented_by_1_to_1_27_cm(pdf: Any) -> None:
    page = page_with(pdf, "a) Viên chức;")
    left = min(char["x0"] for char in body(pdf.pages[1]))
    for words in ("a) Viên chức;", "1. Áp dụng", "Điều 2."):
        assert within((find(page, words)[0]["x0"] - left) / MM, (10, 12.7), 0.3)


def test_both_edges_are_straight(pdf: Any) -> None:
    page = pdf.pages[0]
    ends: dict[float, float] = {}
    for char in body(page):
        line = round(baseline(char, page), 1)
        ends[line] = max(ends.get(line, 0), char["x1"])
    right = max(ends.values())
    assert sum(1 for end in ends.values() if end == pytest.approx(right, abs=1.5)) >= 8


def test_national_title_is_bold_capitals_of_12_to_13_points_top_right(pdf: Any) -> None:
    page = pdf.pages[0]
    words = find(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert all(is_bold(char) and within(char["size"], (12, 13), 0.05) for char in words)
    assert len({round(baseline(char, page)) for char in words}) == 1
    assert words[0]["x0"] / MM > 95
    assert baseline(words[0], page) == pytest.approx(min(baseline(c, page) for c in letters(page)))


def test_motto_is_bold_13_to_14_points_centred_below(pdf: Any) -> None:
    page = pdf.pages[0]
    nation = find(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    words = find(page, "Độc lập - Tự do - Hạnh phúc")
    assert all(is_bold(char) and within(char["size"], (13, 14), 0.05) for char in words)
    assert centre(words) == pytest.approx(centre(nation), abs=1)
    assert 0 < baseline(words[0], page) - baseline(nation[0], page) < 25


def _rules(page: Any) -> list[dict[str, Any]]:
    return sorted(page.lines, key=lambda line: line["top"])


def test_rule_below_the_motto_is_as_long_as_it(pdf: Any) -> None:
    page = pdf.pages[0]
    words = find(page, "Độc lập - Tự do - Hạnh phúc")
    rule = next(
        line for line in _rules(page) if line["x0"] == pytest.approx(words[0]["x0"], abs=MM)
    )
    assert rule["x1"] - rule["x0"] == pytest.approx(words[-1]["x1"] - words[0]["x0"], abs=MM)
    assert 0 < rule["top"] - baseline(words[0], page) < 4 * MM


def test_issuing_body_is_bold_below_the_body_above_it_with_a_short_rule(pdf: Any) -> None:
    page = pdf.pages[0]
    above, issuer = find(page, "SỞ Y TẾ TỈNH ĐÔNG GIANG"), find(page, "BỆNH VIỆN BÌNH MINH")
    assert all(within(char["size"], (12, 13), 0.05) for char in (*above, *issuer))
    assert not any(is_bold(char) for char in above) and all(is_bold(char) for char in issuer)
    assert centre(issuer) == pytest.approx(centre(above), abs=1)
    assert baseline(issuer[0], page) > baseline(above[-1], page)
    rule = next(line for line in _rules(page) if line["x1"] < 95 * MM)
    share = (rule["x1"] - rule["x0"]) / (issuer[-1]["x1"] - issuer[0]["x0"])
    assert within(share, (1 / 3, 1 / 2), 0.01)
    assert (rule["x0"] + rule["x1"]) / 2 / MM == pytest.approx(centre(issuer), abs=1)


def test_number_is_13_points_padded_and_centred_below_the_issuing_body(pdf: Any) -> None:
    page = pdf.pages[0]
    words = find(page, "Số: 05/QyĐ-BV")
    assert all(char["size"] == pytest.approx(13, abs=0.5) for char in words)
    assert not any(is_bold(char) or is_italic(char) for char in words)
    assert centre(words) == pytest.approx(centre(find(page, "BỆNH VIỆN BÌNH MINH")), abs=1)


def test_place_and_date_are_italic_on_the_line_of_the_number(pdf: Any) -> None:
    page = pdf.pages[0]
    words = find(page, "Đông Giang, ngày 05 tháng 01 năm 2026")
    assert all(is_italic(char) and within(char["size"], (13, 14), 0.05) for char in words)
    assert baseline(words[0], page) == pytest.approx(
        baseline(find(page, "Số: 05")[0], page), abs=0.5
    )
    assert centre(words) == pytest.approx(centre(find(page, "CỘNG HÒA XÃ HỘI")), abs=25)
    nation = find(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert centre(words) == pytest.approx(centre(nation), abs=1)


def test_kind_and_abstract_are_bold_and_centred_with_a_short_rule(pdf: Any) -> None:
    page = pdf.pages[0]
    kind, abstract = find(page, "QUY ĐỊNHVề")[:7], find(page, "Về bảo vệ thông tin người bệnh")
    middle = (31 + 210 - 18) / 2
    for words in (kind, abstract):
        assert all(is_bold(char) and within(char["size"], (13, 14), 0.05) for char in words)
        assert centre(words) == pytest.approx(middle, abs=1)
    rule = next(line for line in _rules(page) if line["top"] > baseline(abstract[0], page))
    share = (rule["x1"] - rule["x0"]) / (abstract[-1]["x1"] - abstract[0]["x0"])
    assert within(share, (1 / 3, 1 / 2), 0.01)


def test_legal_bases_are_italic_and_end_with_semicolons_and_a_full_stop(pdf: Any) -> None:
    page = pdf.pages[0]
    for words in ("Căn cứ Luật Khám bệnh, chữa bệnh ngày 09 tháng 01 năm 2023;",
                  "ngày 30 tháng 12 năm 2023 của Chính phủ;",
                  "Theo đề nghị của Trưởng phòng Công nghệ thông tin."):
        found = find(page, words)
        assert all(is_italic(char) and within(char["size"], (13, 14), 0.05) for char in found)


def test_chapter_and_its_title_are_bold_centred_on_lines_of_their_own(pdf: Any) -> None:
    page = pdf.pages[0]
    word, title = find(page, "Chương I"), find(page, "QUY ĐỊNH CHUNG")
    middle = (31 + 210 - 18) / 2
    for chars in (word, title):
        assert all(is_bold(char) and within(char["size"], (13, 14), 0.05) for char in chars)
        assert centre(chars) == pytest.approx(middle, abs=1)
    assert baseline(title[0], page) > baseline(word[0], page)


def test_section_and_its_title_are_bold_and_centred(pdf: Any) -> None:
    page = page_with(pdf, "Mục 1")
    for words in ("Mục 1", "TRÁCH NHIỆM"):
        assert all(is_bold(char) for char in find(page, words))
        assert centre(find(page, words)) == pytest.approx((31 + 210 - 18) / 2, abs=1)


def test_article_and_its_title_are_bold_after_a_full_stop(pdf: Any) -> None:
    assert all(is_bold(char) for char in find(pdf.pages[0], "Điều 1. Phạm vi điều chỉnh"))
    assert all(is_bold(char) for char in find(page_with(pdf, "Điều 2."), "Điều 2. Đối tượng"))


def test_article_without_a_title_has_its_text_on_the_line(pdf: Any) -> None:
    page = page_with(pdf, "Điều 3.")
    words = find(page, "Điều 3. Quy định này có hiệu lực")
    assert all(is_bold(char) for char in words[:6])
    assert not any(is_bold(char) for char in words[6:])


def test_clauses_and_points_are_upright(pdf: Any) -> None:
    page = page_with(pdf, "đ) Học viên.")
    for words in ("1. Áp dụng đối với:", "đ) Học viên."):
        assert not any(is_bold(char) or is_italic(char) for char in find(page, words))


def test_authority_is_bold_capitals_on_the_right_with_the_name_centred_below(pdf: Any) -> None:
    page = page_with(pdf, "KT. GIÁM ĐỐC")
    office = find(page, "KT. GIÁM ĐỐC")
    name = find(page, "Trần Lập")
    assert all(is_bold(char) and within(char["size"], (13, 14), 0.05) for char in (*office, *name))
    assert office[0]["x0"] / MM > 105
    assert centre(name) == pytest.approx(centre(office), abs=1)
    assert shown(page).count("TrầnLập") == 1
    assert (baseline(name[0], page) - baseline(office[0], page)) / MM > 20  # room for seal and hand


def test_recipients_are_11_points_beside_the_authority(pdf: Any) -> None:
    page = page_with(pdf, "Nơi nhận:")
    head = find(page, "Nơi nhận:")
    assert all(is_bold(char) and is_italic(char) for char in head)
    assert all(char["size"] == pytest.approx(12, abs=0.5) for char in head)
    assert head[0]["x0"] / MM == pytest.approx(31, abs=1)
    office = find(page, "KT. GIÁM ĐỐC")
    assert baseline(head[0], page) == pytest.approx(baseline(office[0], page), abs=3)
    for words in ("- Như Điều 3;", "- Lưu: VT."):
        assert all(char["size"] == pytest.approx(11, abs=0.5) for char in find(page, words))


def test_page_numbers_are_centred_in_the_top_margin_from_page_2(pdf: Any) -> None:
    first = [char for char in letters(pdf.pages[0]) if baseline(char, pdf.pages[0]) / MM < 20]
    assert first == []
    page = pdf.pages[1]
    found = [char for char in letters(page) if baseline(char, page) / MM < 20]
    assert [char["text"] for char in found] == ["2"]
    assert within(found[0]["size"], (13, 14), 0.05)
    assert centre(found) == pytest.approx((31 + 210 - 18) / 2, abs=1)


def test_appendix_has_a_page_and_a_count_of_its_own(pdf: Any) -> None:
    page = pdf.pages[-1]
    label, title = find(page, "Phụ lục II"), find(page, "PHIẾU KIỂM TRA")
    assert all(is_bold(char) for char in (*label, *title))
    assert label[0]["size"] == pytest.approx(14, abs=0.5)
    assert centre(label) == pytest.approx((31 + 210 - 18) / 2, abs=1)
    assert all(
        is_italic(char)
        for char in find(page, "(Kèm theo văn bản số 05/QyĐ-BV ngày 05 tháng 01 năm 2026)")
    )
    assert [char for char in letters(page) if baseline(char, page) / MM < 20] == []


def test_the_code_to_the_status_page_stands_where_the_text_ends(pdf: Any) -> None:
    last = page_with(pdf, "KT. GIÁM ĐỐC")
    assert "Mãkiểmtra" in shown(last)
    assert "Mãkiểmtra" not in shown(pdf.pages[0])


def test_same_printing_gives_same_bytes(pdf: Any) -> None:
    assert pdf_nd30(issued()) == _bytes()
    assert pdf.metadata["Title"] == "Quy định về bảo vệ thông tin người bệnh"


# what the words are ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [("Quy định về họp", ("QUY ĐỊNH", "Về họp")), ("QUY CHẾ LÀM VIỆC", ("QUY CHẾ", "LÀM VIỆC")),
     ("Nội quy khoa Dược", ("NỘI QUY", "Khoa Dược")), ("Quy trình: trực", ("QUY TRÌNH", "Trực")),
     ("Quy địnhx", ("", "Quy địnhx")), ("Bảo vệ", ("", "Bảo vệ")), ("Quy định", ("QUY ĐỊNH", ""))],
)  # fmt: skip
def test_kind_and_abstract_are_told_apart(heading: str, wanted: tuple[str, str]) -> None:
    assert apart(heading) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("5/QyĐ-BV", "05/QyĐ-BV"), ("Số: 012/QĐ-BV", "12/QĐ-BV"), ("125/2026/QĐ", "125/2026/QĐ"),
     ("nội bộ", "nội bộ"), ("", "")],
)  # fmt: skip
def test_numbers_below_10_have_a_zero(given: str, wanted: str) -> None:
    assert number(given) == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("Giám đốc", ["GIÁM ĐỐC"]), ("KT. Giám đốc Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
     ("TL. Giám đốc, Trưởng phòng Tổ chức", ["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC"]),
     ("TM. Ban Giám đốc\nGiám đốc", ["TM. BAN GIÁM ĐỐC", "GIÁM ĐỐC"]),
     ("Q. Giám đốc", ["Q. GIÁM ĐỐC"])],
)  # fmt: skip
def test_who_signs_for_whom_stands_on_two_lines(title: str, wanted: list[str]) -> None:
    assert offices(title) == wanted


def test_days_and_the_first_two_months_have_a_zero() -> None:
    assert place_and_date("Huế", date(2026, 2, 9)) == "Huế, ngày 09 tháng 02 năm 2026"
    assert place_and_date("", date(2026, 3, 10)) == "Ngày 10 tháng 3 năm 2026"


def test_an_opening_without_legal_bases_stays_as_it_is() -> None:
    found = opening(["(Kèm theo Quyết định số 1)", "", "Để bảo vệ người bệnh:"])
    assert found.notes == ("(Kèm theo Quyết định số 1)",)
    assert (found.legal, found.rest) == ((), ("Để bảo vệ người bệnh:",))


def test_titles_are_parted_into_lines_alike() -> None:
    lines = balanced("BỆNH VIỆN ĐA KHOA BÌNH MINH", 22)
    assert lines == ["BỆNH\u00a0VIỆN ĐA\u00a0KHOA", "BÌNH MINH"]
    assert balanced("", 22) == []
    assert len(balanced("từ " * 60, 58)) == 4


@pytest.mark.parametrize("text", ["", "Đoạn văn.", "I. CHUNG\n1. Mục đích\na) x", "Điều 1.\nx"])
def test_every_kind_of_text_can_be_set(text: str) -> None:
    fonts_or_skip(fonts.VIETNAMESE_ROLES, "ửỹđ")
    made = pdf_nd30(
        issued(text, heading="", number="", issuer="", superior="", place="", signatory="",
               signatory_title="", preamble=(), closing=())
    )  # fmt: skip
    assert made.startswith(b"%PDF-")
