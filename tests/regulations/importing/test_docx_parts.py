"""Every text of a .docx package is in the lines or in a warning."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from regulations.importing import Source, read_source

from .files import EMF, PNG, W, docx, paragraph, part, picture, relations

MACHINE = {"posOffset", "align", "instrText", "f", "formatCode"}
"""Elements whose content is measures or instructions, no text."""


def said(source: Source) -> str:
    return "".join("\n".join([*source.lines, *(w.text for w in source.warnings)]).split())


def texts(data: bytes) -> list[tuple[str, str]]:
    """(part, text) of every text node of every XML part."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")) or name.startswith("["):
                continue
            for element in etree.fromstring(archive.read(name)).iter():
                if not isinstance(element.tag, str):
                    continue
                if etree.QName(element).localname in MACHINE:
                    continue
                for text in (element.text, *(child.tail for child in element)):
                    if text and text.strip():
                        found.append((name, text.strip()))
    return found


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def note(word: str, identifier: str, text: str) -> str:
    return f'<w:{word} w:id="{identifier}">{paragraph(text)}</w:{word}>'


RICH = "".join(
    [
        paragraph("第一条 正文。"),
        f"<w:p>{run('有注')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('的句子')}"
        "<w:r><w:endnoteReference w:id='5'/></w:r></w:p>",
        f"<w:p>{run('可见')}{run('隐藏的字', '<w:vanish/>')}<w:del><w:r><w:delText>删去的字"
        "</w:delText></w:r></w:del><w:ins><w:r><w:t>加上的字</w:t></w:r></w:ins></w:p>",
        "<w:p><w:moveFrom><w:r><w:t>移走的字</w:t></w:r></w:moveFrom></w:p>",
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        "<wp:positionH><wp:posOffset>12700</wp:posOffset></wp:positionH><wps:txbx>"
        f"<w:txbxContent>{paragraph('文本框里的字')}</w:txbxContent></wps:txbx></wp:anchor>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{paragraph('文本框里的字')}{paragraph('只在后备里的字')}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id='rChart'/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
        "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm='rArt'/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>医</w:t></w:r>"
        f"</w:rubyBase></w:ruby></w:r>{run('院')}</w:p>",
        "<w:p><m:oMath><m:f><m:num><m:r><m:t>A+B</m:t></m:r></m:num><m:den><m:r><m:t>C</m:t>"
        "</m:r></m:den></m:f></m:oMath></w:p>",
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('目录里的一行')}</w:sdtContent></w:sdt>",
        "<w:customXml><w:p><w:smartTag>" + run("标记里的字") + "</w:smartTag></w:p></w:customXml>",
        "<w:p><w:fldSimple w:instr='PAGEREF x'>" + run("域的结果") + "</w:fldSimple></w:p>",
        "<w:altChunk r:id='rChunk'/>",
    ]
)


@pytest.fixture(scope="module")
def rich() -> bytes:
    return docx(
        RICH,
        entries={
            "word/_rels/document.xml.rels": relations(
                ("rChart", "chart", "charts/chart1.xml"),
                ("rArt", "diagramData", "diagrams/data1.xml"),
                ("rChunk", "aFChunk", "chunk.html"),
            ),
            "word/chunk.html": "<html><body><p>块里的字</p></body></html>".encode(),
            "word/charts/chart1.xml": part(
                "c:chartSpace",
                "<c:f>Sheet1!$A$1</c:f><a:p><a:r><a:t>图表标题</a:t></a:r></a:p><c:v>系列一</c:v>",
            ),
            "word/diagrams/data1.xml": part("dgm:dataModel", "<a:p><a:t>流程第一步</a:t></a:p>"),
            "word/glossary/document.xml": part("w:glossaryDocument", paragraph("词汇表里的字")),
            "word/embeddings/sheet.xlsx": b"PK",
            "word/vbaProject.bin": b"\xd0\xcf",
            "docProps/core.xml": '<p xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<dc:subject>主题词</dc:subject></p>",
            "customXml/item1.xml": "<cover><company>公司的名字</company></cover>",
        },
        header1=part("w:hdr", paragraph("页眉的字") + '<w:p><w:r><w:pict><v:shape><v:textpath '
                     'string="机密"/></v:shape></w:pict></w:r></w:p>'),
        footer1=part("w:ftr", paragraph("页脚的字")),
        footnotes=part("w:footnotes", note("footnote", "2", "脚注的字")),
        endnotes=part("w:endnotes", note("endnote", "5", "尾注的字")),
        comments=part("w:comments", note("comment", "0", "批注的字")),
    )  # fmt: skip


def test_every_text_of_every_part_is_kept_or_reported(rich: bytes) -> None:
    kept = said(read_source(rich, "a.docx"))
    missing = [row for row in texts(rich) if "".join(row[1].split()) not in kept]
    assert missing == []
    for word in ("机密", "块里的字", "sheet.xlsx"):
        assert word in kept


