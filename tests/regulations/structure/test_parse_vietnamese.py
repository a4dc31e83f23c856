"""Vietnamese regulations: Phần, Chương, Mục, Điều, khoản, điểm, and levels without Điều."""

import unicodedata

import pytest

from regulations.structure import parse
from tests.regulations.structure.trees import find, ids

RULE = """Căn cứ Luật Khám bệnh, chữa bệnh;
Chương I
QUY ĐỊNH VỀ TRỰC
VÀ GIAO BAN
Mục 1. Trực
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc trực.
Quy chế này áp dụng cho mọi khoa.
Điều 2: Phiên trực
Các phiên trực gồm có.
1. Trực lãnh đạo.
2. Trực lâm sàng:
a) Nội khoa;
b) Ngoại khoa;
c) Sản khoa;
d) Nhi khoa;
đ) Mắt;
e) Răng:
- Ca ngày
- Ca đêm
3. Trực hậu cần.
Điều 2a. Tăng cường
Giám đốc quyết định.
CHƯƠNG II: THI HÀNH

ĐIỀU 3
Hiệu lực
Quy chế có hiệu lực từ ngày ký.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nguyễn Văn An
"""


def test_the_whole_anatomy() -> None:
    document = parse(RULE, "vi")
    assert ids(document.provisions) == [
        "chp_1",
        "chp_1__sec_1",
        "art_1",
        "art_1__para_1",
        "art_1__para_2",
        "art_2",
        "art_2__para_1",
        "art_2__para_2",
        "art_2__para_2__point_1",
        "art_2__para_2__point_2",
        "art_2__para_2__point_3",
        "art_2__para_2__point_4",
        "art_2__para_2__point_5",
        "art_2__para_2__point_6",
        "art_2__para_2__point_6__item_1",
        "art_2__para_2__point_6__item_2",
        "art_2__para_3",
        "art_2_1",
        "chp_2",
        "art_3",
    ]
    assert document.warnings == ()


def test_numbers_headings_and_texts() -> None:
    nodes = parse(RULE, "vi").provisions
    article = find(nodes, "art_2")
    assert (article.number, article.heading) == ("Điều 2:", "Phiên trực")
    assert article.text == "Các phiên trực gồm có."
    assert find(nodes, "art_2__para_2").number == "2."
    assert find(nodes, "art_3").heading == "Hiệu lực"


def test_a_chapter_title_over_two_lines() -> None:
    nodes = parse(RULE, "vi").provisions
    assert nodes[0].heading == "QUY ĐỊNH VỀ TRỰC VÀ GIAO BAN"
    assert (nodes[1].number, nodes[1].heading) == ("CHƯƠNG II:", "THI HÀNH")


def test_signatory_and_preamble_stand_apart() -> None:
    document = parse(RULE, "vi")
    assert document.preamble == "Căn cứ Luật Khám bệnh, chữa bệnh;"
    assert document.closing == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn An"


def test_decomposed_letters_give_the_same_tree() -> None:
    assert parse(unicodedata.normalize("NFD", RULE), "vi") == parse(RULE, "vi")


@pytest.mark.parametrize(
    "line",
    [
        "Điều 6 của Quy định này.",
        "Điều 1, Điều 2 Quy định này.",
        "Điều 9 Quy chế này quy định khác.",
        "Chương II của Quy định này.",
    ],
)
def test_a_citation_at_the_start_of_a_line_is_no_heading(line: str) -> None:
    text = f"Điều 1. Một\nThực hiện theo\n{line}\nĐiều 2. Hai\nNội dung hai."
    nodes = parse(text, "vi").provisions
    assert ids(nodes) == ["art_1", "art_2"]
    assert line in nodes[0].text


@pytest.mark.parametrize("label", ["Điều 2.", "Điều 2:", "Điều 2", "ĐIỀU 2", "Ðiều 2.", "Điều 2 -"])
def test_ways_of_writing_an_article(label: str) -> None:
    text = f"Điều 1. Một\nNội dung một.\n{label} Phạm vi\nNội dung hai."
    nodes = parse(text, "vi").provisions
    assert [(node.id, node.heading) for node in nodes] == [("art_1", "Một"), ("art_2", "Phạm vi")]


