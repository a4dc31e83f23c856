"""The text as markup: nothing but our own tags, no word lost, links where they were said."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regulations.annotations import Annotations, Note, Span, merged
from regulations.layout import blocks, contents
from regulations.rendering import (
    Drawing,
    Words,
    article_html,
    contents_html,
    marked,
    passage_html,
    safe_href,
)
from regulations.rendering.passages import cell_places, passages
from regulations.structure.tables import cells, is_table_line, pieces

WORDS = Words("vi", "Không có.", "Bảng", "Chép liên kết", "Báo lỗi")
BOTH = ["vi", "zh-hans"]
OWN_TAGS = {
    "section", "div", "p", "h2", "h3", "span", "a", "b", "br", "table", "thead", "tbody", "tr",
    "th", "td", "li",
}  # fmt: skip
OWN_ATTRIBUTES = {
    "id", "class", "lang", "href", "title", "rel", "tabindex", "role", "aria-label", "scope",
    "data-copy",
}  # fmt: skip


class Read(HTMLParser):
    """Tags, attributes and text of markup, and whether every tag is closed in its place."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.is_well_formed = True
        self.feed(markup)
        self.close()

    @property
    def text(self) -> str:
        return "".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "a":
            self.is_well_formed &= "a" not in self.open
            self.links.append((dict(attrs).get("href") or "", ""))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.is_well_formed &= bool(self.open) and self.open[-1] == tag
        if self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if "a" in self.open and self.links:
            href, text = self.links[-1]
            self.links[-1] = (href, text + data)

    def handle_comment(self, data: str) -> None:
        self.tags.add("!--")

    def handle_decl(self, decl: str) -> None:
        self.tags.add("!")

    def handle_pi(self, data: str) -> None:
        self.tags.add("?")


def row(eid: str, kind: str = "article", parent: str = "", **columns: str) -> dict[str, Any]:
    empty = {
        f"{name}_{code}": "" for name in ("number", "heading", "text") for code in ("zh_hans", "vi")
    }
    depth = eid.count("__")
    return {"eid": eid, "kind": kind, "parent_eid": parent, "depth": depth, **empty, **columns}


def drawn(rows: list[dict[str, Any]], shown: list[str] = BOTH, **said: Any) -> str:
    return article_html(blocks(rows, shown), Drawing(WORDS, **said))


MARKUP = st.sampled_from(
    ["<script>x</script>", "<img src=x onerror=y>", "</p></div>", "<!-- ", "<i x='", "&lt;b&gt;",
     "&amp;", "&#60;u>", "\" onclick=\"z", "' title='", "|", "\\|", "<br>", "\n", "第一条",
     "a)", "<"]
)  # fmt: skip
ANY = st.lists(
    st.one_of(MARKUP, st.text(st.characters(exclude_categories=["Cs"]), max_size=5)), max_size=8
).map("".join)
HREF = st.one_of(
    ANY,
    st.sampled_from(
        ["javascript:alert(1)", "JaVa\tscript:x", " javascript:x", "data:text/html,x", "/vi/a",
         "#art_1", "?on=2024", "https://example.org/?a=1&b=\"2\"", "vbscript:x", "\x01javascript:x"]
    ),
)  # fmt: skip


@st.composite
def annotated(draw: st.DrawFn) -> tuple[list[dict[str, Any]], Annotations]:
    names = ("number_vi", "heading_vi", "text_vi", "number_zh_hans", "heading_zh_hans",
             "text_zh_hans")  # fmt: skip
    rows = []
    said = Annotations()
    for eid, kind, parent in (
        ("chp_1", "chapter", ""), ("art_1", "article", "chp_1"),
        ("art_1__point_1", "point", "art_1"), ("art_1__point_2", "paragraph", "art_1"),
    ):  # fmt: skip
        columns = {name: draw(st.one_of(st.just(""), ANY)) for name in names}
        rows.append(row(eid, kind, parent, **columns))
        for name in names:
            said.spans[(eid, name)] = [
                Span(draw(st.integers(0, 60)), draw(st.integers(0, 70)), draw(ANY), draw(HREF),
                     draw(ANY))
                for _number in range(draw(st.integers(0, 2)))
            ]  # fmt: skip
        said.notes[eid] = [Note(draw(ANY), draw(ANY), draw(HREF), draw(ANY))]
    return rows, merged([said])


@given(annotated(), st.sampled_from([BOTH, ["vi"], ["zh-hans"]]), HREF)
def test_nothing_that_somebody_wrote_becomes_markup(
    made: tuple[list[dict[str, Any]], Annotations], shown: list[str], report: str
) -> None:
    rows, said = made
    spans, notes = said.spans, said.notes
    lasting = {"art_1": report}
    drawing = Drawing(WORDS, spans, notes, lasting, report)
    laid_out = blocks(rows, shown)
    markup = article_html(laid_out, drawing) + contents_html(contents(laid_out, rows))
    markup += passage_html("preamble", [(code, rows[0]["text_vi"]) for code in shown], drawing)
    read = Read(markup)
    assert read.is_well_formed and not read.open
    assert read.tags <= OWN_TAGS
    assert {name for name, _value in read.attributes} <= OWN_ATTRIBUTES
    for href, _text in read.links:
        assert href == safe_href(href) != ""
    assert len(set(read.ids)) == len(read.ids)


