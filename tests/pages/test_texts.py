"""Texts of authors: blocks, tables, rich text, words for search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages import search_source
from pages.blocks import BodyBlock, body_data
from pages.blocks.table_text import parse_table, table_text
from pages.blocks.text_of import text_of
from pages.models import DepartmentPage
from pages.models.department import DepartmentPerson
from pages.safe_html import safe_html
from tests.factories import drafts
from tests.factories.world import pass_all, user, workspace

cell = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp", "Zs"],
                             blacklist_characters="|｜\x85"), min_size=1, max_size=8)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cell, min_size=width, max_size=width), min_size=2, max_size=5)
)


@given(tables)
def test_a_table_written_as_text_reads_back_as_it_was(rows):
    assert parse_table(table_text(rows)) == rows


def test_a_bar_inside_a_cell_ends_no_cell():
    assert parse_table(table_text([["a|b", "c"], ["d", "e"]]))[0] == ["a｜b", "c"]


def test_what_comes_from_a_spreadsheet_is_cut_at_tabs():
    assert parse_table("Tên\tGiá\r\nA | B\t5\r\n") == [["Tên", "Giá"], ["A | B", "5"]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', '<a rel="noopener">a</a>'),
        ('<a href="tel:115">a</a>', '<a href="tel:115" rel="noopener">a</a>'),
        ('<img src="x" onerror="x()">', ""),
        ('<iframe src="//evil"></iframe>b', "b"),
        ("<style>p{}</style><p style='x'>c</p>", "<p>c</p>"),
        (None, ""),
    ],
)
def test_rich_text_is_harmless_whatever_way_it_came_in(written, shown):
    assert safe_html(written) == shown


def test_text_written_by_code_reads_the_same_every_time():
    parts = [
        ("heading", "H"), ("paragraph", "<p>P <b>b</b></p><p>Q</p>"), ("list", ["x", "y"]),
        ("table", [["a", "b"], ["c", "d"]]), ("note", "N < 5"),
    ]
    block = BodyBlock()
    data = body_data(parts)
    once, twice = (block.get_prep_value(block.to_python(data)) for _ in range(2))
    assert once == twice
    text = text_of(block.to_python(data))
    assert text.split() == ["H", "P", "b", "Q", "x", "y", "a", "b", "c", "d", "N", "<", "5"]


@pytest.mark.django_db
def test_search_gets_what_is_live_and_nothing_of_a_draft(people):
    page = drafts.news(slug="n", heading_vi="Nhà khám mới")
    unit = f"page:{page.pk}"
    assert search_source.entries(unit) == []
    assert unit not in set(search_source.units())
    pass_all(page, people("T-INFO1"))
    drafts.edit(page, people("T-INFO1"), heading_vi="Chưa duyệt")
    entries = search_source.entries(unit)
    assert {entry.language for entry in entries} == {"zh-hans", "vi"}
    assert {entry.path for entry in entries} == {"/departments/info/n/"}
    assert {entry.audience for entry in entries} == {"public"}
    vietnamese = next(entry for entry in entries if entry.language == "vi")
    assert vietnamese.title == "Nhà khám mới"
    assert "cổng phía đông" in vietnamese.body
    assert "<p>" not in vietnamese.body
    assert vietnamese.date == "2026-11-01"
    assert unit in set(search_source.units())


@pytest.mark.django_db
def test_search_asks_the_one_rule_who_may_see(people):
    page = drafts.news(slug="n", audience="staff")
    unit = f"page:{page.pk}"
    assert search_source.visible([unit], people("T-DIR")) == set()
    pass_all(page, people("T-INFO1"))
    assert search_source.visible([unit, "page:x", "other:1"], people("T-STAFF")) == {unit}
    assert search_source.visible([unit], None) == set()


@pytest.mark.django_db
def test_people_of_a_department_are_found_each_for_themselves():
    page = workspace("INFO")
    draft = page.get_latest_revision_as_object()
    draft.people = [
        DepartmentPerson(name_zh_hans="武德龙", name_vi="Vũ Đức Long", title_vi="Trưởng phòng",
                         title_zh_hans="主任", phone="116"),
    ]
    draft.save_revision(user=user("T-INFO1"))
    pass_all(DepartmentPage.objects.get(pk=page.pk), user("T-INFO1"))
    entries = search_source.entries(f"page:{page.pk}")
    people = {entry.language: entry for entry in entries if entry.kind == "person"}
    assert people["vi"].title == "Vũ Đức Long"
    assert people["zh-hans"].title == "武德龙"
    assert "116" in people["vi"].body
    assert people["vi"].key == people["zh-hans"].key != ""