def test_a_single_line_is_the_text_of_its_article() -> None:
    nodes = parse("Điều 1. Ban hành Quy chế này.\nĐiều 2. Quyết định có hiệu lực.", "vi").provisions
    assert [(node.heading, node.text) for node in nodes] == [
        ("", "Ban hành Quy chế này."),
        ("", "Quyết định có hiệu lực."),
    ]


def test_bullets_count_by_order() -> None:
    nodes = parse("Điều 1. Danh mục\nGồm:\n- Một\n- Hai\n+ Phụ\n- Ba", "vi").provisions
    assert ids(nodes) == [
        "art_1",
        "art_1__point_1",
        "art_1__point_2",
        "art_1__point_2__item_1",
        "art_1__point_3",
    ]
    assert nodes[0].text == "Gồm:"


def test_parts() -> None:
    text = "PHẦN I\nCHUNG\nĐiều 1. A\nNội dung.\nPhần thứ hai\nRIÊNG\nĐiều 2. B\nNội dung."
    nodes = parse(text, "vi").provisions
    assert [(node.kind, node.id, node.heading) for node in nodes] == [
        ("part", "prt_1", "CHUNG"),
        ("part", "prt_2", "RIÊNG"),
    ]


def test_levels_without_articles() -> None:
    text = "I. MỤC ĐÍCH\n1. Chung\na) Một;\nb) Hai.\n2. Riêng\nII. TỔ CHỨC\n1. Phân công"
    document = parse(text, "vi")
    assert ids(document.provisions) == [
        "lvl_1",
        "lvl_1__lvl_1",
        "lvl_1__lvl_1__lvl_1",
        "lvl_1__lvl_1__lvl_2",
        "lvl_1__lvl_2",
        "lvl_2",
        "lvl_2__lvl_1",
    ]
    assert document.provisions[0].heading == "MỤC ĐÍCH"


def test_the_letter_i_follows_h_and_is_not_the_roman_one() -> None:
    letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"]
    lines = "\n".join(f"{letter}) điểm {letter};" for letter in letters)
    document = parse(f"Điều 1. Danh mục\n1. Gồm:\n{lines}", "vi")
    points = document.provisions[0].children[0].children
    assert [point.id.rpartition("_")[2] for point in points] == [str(n) for n in range(1, 11)]
    assert document.warnings == ()


def test_f_is_no_vietnamese_point() -> None:
    document = parse("Điều 1. Danh mục\n1. Gồm:\na) một;\nf) không;\nb) hai.", "vi")
    assert [child.number for child in document.provisions[0].children[0].children] == ["a)", "b)"]


def test_recipients_belong_to_the_closing() -> None:
    text = "Điều 1. Một.\nĐiều 2. Hai.\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn B"
    document = parse(text, "vi")
    assert document.provisions[1].text == "Hai."
    assert document.closing.startswith("Nơi nhận:")


def test_an_amount_at_the_start_of_a_line_is_no_khoan() -> None:
    nodes = parse("Điều 1. Phí\nMức thu là\n1.500.000 đồng một lượt.", "vi").provisions
    assert ids(nodes)[0] == "art_1"
    assert not any(node.number.startswith("1.") for node in nodes[0].children)


def test_legal_bases_in_a_list_are_preamble() -> None:
    text = "- Căn cứ Luật Dược;\n- Căn cứ Thông tư;\nĐiều 1. Một.\nĐiều 2. Hai."
    document = parse(text, "vi")
    assert ids(document.provisions) == ["art_1", "art_2"]
    assert document.preamble == "- Căn cứ Luật Dược;\n- Căn cứ Thông tư;"


def test_points_numbered_by_a_word_processor() -> None:
    letters = "\n".join(f"{letter}) điểm {letter};" for letter in "abcdefg")
    document = parse(f"Điều 1. Danh mục\n1. Gồm:\n{letters}", "vi")
    points = document.provisions[0].children[0].children
    assert [point.number for point in points] == [f"{letter})" for letter in "abcdefg"]
    assert document.warnings == ()


def test_khoan_with_a_slash() -> None:
    nodes = parse("Điều 1. Một\n1/ Nội dung.\n2/ Nội dung.", "vi").provisions
    assert ids(nodes) == ["art_1", "art_1__para_1", "art_1__para_2"]


