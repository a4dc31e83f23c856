"""Word files: they import again to the same tree, and are laid out as each standard says."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from regulations.exporting.document import Figure, IssuedText, Text
from regulations.exporting.docx_gbt9704 import docx_gbt9704
from regulations.exporting.docx_nd30 import docx_nd30
from regulations.exporting.lines import lines
from regulations.exporting.plain import plain
from regulations.importing import outline
from regulations.structure import Document, Node, parse, render, walk
from regulations.structure.ids import assign
from regulations.structure.nodes import Draft
from regulations.structure.numerals import to_chinese
from tests.regulations.structure.test_properties import (
    chinese_articles,
    levelled,
    vietnamese_articles,
)

slow = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # a failing example is long, and soon understood
)  # fmt: skip


def zh(document: Document, **fields: Any) -> IssuedText:
    values: dict[str, Any] = {
        "heading": "患者信息保护规定", "number": "晨医发〔2026〕1号", "issuer": "晨曦医院",
        "signatory_title": "院长", "signatory": "陈立",
    }  # fmt: skip
    return _issued("zh-hans", document, values, fields)


def vi(document: Document, **fields: Any) -> IssuedText:
    values: dict[str, Any] = {
        "heading": "Quy định về bảo vệ thông tin người bệnh", "number": "5/QyĐ-BV",
        "issuer": "Bệnh viện Bình Minh", "superior": "Sở Y tế tỉnh Đông Giang",
        "place": "Đông Giang", "signatory_title": "KT. Giám đốc Phó Giám đốc",
        "signatory": "Trần Lập",
    }  # fmt: skip
    return _issued("vi", document, values, fields)


def _issued(
    language: str, document: Document, values: dict[str, Any], fields: dict[str, Any]
) -> IssuedText:
    edition = {"issue_date": date(2026, 1, 5), "figures": {}}
    edition |= {name: fields.pop(name) for name in list(fields) if name in edition}
    text = Text(
        language=language,
        preamble=tuple(document.preamble.split("\n")) if document.preamble else (),
        provisions=document.provisions,
        closing=tuple(document.closing.split("\n")) if document.closing else (),
        **{**values, **fields},
    )
    return IssuedText(
        texts={language: text}, edition=2, printing=1, content_hash="3f2a9c0d",
        effective_date=date(2026, 2, 1), slug="x", **edition,
    )  # fmt: skip


def again(document: Document, language: str, **fields: Any) -> Document:
    """The document after export to Word and import of that."""
    made = docx_gbt9704(zh(document, **fields)) if language != "vi" else docx_nd30(
        vi(document, **fields)
    )
    (found,) = outline(made, "x.docx", language)
    return found


def stays(text: str, language: str, **fields: Any) -> Document:
    first = parse(text, language)
    second = again(first, language, **fields)
    assert render(second.provisions) == render(first.provisions)
    assert second.provisions == first.provisions
    third = again(second, language, **fields)
    assert third.provisions == first.provisions
    assert (third.preamble, third.closing) == (second.preamble, second.closing)
    return second


# trees of our own making ------------------------------------------------------------------------

zh_words = st.text(alphabet="甲乙丙丁戊己庚辛壬癸", min_size=2, max_size=12)
cells = st.text(alphabet="甲乙丙丁 xyz0123456789%/-", min_size=1, max_size=8).map(
    lambda text: " ".join(text.split())
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    columns, rows = draw(st.integers(2, 5)), draw(st.integers(1, 4))
    row = st.lists(cells.filter(bool), min_size=columns, max_size=columns)
    made = [f"| {' | '.join(draw(row))} |" for _ in range(rows + 1)]
    return "\n".join([made[0], f"|{' --- |' * columns}", *made[1:]])


@st.composite
def with_tables(draw: st.DrawFn, trees: st.SearchStrategy[list[Draft]]) -> list[Draft]:
    drafts = draw(trees)

    def articles(found: list[Draft]) -> list[Draft]:
        return [d for one in found for d in (one, *articles(one.children))]

    for one in articles(drafts):
        if one.lines and draw(st.integers(0, 4)) == 0:
            one.lines.append(draw(tables()))
    return drafts


@st.composite
def zh_texts(draw: st.DrawFn) -> str:
    drafts = draw(with_tables(st.one_of(chinese_articles(), levelled())))
    text = render(assign(drafts)[0])
    if draw(st.booleans()) and "第一条" in text:  # an inserted article
        text += f"\n第{to_chinese(text.count('条'))}条之一 {draw(zh_words)}。"
    return text + draw(attached("附件{n}", zh_words))


@st.composite
def attached(draw: st.DrawFn, label: str, words: st.SearchStrategy[str]) -> str:
    made = ""
    for number in range(1, draw(st.integers(0, 2)) + 1):
        made += f"\n{label.format(n=number)}\n{draw(words)}\n{draw(tables())}"
    return made


vi_words = st.lists(
    st.sampled_from(["người", "bệnh", "thông", "tin", "khoa", "dược", "lưu", "giữ"]),
    min_size=2, max_size=8,
).map(lambda words: " ".join(words).capitalize())  # fmt: skip


@st.composite
def vi_texts(draw: st.DrawFn) -> str:
    text = render(assign(draw(with_tables(vietnamese_articles())))[0])
    return text + draw(attached("Phụ lục {n}", vi_words))


@slow
@given(zh_texts())
def test_a_chinese_tree_survives_word_and_import(text: str) -> None:
    stays(text, "zh-hans")


@slow
@given(vi_texts())
def test_a_vietnamese_tree_survives_word_and_import(text: str) -> None:
    stays(text, "vi")


@settings(max_examples=100)
@given(st.one_of(chinese_articles(), levelled(), vietnamese_articles()))
def test_lines_are_those_that_read_back(drafts: list[Draft]) -> None:
    nodes, _warnings = assign(drafts)
    assert "\n".join(line.text for line in lines(nodes)) == render(nodes)


@slow
@given(zh_texts())
def test_a_tree_survives_plain_text_and_import(text: str) -> None:
    document = parse(text, "zh-hans")
    made = plain(zh(document).texts["zh-hans"]).encode()
    (found,) = outline(made, "x.txt", "zh-hans")
    assert found.provisions == document.provisions
    assert found.title == "患者信息保护规定"


# documents as people write them -----------------------------------------------------------------

ZH = """第一章 总则
第一条 为保护患者信息，制定本规定。
第二条 适用范围
本规定适用于：
（一）本院职工；
（二）进修人员：
1.医师；
2.护士。
第二款另起一段。
第二条之一 另行规定的除外。
第二章
不设标题的一章先有一段。
第一节 登记
第三条 登记表如下：
| 项目 | 时限 |
| --- | --- |
| 门诊 | 10年 |
| 住院 | 30年 |
第四条 本规定自发布之日起施行。
晨曦医院
2026年1月5日
抄送：各科室。
附件1
检查表
| 序号 | 内容 |
| --- | --- |
| 1 | 柜门上锁 |
附件2：承诺书
一、不泄露。
二、不复制。"""
LEVELS = """一、总体要求
坚持安全第一。
二、工作任务
（一）洗手
1.接触患者前后洗手。
2.用药前5分钟核对。
（二）消毒
（1）物体表面每日消毒。
三、附则
本办法由院感科解释。"""
DECIMAL = "1 目的\n1.1 保护患者。\n1.2 规范行为。\n2 范围\n2.1 全院职工。\n2.1.1 含进修人员。"
VI = """Căn cứ Luật Khám bệnh, chữa bệnh ngày 09 tháng 01 năm 2023;
Theo đề nghị của Trưởng phòng Công nghệ thông tin,
QUYẾT ĐỊNH:
CHƯƠNG I:
Quy định chung
Điều 1: Phạm vi
Quy định này quy định việc lưu giữ.
Điều 2. Đối tượng
1. Áp dụng đối với:
a) Viên chức;
b) Học viên;
đ) Người khác.
2. Không áp dụng với thông tin công khai.
Điều 2a. Bổ sung
Nội dung bổ sung.
Chương II
TỔ CHỨC THỰC HIỆN
Mục 1
TRÁCH NHIỆM
Điều 3. Bảng
| Hồ sơ | Thời hạn |
| --- | --- |
| Nội trú | 10 năm |
Điều 4. Các Trưởng khoa chịu trách nhiệm thi hành./.
Nơi nhận:
- Như Điều 4;
- Lưu: VT.
GIÁM ĐỐC
Trần Lập
PHỤ LỤC I
BIỂU MẪU KIỂM TRA
| STT | Nội dung |
| --- | --- |
| 1 | Tủ có khóa |
PHỤ LỤC II
Cam kết
1. Không tiết lộ.
2. Không sao chép."""


@pytest.mark.parametrize("text", [ZH, LEVELS, DECIMAL], ids=["articles", "levels", "decimal"])
def test_chinese_documents_stay_what_they_are(text: str) -> None:
    found = stays(text, "zh-hans")
    assert found.title == "患者信息保护规定"


def test_a_vietnamese_document_stays_what_it_is() -> None:
    found = stays(VI, "vi")
    assert found.title.casefold() == "quy định về bảo vệ thông tin người bệnh"
    assert "Trần Lập" in found.closing


@pytest.mark.parametrize(
    "fields",
    [{"issue_date": None}, {"issue_date": None, "signatory_title": "", "signatory": ""},
     {"signatory_title": "Trưởng nhóm dự án"}, {"number": "", "issuer": "", "superior": ""},
     {"place": "", "attachments": ("Bản quét.pdf",)}],
)  # fmt: skip
def test_whatever_is_missing_from_head_and_signature(fields: dict[str, Any]) -> None:
    stays("Điều 1. Mục đích\nBảo vệ.\nĐiều 2. Hiệu lực\nTừ ngày ký.", "vi", **fields)
    if "place" in fields:
        fields = {"attachments": ("原件扫描",)}
    stays("第一条 目的\n保护。\n第二条 自发布之日起施行。", "zh-hans", **fields)


# layout -------------------------------------------------------------------------------------------


def opened(made: bytes) -> Any:
    return docx.Document(io.BytesIO(made))


def _fonts(run_or_style: Any) -> tuple[str, str]:
    fonts = run_or_style.element.rPr.find(qn("w:rFonts"))
    return fonts.get(qn("w:ascii")), fonts.get(qn("w:eastAsia"))


@pytest.fixture(scope="module")
def chinese() -> Any:
    return opened(docx_gbt9704(zh(parse(ZH, "zh-hans"))))


@pytest.fixture(scope="module")
def vietnamese() -> Any:
    return opened(docx_nd30(vi(parse(VI, "vi"))))


def test_chinese_page_is_that_of_the_standard(chinese: Any) -> None:
    for section in chinese.sections:
        assert section.page_width == pytest.approx(Mm(210), abs=Mm(1))
        assert section.page_height == pytest.approx(Mm(297), abs=Mm(1))
        assert section.top_margin == pytest.approx(Mm(37), abs=Mm(1))
        assert section.left_margin == pytest.approx(Mm(28), abs=Mm(1))
        width = section.page_width - section.left_margin - section.right_margin
        height = section.page_height - section.top_margin - section.bottom_margin
        assert (width, height) == (
            pytest.approx(Mm(156), abs=Mm(1)), pytest.approx(Mm(225), abs=Mm(1))
        )


def test_chinese_grid_has_22_lines_of_28_characters(chinese: Any) -> None:
    grid = chinese.sections[0]._sectPr.find(qn("w:docGrid"))
    pitch = int(grid.get(qn("w:linePitch"))) / 20
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert 225 / 25.4 * 72 // pitch == 22
    assert round(156 / 25.4 * 72 / character, 1) == 28


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [("Normal", "仿宋", 16), ("Title", "方正小标宋简体", 22), ("Heading 1", "黑体", 16),
     ("Heading 2", "楷体", 16), ("Heading 3", "黑体", 16), ("页码", "宋体", 14)],
)  # fmt: skip
def test_chinese_styles_name_the_official_fonts(
    chinese: Any, style: str, font: str, size: int
) -> None:
    found = chinese.styles[style]
    assert _fonts(found)[1] == font
    assert found.font.size == Pt(size)


def test_chinese_mark_is_red_and_has_a_red_rule_below_the_number(chinese: Any) -> None:
    mark, number = chinese.paragraphs[0], chinese.paragraphs[1]
    assert mark.text == "晨曦医院文件"
    assert str(mark.style.font.color.rgb) == "FF0000"
    assert number.text == "晨医发〔2026〕1号"
    edge = number._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert edge.get(qn("w:color")) == "FF0000"


def test_chinese_page_numbers_are_fields_odd_right_even_left(chinese: Any) -> None:
    assert chinese.settings.odd_and_even_pages_header_footer
    section = chinese.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    for footer in (odd, even):
        assert "PAGE" in "".join(e.text or "" for e in footer._p.iter(qn("w:instrText")))
        assert footer.text.startswith("— ") and footer.text.endswith(" —")


def test_chinese_labels_stand_in_their_fonts(chinese: Any) -> None:
    paragraph = next(p for p in chinese.paragraphs if p.text.startswith("第一条"))
    assert _fonts(paragraph.runs[0])[1] == "黑体"
    assert paragraph.text.startswith("第一条\u3000为保护")
    point = next(p for p in chinese.paragraphs if "本院职工" in p.text)
    assert point.text == "（一）本院职工；"


def test_vietnamese_page_is_in_the_ranges_of_the_decree(vietnamese: Any) -> None:
    for section in vietnamese.sections:
        assert section.page_width == pytest.approx(Mm(210), abs=Mm(1))
        assert section.page_height == pytest.approx(Mm(297), abs=Mm(1))
        assert Mm(20) <= section.top_margin <= Mm(25)
        assert Mm(20) <= section.bottom_margin <= Mm(25)
        assert Mm(30) <= section.left_margin <= Mm(35)
        assert Mm(15) <= section.right_margin <= Mm(20)


def test_vietnamese_text_is_times_new_roman_of_14_points(vietnamese: Any) -> None:
    normal = vietnamese.styles["Normal"]
    assert _fonts(normal) == ("Times New Roman", "Times New Roman")
    assert normal.font.size == Pt(14)
    form = normal.paragraph_format
    assert Mm(10) <= form.first_line_indent <= Mm(12.8)
    assert form.space_after >= Pt(6)
    assert 1 <= form.line_spacing <= 1.5
    assert form.alignment == 3


def test_vietnamese_page_number_is_in_the_head_but_not_of_the_first_page(vietnamese: Any) -> None:
    section = vietnamese.sections[0]
    assert section.different_first_page_header_footer
    paragraph = section.header.paragraphs[0]
    assert paragraph.style.paragraph_format.alignment == 1
    assert "PAGE" in "".join(e.text or "" for e in paragraph._p.iter(qn("w:instrText")))
    assert "".join(p.text for p in section.first_page_header.paragraphs) == ""


def test_vietnamese_head_has_nation_motto_and_issuing_body(vietnamese: Any) -> None:
    table = vietnamese.tables[0]
    nation, motto = table.cell(0, 1).paragraphs[:2]
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert (nation.runs[0].font.bold, nation.runs[0].font.size) == (True, Pt(12))
    assert (motto.runs[0].font.bold, motto.runs[0].font.size) == (True, Pt(13))
    issuer = next(p for p in table.cell(0, 0).paragraphs if "BÌNH MINH" in p.text)
    assert issuer.runs[0].font.bold
    assert table.cell(1, 0).text == "Số: 05/QyĐ-BV"
    assert table.cell(1, 1).paragraphs[0].runs[0].font.italic


def test_vietnamese_chapter_titles_are_capitals_only_by_their_look(vietnamese: Any) -> None:
    chapter = next(p for p in vietnamese.paragraphs if p.text.startswith("CHƯƠNG I:"))
    assert chapter.text == "CHƯƠNG I:\nQuy định chung"
    assert chapter.runs[-1].font.all_caps
    assert chapter.style.name == "Heading 1"


def test_appendices_count_their_pages_anew(vietnamese: Any) -> None:
    assert len(vietnamese.sections) == 3
    for section in list(vietnamese.sections)[1:]:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_heads_of_tables_are_repeated(chinese: Any) -> None:
    for table in chinese.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_pictures_come_back_with_their_captions() -> None:
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(data, "PNG")
    figure = Figure(7, data.getvalue(), "image/png")
    text = "第一条 见图。\n![流程图](figure:1)\n第二条 完。"
    made = docx_gbt9704(zh(parse(text.replace(":1)", ":7)"), "zh-hans"), figures={7: figure}))
    (found,) = outline(made, "x.docx", "zh-hans")
    assert found.provisions == parse(text, "zh-hans").provisions


@pytest.mark.parametrize("make", [docx_gbt9704, docx_nd30])
def test_hostile_text_is_text(make: Callable[[IssuedText], bytes]) -> None:
    bad = "<w:p/>&amp;]]> \x00\x0b\ud800\uffff {PAGE} \\o"
    language = "zh-hans" if make is docx_gbt9704 else "vi"
    node = Node("article", "art_1", "第一条" if language != "vi" else "Điều 1.", "", bad)
    document = Document("", language, (node,), preamble=bad, closing=bad)
    issued = (zh if language != "vi" else vi)(document, heading=bad, issuer=bad, number=bad)
    assert "<w:p/>&amp;]]>" in "".join(p.text for p in opened(make(issued)).paragraphs)
    assert make(issued) == make(issued)


def test_every_node_of_the_examples_is_there() -> None:
    """The examples hold what they are for."""
    kinds = {node.kind for text in (ZH, LEVELS) for node in walk(parse(text, "zh-hans").provisions)}
    assert kinds >= {"chapter", "section", "article", "paragraph", "point", "item", "level",
                     "appendix"}  # fmt: skip
