"""What a text is found by."""

import pytest

from search.analysis.pieces import exact, folded
from search.analysis.references import document_numbers, references
from search.analysis.sounds import title_terms
from search.analysis.terms import index_terms, placed_terms


def test_chinese_by_characters_and_neighbours() -> None:
    assert index_terms("信息保密") == ["信", "信息", "息", "息保", "保", "保密", "密"]


def test_traditional_and_simplified_have_the_same_terms() -> None:
    assert index_terms("護理記錄與醫療諮詢") == index_terms("护理记录与医疗咨询")


def test_vietnamese_without_marks_exactly_and_in_pairs() -> None:
    terms = index_terms("Bảo mật, đủ")
    assert set(terms) == {"bao", "=bao3", "mat", "=mât5", "bao_mat", "du", "=đu3"}


def test_where_the_tone_is_written_does_not_matter() -> None:
    assert exact("hòa") == exact("hoà")
    assert exact("hoa") != exact("hòa")
    assert folded("đường") == "duong"


@pytest.mark.parametrize(
    "text",
    ["第十二条", "第12条", "第十二條", "第 １２ 条", "Điều 12", "điều 12.", "ĐIỀU 12:", "dieu 12"],
)
def test_article_twelve_however_it_is_written(text: str) -> None:
    assert "art:12" in index_terms(text)


def test_other_references() -> None:
    found = {
        text: [r.term for r in references(text)]
        for text in (
            "第五条之一", "điều 5a", "第二章", "chương ii", "mục 1", "第一节", "phần thứ nhất",
            "khoản 3", "第三款", "第百十条", "điều kiện 5", "điều 5w",
        )
    }
    assert found == {
        "第五条之一": ["art:5_1"], "điều 5a": ["art:5_1"], "第二章": ["chp:2"],
        "chương ii": ["chp:2"], "mục 1": ["sec:1"], "第一节": ["sec:1"],
        "phần thứ nhất": ["prt:1"], "khoản 3": ["para:3"], "第三款": ["para:3"],
        "第百十条": ["art:110"], "điều kiện 5": [], "điều 5w": [],
    }


def test_document_numbers() -> None:
    assert document_numbers("根据院发〔2026〕01号")[0].terms == ("no:2026.1", "no:院发2026.1")
    assert document_numbers("số 05/qyđ-bv ngày")[0].terms == ("no:5qyd", "no:5qydbv", )
    assert document_numbers("30/2020/nđ-cp")[0].terms[-1] == "no:302020ndcp"
    assert document_numbers("ngày 12/05/2026") == []


def test_titles_by_sound_and_initials() -> None:
    assert {"py:zzyxk", "py:zhongzheng", "py:zhongzhengyixueke"} <= set(title_terms("重症医学科"))
    assert "vn:khth" in title_terms("Phòng Kế hoạch tổng hợp")


def test_no_term_grows_without_bound() -> None:
    terms = index_terms("x" * 10_000 + " " + "9" * 10_000)
    assert max(len(term) for term in terms) < 200


def test_terms_lead_back_to_the_words_as_printed() -> None:
    text = "依照《護理》（第十二條）, Bảo mật"
    wanted = {"护理", "art:12", "bao_mat", "手术"}
    found = {term: text[start:end] for term, start, end in placed_terms(text, wanted)}
    assert found == {"护理": "護理", "art:12": "第十二條", "bao_mat": "Bảo mật"}
