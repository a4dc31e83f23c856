"""The whole way of a file, on documents of our own with the defects that real ones have."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulations.importing import UnreadableSource, outline
from regulations.structure import Document, Node, parse, render_whole, walk
from tests.regulations.structure.trees import characters, find, ids

from .files import DOCUMENTS, codes, document_bytes


def kept(documents: list[Document]) -> Counter[str]:
    parts: list[str] = []
    for document in documents:
        rows = document.to_dict()
        parts.append(rows["title"])
        parts += [warning["text"] for warning in rows["warnings"]]
        for node in walk(document.provisions):
            parts += [node.number, node.heading, node.text]
    return characters("".join(parts))


def articles(node: Node) -> list[str]:
    return [child.id for child in walk(node.children) if child.kind == "article"]


def everything(documents: list[Document]) -> str:
    """All that the documents would show as their text."""
    return "\n".join(
        f"{node.number} {node.heading} {node.text}"
        for document in documents
        for node in walk(document.provisions)
    )


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.name)
def test_no_character_of_a_file_is_lost(path: Path) -> None:
    data = path.read_bytes()
    documents = outline(data, path.name)
    assert characters(data.decode()) - kept(documents) == Counter()
    assert "\x02" not in everything(documents)


def test_a_vietnamese_page_of_a_web_site() -> None:
    documents = outline(document_bytes("vi_web_page.txt"), "vi_web_page.txt")
    assert len(documents) == 1
    document = documents[0]
    assert document.language == "vi"
    assert document.title == "Quy định quản lý và sử dụng tủ thuốc trực tại các khoa lâm sàng"
    assert [node.id for node in document.provisions] == ["chp_1", "chp_2", "chp_3", "chp_4"]
    assert [len(articles(chapter)) for chapter in document.provisions] == [3, 4, 4, 3]
    assert document.provisions[1].heading == "DỰ TRÙ, LĨNH THUỐC VÀ BỔ SUNG CƠ SỐ"
    assert document.closing == "GIÁM ĐỐC\nLê Thị Thu Hằng"
    text = everything(documents) + document.closing + document.preamble
    for furniture in ("Đăng lúc", "Đánh giá", "Fanpage", "CÁC ĐƠN VỊ LIÊN KẾT", "Cửa Lò"):
        assert furniture not in text
    assert codes(document).count("duplicate_title") == 1


def test_a_decision_and_the_rule_it_issues_are_two_documents() -> None:
    documents = outline(document_bytes("vi_decision_and_rule.txt"), "x.txt")
    assert [document.title for document in documents] == [
        "QUYẾT ĐỊNH Về việc ban hành Quy chế trực chuyên môn",
        "QUY CHẾ Trực chuyên môn",
    ]
    assert ids(documents[0].provisions) == ["art_1", "art_2", "art_3"]
    assert documents[0].closing.endswith("Trần Văn Bình")
    rule = documents[1]
    assert [len(articles(chapter)) for chapter in rule.provisions] == [4, 1, 0]
    assert find(rule.provisions, "art_2__para_2__point_5").text == "Trực nhi;"
    assert [(w.code, w.text) for w in rule.warnings] == [("gap", "Điều 5.")]
    assert "Điều 2 của Quy chế này" in find(rule.provisions, "art_3").text
    assert rule.closing.endswith("Phạm Quốc Khánh")
    appendix = rule.provisions[-1]
    assert (appendix.id, appendix.number, appendix.heading) == (
        "att_1", "PHỤ LỤC I", "Mẫu sổ giao ban",
    )  # fmt: skip


def test_a_notice_and_the_rule_it_issues_are_two_documents() -> None:
    text = (
        "关于印发《病历借阅办法》的通知\n各科室：\n现印发给你们，请遵照执行。\n某院医务科\n"
        "2023年3月1日\n病历借阅办法\n第一条 甲。\n第二条 乙。"
    )
    notice, rule = outline(text.encode(), "x.txt")
    assert notice.title == "关于印发《病历借阅办法》的通知"
    assert notice.closing == "某院医务科\n2023年3月1日"
    assert (rule.title, ids(rule.provisions)) == ("病历借阅办法", ["art_1", "art_2"])


@pytest.mark.parametrize("name", sorted(path.name for path in DOCUMENTS.glob("*.txt")))
def test_the_text_of_a_document_gives_the_same_document_again(name: str) -> None:
    for document in outline(document_bytes(name), name):
        text = render_whole(document.preamble, document.provisions, document.closing)
        again = parse(text, document.language)
        assert again.provisions == document.provisions
        assert (again.preamble, again.closing) == (document.preamble, document.closing)


def test_a_chinese_rule_with_letterhead_gap_duplicate_and_appendix() -> None:
    document = outline(document_bytes("zh_articles.txt"), "x.txt")[0]
    assert document.title == "手术室器械清点管理规定（试行）"
    assert document.preamble.startswith("临江市第二医院文件\n临二院发〔2024〕12号")
    assert articles(document.provisions[1]) == ["art_4_1", "art_5", "art_5~2", "art_7"]
    assert {("gap", "第七条"), ("duplicate", "第五条")} <= {
        (w.code, w.text) for w in document.warnings
    }
    assert find(document.provisions, "art_3__para_2__point_4").text == "术毕。"
    assert "第三条规定补做清点。" in find(document.provisions, "art_4_1").text
    assert document.closing == "临江市第二医院\n二〇二四年六月十八日"
    appendix = document.provisions[-1]
    assert (appendix.id, appendix.heading) == ("att_1", "器械清点单")
    assert appendix.text == "序号\t名称\t数量"


def test_a_compilation_with_glued_headings_and_notices() -> None:
    documents = outline(document_bytes("zh_compilation.txt"), "x.txt")
    assert [document.title for document in documents] == [
        "病房消防安全制度",
        "病房氧气使用规定",
        "探视陪护须知",
    ]
    fire, oxygen, visits = documents
    assert ids(fire.provisions) == [
        "lvl_1",
        "lvl_1__lvl_1",
        "lvl_1__lvl_2",
        "lvl_2",
        "lvl_2__lvl_1",
        "lvl_2__lvl_2",
        "lvl_3",
        "lvl_3__lvl_1",
    ]
    assert [articles(chapter) for chapter in oxygen.provisions] == [
        ["art_1", "art_2"],
        ["art_3", "art_4"],
    ]
    assert [node.heading for node in oxygen.provisions] == ["总则", "使用"]
    assert len(visits.provisions) == 3
    assert "contents" in codes(fire)
    for notice in ("下载文档", "双击可修改", "再上传", "第 1 页"):
        assert notice not in everything(documents)


def test_running_text_with_page_numbers_and_a_list_of_contents() -> None:
    documents = outline(document_bytes("zh_running.txt"), "x.txt")
    assert [document.title for document in documents] == [
        "清河医院护理文书管理小组",
        "清河医院护理文书书写规范",
        "清河医院护理文书保密制度",
        "清河医院护理文书归档职责",
    ]
    secrecy = documents[2]
    assert ids(secrecy.provisions) == [
        "art_1",
        "art_2",
        "art_2__point_1",
        "art_2__point_2",
        "art_2__point_3",
        "art_3",
        "art_4",
        "art_5",
        "art_6",
    ]
    assert "视情节轻重给予处理" in find(secrecy.provisions, "art_4").text
    assert secrecy.closing == "清河医院护理部\n2021年3月1日"
    assert [len(document.provisions) for document in documents] == [4, 2, 6, 2]


def test_the_same_text_in_slices_gives_the_same_documents() -> None:
    text = document_bytes("zh_running.txt").decode().strip()
    pieces = [text[at : at + 150] for at in range(0, len(text), 150)]
    sliced = "\n".join(f"{number}、{piece}" for number, piece in enumerate(pieces, 1))
    whole, cut = outline(text.encode(), "x.txt"), outline(sliced.encode(), "x.txt")
    assert [(d.title, d.provisions) for d in cut] == [(d.title, d.provisions) for d in whole]
    assert "slice_numbers" in {code for document in cut for code in codes(document)}


def test_a_traditional_text_with_glosses() -> None:
    document = outline(document_bytes("zh_glosses.txt"), "x.txt")[0]
    assert document.language == "zh-hans"
    assert document.title == "药品不良反应报告制度"
    assert [node.heading for node in document.provisions][:2] == ["组织与职责", "报告程序"]
    assert [len(node.children) for node in document.provisions] == [2, 2, 0]
    text = everything([document])
    assert "（HIS）" in document.preamble
    assert "核心任务" in text
    assert not any(mark in text for mark in ("(yī)", "藥", "本站", "提交评论"))
    assert {"glosses", "traditional", "damaged", "download_notice"} <= set(codes(document))


def test_an_inline_list_of_a_clean_document_stays_in_its_sentence() -> None:
    text = "第一条 分为三类：1.甲类；2.乙类；3.丙类。\n第二条 乙。\n第三条 丙。"
    document = outline(text.encode(), "x.txt")[0]
    assert ids(document.provisions) == ["art_1", "art_2", "art_3"]


def test_citations_in_running_text_do_not_break_it() -> None:
    text = (
        "设备管理规定第一条为规范设备管理,制定本规定。第二条设备由设备科统一采购。"
        "第三条违反第四条的,依照本规定第五条处理。第四条私自外借设备的,通报批评。"
    )
    document = outline(text.encode(), "x.txt")[0]
    assert ids(document.provisions) == ["art_1", "art_2", "art_3", "art_4"]
    assert "第五条处理" in find(document.provisions, "art_3").text


def test_glued_vietnamese_articles() -> None:
    text = (
        "Điều 1. Phạm vi áp dụng là toàn bệnh viện. Điều 2. Người trực có mặt đúng giờ theo Điều 3 "
        "của Quy định này. Điều 3. Giờ trực bắt đầu từ bảy giờ."
    )
    document = outline(text.encode(), "x.txt")[0]
    assert ids(document.provisions) == ["art_1", "art_2", "art_3"]


def test_a_single_file_keeps_its_name_where_it_has_no_title() -> None:
    assert outline("第一条 甲。\n第二条 乙。".encode(), "值班制度.txt")[0].title == "值班制度"


def test_a_language_may_be_given() -> None:
    data = "Quy định\nĐiều 1. Một\nNội dung.".encode()
    assert outline(data, "x.txt", "vi")[0].language == "vi"
    assert outline(data, "x.txt")[0].language == "vi"
    assert outline("第一条 甲。".encode(), "x.txt")[0].language == "zh-hans"
    with pytest.raises(ValueError, match="unknown language"):
        outline(data, "x.txt", "en")


PIECES = [
    "目录", "医院值班制度", "医院值班制度", "信息保密规定", "QUY ĐỊNH", "Quy định về an toàn",
    "MỤC LỤC", "Đăng lúc: 1/1", "- 1 -", "第 1 页共 2 页", "2", "3", "温馨提示", "本站下载",
    "Fanpage X", "醫(yī)院網(wǎng)絡", "確??坏", "一段。第五条 中间。一、甲二、乙",
    "內容：1.甲；2.乙",
    "Trang 1/2", "医院制度_第1页", "xin Điều 5. Chào", "再上传必究医院制度", "第一章 总则",
    "第一条 甲。", "第二条 乙。", "一、甲", "（一）乙", "1.丙", "Chương I", "Điều 1. Một", "a) x;",
    "院长：张某", "2024年1月1日", "GIÁM ĐỐC", "附件1：表", "",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25), st.sampled_from(["\n", ""]))
def test_no_mixture_raises_or_loses_a_character(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    try:
        documents = outline(text.encode(), "x.txt")
    except UnreadableSource:
        assert not text.strip()
        return
    assert characters(text) - kept(documents) == Counter()


# the seeds ---------------------------------------------------------------------------------------

SEEDS = os.environ.get("SEEDS_DIR", "")
seeds = pytest.mark.skipif(not SEEDS, reason="SEEDS_DIR is not set: real input is not here")


def seed(number: str) -> list[Document]:
    path = next(Path(SEEDS).glob(f"{number}_*"))
    return outline(path.read_bytes(), path.name)


@seeds
@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_seed_loses_nothing(number: str) -> None:
    path = next(Path(SEEDS).glob(f"{number}_*"))
    assert characters(path.read_text()) - kept(seed(number)) == Counter()


@seeds
def test_seed_003_one_regulation_of_four_chapters_and_fourteen_articles() -> None:
    documents = seed("003")
    assert len(documents) == 1
    chapters = documents[0].provisions
    assert [articles(chapter) for chapter in chapters] == [
        [f"art_{n}" for n in range(first, last + 1)]
        for first, last in ((1, 4), (5, 8), (9, 11), (12, 14))
    ]
    assert documents[0].closing.startswith("GIÁM ĐỐC")
    text = everything(documents) + documents[0].preamble
    assert not any(mark in text for mark in ("GIÁM ĐỐC", "Fanpage", "Đăng lúc", "Đánh giá bài"))


@seeds
def test_seed_000_holds_the_confidentiality_rule() -> None:
    document = next(one for one in seed("000") if one.title.endswith("信息保密制度"))
    assert [node.id for node in document.provisions] == [f"art_{n}" for n in range(1, 18)]
    assert [node.id for node in document.provisions[1].children] == [
        f"art_2__point_{n}" for n in range(1, 6)
    ]
    assert "要定期监督、检查保密管理规定的执行情况" in document.provisions[2].text


@seeds
def test_seed_001_gives_its_documents_apart() -> None:
    documents = seed("001")
    shapes = [Counter(node.kind for node in walk(one.provisions)) for one in documents]
    assert any(one["chapter"] == 4 and one["article"] == 18 for one in shapes)
    assert any(one["chapter"] == 5 for one in shapes)
    first = documents[0]
    assert [len(node.children) for node in first.provisions] == [2, 5, 4, 3, 2]
    assert first.provisions[-1].children[-1].id == "lvl_5__lvl_2"


@seeds
def test_seed_002_is_readable_simplified_with_eight_headings() -> None:
    documents = seed("002")
    assert len(documents) == 1
    assert [node.id for node in documents[0].provisions] == [f"lvl_{n}" for n in range(1, 9)]
    assert [len(node.children) for node in documents[0].provisions] == [2] * 7 + [0]
    assert documents[0].provisions[0].heading == "部门职责与目标"


def test_a_vietnamese_text_on_one_line_with_commas_in_its_headings() -> None:
    text = (
        "QUY ĐỊNH Về kho vật tư Chương I QUY ĐỊNH CHUNG Điều 1. Giải thích từ ngữ 1. Kho là nơi "
        "chứa. 2. Thủ kho là người giữ. Chương II NHẬP, XUẤT Điều 2. Nhập kho, kiểm đếm 1. Ghi sổ. "
        "2. Đối chiếu theo khoản 1 Điều 1. Chương III ĐIỀU KHOẢN THI HÀNH Điều 3. Từ ngày ký."
    )
    (document,) = outline(text.encode(), "x.txt")
    assert document.title == "QUY ĐỊNH Về kho vật tư"
    assert [node.heading for node in document.provisions] == [
        "QUY ĐỊNH CHUNG", "NHẬP, XUẤT", "ĐIỀU KHOẢN THI HÀNH",
    ]  # fmt: skip
    assert [articles(node) for node in document.provisions] == [["art_1"], ["art_2"], ["art_3"]]
    assert find(document.provisions, "art_2").heading == "Nhập kho, kiểm đếm"
    assert find(document.provisions, "art_2__para_2").text == "Đối chiếu theo khoản 1 Điều 1."


def test_a_citation_that_happens_to_continue_the_count_breaks_no_line() -> None:
    text = (
        "物资管理制度\n第一条 物资统一采购。第二条 物资由专人保管；第三条另有规定的除外。\n"
        "第三条 贵重物资加锁。第四条 本制度自发布之日起施行。"
    )
    (document,) = outline(text.encode(), "x.txt")
    assert ids(document.provisions) == ["art_1", "art_2", "art_3", "art_4"]
    assert document.provisions[1].text == "物资由专人保管；第三条另有规定的除外。"


def test_points_glued_behind_the_label_of_an_article() -> None:
    text = "档案借阅规定\n第一条 1.登记；2.按期归还。\n第二条 本规定自发布之日起施行。"
    (document,) = outline(text.encode(), "x.txt")
    assert ids(document.provisions) == ["art_1", "art_1__point_1", "art_1__point_2", "art_2"]


def test_a_rule_in_the_other_language_behind_the_first_is_a_document() -> None:
    text = (
        "库房管理制度\n第一条 库房由专人管理，无关人员不得进入。\n第二条 每月盘点一次。\n\n"
        "QUY CHẾ QUẢN LÝ KHO\nĐiều 1. Kho có người phụ trách.\nĐiều 2. Kiểm kê hằng tháng."
    )
    documents = outline(text.encode(), "x.txt")
    assert [(one.title, one.language) for one in documents] == [
        ("库房管理制度", "zh-hans"),
        ("QUY CHẾ QUẢN LÝ KHO", "vi"),
    ]
    assert [ids(one.provisions) for one in documents] == [["art_1", "art_2"]] * 2


def test_decimals_glued_behind_their_own_number_are_broken_apart() -> None:
    text = "用血规定\n1.申请：医师填写申请单。\n2.告知：事先说明。2.1 签署同意书。2.2 存入病历。\n"
    (document,) = outline(text.encode(), "x.txt")
    assert ids(document.provisions) == ["lvl_1", "lvl_2", "lvl_2__lvl_1", "lvl_2__lvl_2"]


def test_issuer_and_date_glued_to_the_end_of_a_text_on_one_line() -> None:
    text = (
        "第一章 总则 第一条 为规范药品管理，制定本制度。 第二条 本制度适用于全院。 第二章 附则 "
        "第三条 本制度自2021年1月1日起执行。 药学部 2020年12月20日"
    )
    (document,) = outline(text.encode(), "x.txt")
    assert ids(document.provisions) == ["chp_1", "art_1", "art_2", "chp_2", "art_3"]
    assert find(document.provisions, "art_3").text == "本制度自2021年1月1日起执行。"
    assert document.closing == "药学部\n2020年12月20日"