def test_what_stands_in_the_text_and_what_does_not(rich: bytes) -> None:
    source = read_source(rich, "a.docx")
    lines = list(source.lines)
    for line in (
        "有注[1]的句子[i]", "可见加上的字", "文本框里的字", "医院", "(A+B)/C", "标记里的字",
        "域的结果", "块里的字",
    ):  # fmt: skip
        assert line in lines
    by_code = {warning.code: warning.text for warning in source.warnings}
    assert by_code["hidden"] == "隐藏的字"
    assert by_code["deleted"] == "删去的字\n移走的字"
    assert by_code["contents"] == "目录里的一行"
    assert by_code["drawing_text"] == "图表标题\n系列一\n流程第一步"
    assert by_code["glosses"] == "医(yī)"
    assert by_code["macros"] == "word/vbaProject.bin"
    notes = [w.text for w in source.warnings if w.code == "footnotes"]
    assert notes == ["[1] 脚注的字", "[i] 尾注的字"]
    assert "只在后备里的字" in by_code["other_text"] and "公司的名字" in by_code["other_text"]


def test_properties_that_stand_in_the_text_are_not_reported() -> None:
    core = (
        '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>值班制度</dc:title>'
        "<dc:creator>somebody</dc:creator></p>"
    )
    source = read_source(
        docx(paragraph("值班制度"), entries={"docProps/core.xml": core}), "a.docx"
    )
    assert source.title == "值班制度"
    assert source.warnings == ()


def test_pictures_become_figures_with_their_text() -> None:
    body = (
        paragraph("前")
        + f"<w:p>{run('图前')}{picture('r1', '流程[一]')}{run('图后')}</w:p>"
        + f"<w:p>{picture('r2')}</w:p><w:p>{picture('r1', '再次')}</w:p>"
        + f"<w:p>{picture('r3')}</w:p>"
    )
    data = docx(
        body,
        entries={
            "word/_rels/document.xml.rels": relations(
                ("r1", "image", "media/image1.png"),
                ("r2", "image", "media/image2.emf"),
                ("r3", "image", "http://127.0.0.1:9/x.png"),
            ),
            "word/media/image1.png": PNG,
            "word/media/image2.emf": EMF,
            "word/media/unused.png": PNG,
        },
    )
    source = read_source(data, "a.docx")
    assert source.lines == (
        "前", "图前图后", "![流程(一)](figure:1)", "![](figure:2)", "![再次](figure:1)", "",
    )  # fmt: skip
    assert [(f.number, f.media_type, f.alternative) for f in source.figures] == [
        (1, "image/png", "流程[一]"),
        (2, "image/emf", ""),
    ]
    assert source.figures[0].data == PNG
    found = {(w.code, w.text) for w in source.warnings}
    assert ("picture_format", "image2.emf") in found
    assert ("external", "http://127.0.0.1:9/x.png") in found
    assert any(code == "pictures" and "unused.png" in text for code, text in found)


def test_fields_show_their_results_and_what_can_be_worked_out() -> None:
    def field(instruction: str, result: str | None = None) -> str:
        shown = "" if result is None else '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        return (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}{run(result or '')}"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )

    body = (
        field(" REF x ", "第三条")
        + field(" eq \\o\\ac(○,3) ")
        + field(' INCLUDETEXT "C:\\\\x" ')
        + field(" QUOTE &quot;字&quot; ")
    )
    source = read_source(docx(body), "a.docx")
    assert [line for line in source.lines if line] == ["第三条", "③", "字"]
    assert [(w.code, w.text) for w in source.warnings] == [("fields", 'INCLUDETEXT "C:\\\\x"')]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>TOC</w:instrText></w:r>"
        + run("第一条 甲。")
        + "</w:p>"
        + paragraph("第二条 乙。")
    )
    assert read_source(docx(body), "a.docx").lines == ("第一条 甲。", "第二条 乙。")


def test_a_deleted_end_of_paragraph_joins_two() -> None:
    body = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>上半</w:t></w:r></w:p>'
        + paragraph("下半")
        + paragraph("另一段")
    )
    assert read_source(docx(body), "a.docx").lines == ("上半下半", "另一段")


def test_merged_cells_nested_tables_and_headers() -> None:
    def cell(text: str, properties: str = "", more: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}{more}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('内甲')}{cell('内乙')}</w:tr></w:tbl>"
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("科室", '<w:gridSpan w:val="2"/>')
        + cell("频次|次")
        + "</w:tr><w:tr>"
        + cell("内科", '<w:vMerge w:val="restart"/>')
        + cell("一", more=paragraph("二"))
        + cell("", more=inner)
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("三")
        + cell("四")
        + "</w:tr></w:tbl>"
    )
    assert read_source(docx(body), "a.docx").lines == (
        "| 科室 |  | 频次\\|次 |",
        "| --- | --- | --- |",
        "| 内科 | 一<br>二 | \\| 内甲 \\| 内乙 \\| |",
        "|  | 三 | 四 |",
    )