@given(annotated(), st.sampled_from([BOTH, ["vi"]]))
def test_no_word_of_the_edition_is_lost_or_moved(
    made: tuple[list[dict[str, Any]], Annotations], shown: list[str]
) -> None:
    """What is said about a text changes none of it: without its links it reads the same."""
    rows, said = made
    bare = Read(drawn(rows, shown)).text
    assert Read(drawn(rows, shown, spans=said.spans)).text == bare
    for one in rows:
        for name in ("number_vi", "heading_vi"):
            assert Read(marked(one[name], 0, len(one[name]))).text == one[name]
        for start, end in (place for is_table, places in passages(one["text_vi"])
                           if not is_table for place in places):  # fmt: skip
            assert one["text_vi"][start:end] in bare


TABLE = st.text(st.sampled_from("|\\ab <br>-:"), max_size=30).map(lambda inner: f"|{inner}|")


@example("|\\||")
@example("||")
@example("|a<br> b |\\|c|")
@given(TABLE)
def test_cells_are_found_where_they_are_read(line: str) -> None:
    if not is_table_line(line):
        return
    places = cell_places("x" + line, 1, 1 + len(line))
    read = [
        tuple(("x" + line)[start:end].replace("\\|", "|") for start, end in cell)
        for cell in places
    ]
    assert read == [tuple(cell) for cell in cells(line)]


@given(st.lists(st.one_of(TABLE, ANY), max_size=8).map("\n".join))
def test_paragraphs_and_tables_are_those_of_the_structure(text: str) -> None:
    wanted = [piece for piece in pieces(text.split("\n")) if not isinstance(piece, str) or
              piece.strip()]  # fmt: skip
    found = list(passages(text))
    assert len(found) == len(wanted)
    for (is_table, places), piece in zip(found, wanted, strict=True):
        assert is_table is not isinstance(piece, str)
        if not is_table:
            assert text[places[0][0] : places[0][1]] == piece


@pytest.mark.parametrize(
    ("column", "text", "linked"),
    [
        ("number_vi", "Điều 2", "Điều"),
        ("heading_vi", "Căn cứ <Luật>", "<Luật>"),
        ("text_vi", "Theo Điều 6 & 7", "Điều 6 & 7"),
        ("text_vi", "Đoạn một\nTheo Điều 6", "Điều 6"),
        ("text_vi", "| a | Điều 6 |\n| --- | --- |\n| b | c |", "Điều 6"),
        ("text_vi", "Bảng:\n| a | b |\n| --- | --- |\n| x\\|Điều 6 | c |", "Điều 6"),
    ],
)
@pytest.mark.parametrize("eid", ["art_1", "art_1__point_1"])
def test_a_span_is_a_link_in_every_column(
    column: str, text: str, linked: str, eid: str
) -> None:
    rows = [
        row("art_1", text_vi="Chung" if eid != "art_1" else ""),
        row("art_1__point_1", "point", "art_1", heading_vi="Việc"),
    ]
    place = next(one for one in rows if one["eid"] == eid)
    place[column] = text
    start = text.index(linked)
    end = start + len(linked)
    spans = {(eid, column): [Span(start, end, "citation", "/vi/library/a/?x=1&y=2", "Tên")]}
    markup = drawn(rows, ["vi"], spans=spans)
    assert ("/vi/library/a/?x=1&y=2", linked) in Read(markup).links
    assert 'class="ref citation"' in markup


def test_a_span_over_two_paragraphs_is_a_link_in_each() -> None:
    rows = [row("art_1", text_vi="một hai\nba bốn")]
    spans = {("art_1", "text_vi"): [Span(4, 10, "law", "#x")]}
    links = Read(drawn(rows, ["vi"], spans=spans)).links
    assert [text for href, text in links if href == "#x"] == ["hai", "ba"]


def test_notes_stand_once_and_under_their_provision() -> None:
    rows = [
        row("art_1", number_vi="Điều 1", number_zh_hans="第一条", text_vi="Một", text_zh_hans="一"),
        row("art_1__point_1", "point", "art_1", text_vi="a", text_zh_hans="甲"),
        row("art_1__point_2", "point", "art_1", text_zh_hans="乙"),
    ]
    notes = {one["eid"]: [Note(f"Về {one['eid']}.", "changed")] for one in rows}
    for shown in (BOTH, ["vi"], ["zh-hans"]):
        markup = drawn(rows, shown, notes=notes)
        for one in rows:
            assert markup.count(f"Về {one['eid']}.") == 1


def test_an_explanation_without_a_link_is_reached_by_the_keyboard() -> None:
    markup = marked("Bệnh án", 0, 8, [Span(0, 8, "term", title='Hồ sơ "gốc"')])
    assert markup == (
        '<span class="ref term" tabindex="0" title="Hồ sơ &quot;gốc&quot;">Bệnh án</span>'
    )


def test_links_of_a_provision_say_which_one_and_lead_where_it_lasts() -> None:
    rows = [row("art_1", number_vi="Điều 1", text_vi="Một")]
    read = Read(drawn(rows, ["vi"], lasting={"art_1": "/vi/a/at/x/"}, report="/vi/a/report/?p="))
    assert read.links == [
        ("#art_1", "Chép liên kết Điều 1"), ("/vi/a/report/?p=art_1", "Báo lỗi Điều 1"),
    ]
    assert ("data-copy", "/vi/a/at/x/") in read.attributes
