"""Web pages: the document of a page, its lists and tables as a browser shows them."""

from __future__ import annotations

import base64

import pytest

from regulations.importing import UnreadableSource, outline, read_source

from .files import PNG

PAGE = f"""<!DOCTYPE html><html><head><meta charset="{{charset}}"><title>手卫生制度 - 医院</title>
<style>p {{{{ color: red }}}}</style></head><body>
<div class="top"><a href="/">首页</a> &gt; <a href="/r">规章制度</a></div>
<ul id="menu"><li><a href="/a">概况</a></li><li><a href="/b">科室</a></li>
<li><a href="/c">专家</a></li><li><a href="/d">联系</a></li></ul>
<h1>手卫生管理制度</h1><p class="meta">发布时间：2024-01-02</p>
<div class="content"><p>第一章&nbsp;总则</p><p>第一条 为规范手卫生，<b>制定</b>本制度。</p>
<p>第二条 手卫生包括：</p><ol><li>洗手；</li><li>消毒：<ol type="a">
<li>接触前；</li><li>接触后；</li></ol></li></ol><table><thead><tr><th>科室</th><th>频次</th></tr></thead>
<tr><td rowspan="2">重症</td><td>每日|一次</td></tr><tr><td>每周</td></tr></table>
<p><img src="data:image/png;base64,{base64.b64encode(PNG).decode()}" alt="步骤"></p>
<p><img src="http://127.0.0.1:9/x.png" alt="远处的图"></p>
<p>第三条 自发布之日起施行。</p><p style="display:none">看不见的字</p></div>
<div class="links">友情链接：<a href="x">某局</a></div>
<script>document.write("脚本")</script></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_a_page_gives_its_document(charset: str) -> None:
    text = PAGE.format(charset=charset)
    source = read_source(text.encode("gb18030" if charset != "utf-8" else "utf-8"), "a.html")
    assert source.lines == (
        "手卫生管理制度", "第一章 总则", "第一条 为规范手卫生，制定本制度。", "第二条 手卫生包括：",
        "1. 洗手；", "2. 消毒：", "a. 接触前；", "b. 接触后；",
        "| 科室 | 频次 |", "| --- | --- |", "| 重症 | 每日\\|一次 |", "|  | 每周 |",
        "![步骤](figure:1)", "第三条 自发布之日起施行。",
    )  # fmt: skip
    assert source.figures[0].data == PNG
    removed = "\n".join(warning.text for warning in source.warnings)
    for word in ("首页", "规章制度", "专家", "发布时间", "看不见的字", "友情链接", "某局",
                 "远处的图", "手卫生制度 - 医院"):  # fmt: skip
        assert word in removed
    (document,) = outline(text.encode("gb18030"), "a.html") if charset != "utf-8" else outline(
        text.encode(), "a.html"
    )
    assert document.title == "手卫生管理制度"


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ('start="3"', ["3.", "4."]),
        ('type="A"', ["A.", "B."]),
        ('type="I" start="4"', ["IV.", "V."]),
        ('style="list-style-type: cjk-ideographic"', ["一、", "二、"]),
        ("reversed", ["2.", "1."]),
        ('style="list-style: none"', ["", ""]),
    ],
)
def test_the_numbers_a_browser_prints(attributes: str, labels: list[str]) -> None:
    page = f"<html><body><p>x</p><ol {attributes}><li>a b</li><li>c d</li></ol></body></html>"
    lines = read_source(page.encode(), "a.html").lines
    assert lines == ("x", f"{labels[0]} a b".strip(), f"{labels[1]} c d".strip())


def test_an_item_with_a_label_of_its_own_gets_no_second_one() -> None:
    page = "<html><body><ol><li>第一条 甲。</li><li>第二条 乙。</li></ol></body></html>"
    assert read_source(page.encode(), "a.html").lines == ("第一条 甲。", "第二条 乙。")


def test_provisions_inside_what_looks_like_furniture_are_kept() -> None:
    body = "<div class='sidebar'><p>第一条 甲。</p><p>第二条 乙。</p></div>"
    page = f"<html><body>{body}</body></html>"
    assert read_source(page.encode(), "a.html").lines == ("第一条 甲。", "第二条 乙。")


def test_entities_of_a_document_type_are_not_expanded() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>'
        "<p>第一条 &x; 甲。</p></body></html>"
    )
    assert "root:" not in "\n".join(read_source(page.encode(), "a.html").lines)


def test_endless_nesting_and_pages_without_text_are_refused() -> None:
    for page in ("<html><body>" + "<div>" * 5000 + "x", "<html><body></body></html>",
                 "<html><body><script>1</script></body></html>"):  # fmt: skip
        with pytest.raises(UnreadableSource):
            read_source(page.encode(), "a.html")


def test_a_page_named_doc_is_read_as_what_it_is() -> None:
    page = "<html><body><p>第一条 甲。</p></body></html>"
    assert read_source(page.encode(), "a.doc").format == "html"