def test_a_letterhead_in_a_table_is_lines() -> None:
    def cell(*lines: str) -> str:
        return "<w:tc>" + "".join(paragraph(line) for line in lines) + "</w:tc>"

    body = (
        "<w:tbl><w:tr>"
        + cell("BỆNH VIỆN X", "Số: 01/QyĐ-BV")
        + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
        + "</w:tr></w:tbl>"
    )
    lines = read_source(docx(body), "a.docx").lines
    assert lines[0] == "BỆNH VIỆN X" and lines[2].startswith("CỘNG HÒA")


STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:basedOn w:val="a1"/></w:style></w:styles>'
)


def test_headings_known_by_their_style_alone_are_numbered_where_nothing_else_is() -> None:
    body = (
        paragraph("值班管理办法", style="a1")
        + paragraph("目的", style="a2") + paragraph("规范值班。")
        + paragraph("职责", style="a2") + paragraph("各科室执行。")
    )  # fmt: skip
    source = read_source(docx(body, styles=STYLES), "a.docx")
    assert source.lines == ("值班管理办法", "一、 目的", "规范值班。", "二、 职责", "各科室执行。")
    assert [(w.code, w.text) for w in source.warnings] == [
        ("headings_numbered", "一、 目的\n二、 职责")
    ]


def test_headings_known_by_their_style_beside_numbers_are_reported() -> None:
    body = (
        paragraph("概述", style="a3") + paragraph("第一条 甲。") + paragraph("说明", style="a2")
        + paragraph("第二条 乙。")
    )  # fmt: skip
    source = read_source(docx(body, styles=STYLES), "a.docx")
    assert source.lines == ("概述", "第一条 甲。", "说明", "第二条 乙。")
    assert [(w.code, w.text) for w in source.warnings] == [("styled_headings", "概述\n说明")]


def test_a_strict_file_is_read_like_any_other() -> None:
    strict = docx(paragraph("第一条 甲。"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as archive, zipfile.ZipFile(out, "w") as other:
        for name in archive.namelist():
            data = archive.read(name).replace(
                W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            )
            other.writestr(name, data)
    assert read_source(out.getvalue(), "a.docx").lines == ("第一条 甲。",)


def test_chunks_of_several_formats_and_none_from_outside() -> None:
    inner = docx(f"<w:p>{picture('r1', '内图')}</w:p>" + paragraph("内文"), entries={
        "word/_rels/document.xml.rels": relations(("r1", "image", "media/a.png")),
        "word/media/a.png": PNG,
    })  # fmt: skip
    body = (
        f"<w:p>{picture('r0', '外图')}</w:p><w:altChunk r:id='r1'/><w:altChunk r:id='r2'/>"
        "<w:altChunk r:id='r3'/><w:altChunk r:id='r4'/>" + paragraph("尾")
    )
    other = PNG + b"\x00"
    source = read_source(docx(body, entries={
        "word/_rels/document.xml.rels": relations(
            ("r0", "image", "media/b.png"), ("r1", "aFChunk", "inner.docx"),
            ("r2", "aFChunk", "plain.txt"), ("r3", "aFChunk", "http://127.0.0.1:9/a.html"),
            ("r4", "aFChunk", "broken.docx"),
        ),
        "word/media/b.png": other, "word/inner.docx": inner, "word/plain.txt": "纯文本".encode(),
        "word/broken.docx": b"PK\x03\x04broken",
    }), "a.docx")  # fmt: skip
    assert source.lines == (
        "![外图](figure:1)", "![内图](figure:2)", "内文", "纯文本", "尾",
    )  # fmt: skip
    assert [figure.data for figure in source.figures] == [other, PNG]
    codes = {w.code: w.text for w in source.warnings}
    assert codes["external"] == "http://127.0.0.1:9/a.html"
    assert codes["embedded"] == "broken.docx"


def test_a_document_that_holds_itself_ends() -> None:
    once = docx("<w:altChunk r:id='r1'/>" + paragraph("字"), entries={
        "word/_rels/document.xml.rels": relations(("r1", "aFChunk", "inner.docx")),
        "word/inner.docx": b"",
    })  # fmt: skip
    data = once
    for _ in range(6):
        data = docx("<w:altChunk r:id='r1'/>" + paragraph("字"), entries={
            "word/_rels/document.xml.rels": relations(("r1", "aFChunk", "inner.docx")),
            "word/inner.docx": data,
        })  # fmt: skip
    source = read_source(data, "a.docx")
    assert len(source.lines) == 4
    assert [w.code for w in source.warnings] == ["embedded"]


def test_the_walk_over_the_parts_would_notice_a_loss(rich: bytes) -> None:
    assert len(texts(rich)) > 25
    assert any(re.search("glossary", name) for name, _ in texts(rich))
