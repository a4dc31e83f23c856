"""What is taken out of a text, each with a warning that holds it."""

from __future__ import annotations

import textwrap

import pytest

from regulations.importing.cleaning import clean
from regulations.importing.damage import damaged_passages
from regulations.importing.glosses import strip_glosses
from regulations.importing.pages import is_page_line, number_lines, slice_numbers
from regulations.importing.script import is_traditional, to_simplified
from regulations.importing.source import Source


def cleaned(*lines: str) -> tuple[list[str], list[tuple[str, str]]]:
    result = clean(Source("x", lines))
    texts = [line.text for line in result.lines if line.text]
    return texts, [(row.warn.code, row.warn.text) for row in result.findings.rows]


@pytest.mark.parametrize(
    ("glossed", "plain"),
    [
        ("醫(yī)院網(wǎng)絡(luò)", "醫院網絡"),
        ("權（quán）限", "權限"),
        ("我的(de)", "我的"),
        ("旅(lǚ)行", "旅行"),
    ],
)
def test_glosses_go(glossed: str, plain: str) -> None:
    text, removed = strip_glosses(glossed)
    assert text == plain
    assert removed


@pytest.mark.parametrize("line", ["系统(HIS)", "项目(a)和(b)", "甲(app)乙", "（一）甲", "图(x)"])
def test_brackets_that_are_no_glosses_stay(line: str) -> None:
    assert strip_glosses(line) == (line, [])


def test_traditional_text_is_told_from_simplified() -> None:
    assert is_traditional("醫院應當保護患者隱私")
    assert not is_traditional("医院应当保护患者隐私")
    assert not is_traditional("医院应当保护患者隐私，引用一个“醫”字不算繁体文本")
    assert not is_traditional("")


def test_words_of_taiwan_become_those_of_the_mainland() -> None:
    assert to_simplified(["資訊室管理網路與軟體"]) == ["信息室管理网络与软件"]


def test_a_mainland_text_in_traditional_characters_keeps_its_words() -> None:
    assert to_simplified(["核心網絡的文件與信息"]) == ["核心网络的文件与信息"]


def test_the_original_is_kept() -> None:
    texts, findings = cleaned("醫院應當保護患者的隱私。", "無變化")
    assert texts[0] == "医院应当保护患者的隐私。"
    assert ("traditional", "醫院應當保護患者的隱私。\n無變化") in findings


@pytest.mark.parametrize(
    "line", ["- 3 -", "第 1 页 共 9 页", "第1页共1页。", "共 9 页", "Trang 2/5", "2/5", "— 12 —"]
)
def test_page_lines(line: str) -> None:
    assert is_page_line(line)


@pytest.mark.parametrize("line", ["第一条", "12", "- gạch", "第 1 页的内容", "Trang phục"])
def test_what_is_no_page_line(line: str) -> None:
    assert not is_page_line(line)


def test_bare_numbers_are_page_numbers_only_where_they_rise() -> None:
    assert number_lines(["甲", "1", "乙", "2", "丙"]) == [1, 3]
    assert number_lines(["甲", "12", "乙"]) == []


def test_running_headers_beside_page_numbers() -> None:
    lines: list[str] = []
    for page in range(1, 5):
        lines += ["某某医院制度汇编", f"- {page} -", f"第{page}页上的一段正文文字。"]
    texts, findings = cleaned(*lines)
    assert not any("汇编" in text for text in texts)
    assert ("page_header", "某某医院制度汇编") in findings


SENTENCE = (
    "各科室应当指定专人负责设备的日常保养并做好记录设备科每月检查一次发现问题及时通知使用科室"
)


def sliced(text: str, size: int = 120) -> list[str]:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return [f"{number}、{piece}" for number, piece in enumerate(pieces, 1)]


def test_slice_numbers_go_and_the_cut_sentences_are_joined() -> None:
    text = "".join(f"{n}、{SENTENCE}。" for n in range(1, 15))
    texts, findings = cleaned(*sliced(text))
    assert texts == [text]
    assert findings[0] == ("slice_numbers", " ".join(f"{n}、" for n in range(1, 7)))