def test_a_signature_block_between_the_articles_and_an_appendix_is_no_provision() -> None:
    document = parse(
        "Điều 1. Phạm vi\nQuy định này áp dụng trong khoa.\nĐiều 2. Hiệu lực\nTừ ngày ký./.\n"
        "Nơi nhận:\n- Các khoa;\n- Lưu: VT.\nGIÁM ĐỐC\nĐỗ Thị Mai\nPHỤ LỤC I\n1. Máy đo\n2. Tủ lạnh"
    )
    assert ids(document.provisions) == [
        "art_1", "art_2", "att_1", "att_1__lvl_1", "att_1__lvl_2",
    ]  # fmt: skip
    assert document.provisions[1].text == "Từ ngày ký./."
    assert document.closing.startswith("Nơi nhận:") and document.closing.endswith("Đỗ Thị Mai")


def test_a_chapter_may_be_called_articles_of_execution() -> None:
    for printed in (
        "Chương I\nĐiều khoản thi hành",
        "Chương I Điều khoản thi hành",
        "Chương I: Điều khoản thi hành",
    ):
        document = parse(f"{printed}\nĐiều 1. Hiệu lực\nTừ ngày ký.", "vi")
        assert document.provisions[0].heading == "Điều khoản thi hành", printed
        assert ids(document.provisions) == ["chp_1", "art_1"]


def test_a_heading_in_capitals_may_end_with_a_colon() -> None:
    document = parse("ĐIỀU 1: TRÁCH NHIỆM CHUNG:\n1. Đúng giờ.\n2. Đúng việc.", "vi")
    assert document.provisions[0].heading == "TRÁCH NHIỆM CHUNG:"


def test_a_dash_behind_the_mark_belongs_to_the_label() -> None:
    document = parse("Điều 1. Hình thức\n1.- Nhắc nhở.\n2.- Phê bình.", "vi")
    article = document.provisions[0]
    assert [(c.id, c.number, c.text) for c in article.children] == [
        ("art_1__para_1", "1.-", "Nhắc nhở."),
        ("art_1__para_2", "2.-", "Phê bình."),
    ]


def test_rows_of_a_table_are_neither_provisions_nor_paragraphs() -> None:
    document = parse(
        "Điều 1. Danh mục\nDanh mục gồm:\nSTT\tTên\tSố lượng\n1\tBông\t10\n2\tGạc\t5\n"
        "Khoa kiểm tra hằng ngày.\nĐiều 2. Lịch\nBuổi\tGiờ\nSáng\t7:00",
        "vi",
    )
    assert ids(document.provisions) == ["art_1", "art_1__para_1", "art_1__para_2", "art_2"]
    assert find(document.provisions, "art_1__para_1").text.endswith("2\tGạc\t5")
    assert document.provisions[1].heading == "Lịch"
    assert document.provisions[1].text == "Buổi\tGiờ\nSáng\t7:00"


def test_chapters_counted_in_words() -> None:
    document = parse(
        "CHƯƠNG MỘT\nQUY ĐỊNH CHUNG\nĐiều 1. Mục đích\nPhục vụ tốt.\nChương Hai: Tổ chức\n"
        "Điều 2. Bộ máy\nGồm các khoa nêu tại\nChương này và các phòng.",
        "vi",
    )
    assert ids(document.provisions) == ["chp_1", "art_1", "chp_2", "art_2"]
    assert [node.heading for node in document.provisions] == ["QUY ĐỊNH CHUNG", "Tổ chức"]


def test_an_acting_director_signs() -> None:
    document = parse("Điều 1. Từ ngày ký./.\nP. GIÁM ĐỐC PHỤ TRÁCH\n(đã ký)\nHồ Văn Lâm", "vi")
    assert document.closing == "P. GIÁM ĐỐC PHỤ TRÁCH\n(đã ký)\nHồ Văn Lâm"


def test_the_end_mark_closes_the_text_whatever_the_signature_block_looks_like() -> None:
    document = parse(
        "Điều 1. Phạm vi\nToàn viện.\nĐiều 2. Hiệu lực\nTừ ngày ký./.\nKT.GIÁM ĐỐC Nơi nhận:\n"
        "PHÓ GIÁM ĐỐC - Như trên;\nLê Thị Hoa - Lưu VT.",
        "vi",
    )
    assert ids(document.provisions) == ["art_1", "art_2"]
    assert document.closing.startswith("KT.GIÁM ĐỐC Nơi nhận:")
    document = parse("Điều 1. Từ ngày ký./.\nĐiều 2. Tổ chức\nCác khoa thi hành./.", "vi")
    assert ids(document.provisions) == ["art_1", "art_2"]
    assert document.closing == ""