def test_a_true_list_keeps_its_numbers() -> None:
    lines = [f"{number}、{SENTENCE}{SENTENCE}。" for number in range(1, 9)]
    assert slice_numbers(lines) is None
    texts, findings = cleaned(*lines)
    assert texts == lines
    assert findings == []


def test_page_numbers_inside_running_text() -> None:
    pages = [SENTENCE * 8] * 5
    text = "".join(f"{number}{page}" for number, page in enumerate(pages, 1))
    texts, findings = cleaned(text)
    assert "".join(texts).replace("\x02", "") == "".join(pages)
    assert ("page_number", "1 2 3 4 5") in findings


def test_numbers_of_things_in_running_text_stay() -> None:
    text = (SENTENCE + "，另设值班人员3名和备班人员2名，床位120张，每班8小时。") * 12
    texts, findings = cleaned(text)
    assert texts == [text]
    assert findings == []


def test_navigation_of_a_web_page() -> None:
    texts, findings = cleaned(
        "Trang chủ > Văn bản",
        "Đăng lúc: Thứ hai - 06/05/2024",
        "Điều 1. Phạm vi áp dụng của quy định",
        "Đánh giá bài viết",
        "Bệnh viện A Bệnh viện B",
    )
    assert texts == ["Điều 1. Phạm vi áp dụng của quy định"]
    assert {code for code, _ in findings} == {"navigation"}
    assert len(findings) == 4


def test_what_only_looks_like_navigation_stays_where_articles_follow() -> None:
    lines = ("Điều 1. Một", "Tin liên quan", "Điều 2. Hai")
    assert cleaned(*lines)[0] == list(lines)


def test_download_notices() -> None:
    texts, findings = cleaned(
        "设备保养制度_第1页",
        "全文预览已结束",
        "一、设备科负责保养。",
        "温馨提示",
        "• 1. 本站所有资源均为网友上传。",
        "• 2. 图纸请自备软件打开。",
        "• 3. 压缩文件请下载软件解压。",
    )
    assert texts == ["一、设备科负责保养。"]
    assert {code for code, _ in findings} == {"download_notice"}
    assert len(findings) == 6


def test_a_reminder_to_patients_is_no_download_notice() -> None:
    lines = ("温馨提示", "1. 就诊请带身份证。", "2. 请勿在病房吸烟。")
    assert cleaned(*lines)[0] == list(lines)


def test_an_uploaders_stamp_in_front_of_a_title() -> None:
    texts, findings = cleaned("再上传必究设备保养制度", "一、设备科负责保养。")
    assert texts[0] == "设备保养制度"
    assert findings == [("download_notice", "再上传必究")]


def test_damaged_characters_are_kept_and_reported() -> None:
    texts, findings = cleaned("文件管理须确??勺匪?，防止泄露。")
    assert texts == ["文件管理须确??勺匪?，防止泄露。"]
    assert [code for code, _ in findings] == ["damaged"]
    assert "??" in findings[0][1]


@pytest.mark.parametrize("line", ["Có đủ thuốc không?", "为什么？因为如此。", "合格?"])
def test_question_marks_are_no_damage(line: str) -> None:
    assert damaged_passages(line) == []


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    text = "".join(SENTENCE for _ in range(8)) + "。"
    lines = ["第一条 值班"] + [text[at : at + 30] for at in range(0, len(text), 30)]
    texts, findings = cleaned(*lines)
    assert texts == ["第一条 值班", text]
    assert ("unwrapped", "") in findings


def test_a_wrapped_vietnamese_text_with_short_headings_is_joined() -> None:
    sentence = (
        "Các khoa lập sổ theo dõi vật tư và đối chiếu với kho vào cuối mỗi tuần làm việc của mình"
    )
    lines: list[str] = []
    for number in range(1, 5):
        lines += [f"Điều {number}. Một việc ngắn", *textwrap.wrap(sentence, 60)]
    texts, findings = cleaned(*lines)
    assert texts[1::2] == [sentence] * 4
    assert ("unwrapped", "") in findings


def test_short_lines_that_each_begin_anew_are_not_joined() -> None:
    lines = [
        f"{line} {number}"
        for number in range(1, 6)
        for line in ("Điều kiện làm việc chung", "Áp dụng trong toàn viện", "Gồm các khoa và phòng")
    ]
    assert cleaned(*lines)[0] == lines
