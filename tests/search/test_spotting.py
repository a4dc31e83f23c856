"""Looking for the few terms that were asked for finds the places that all terms would give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.analysis.spotting import spotted
from search.analysis.terms import placed_terms
from search.query.plan import make_plan

PIECES = [
    "信息保密", "制度", "第十二条", "第12条", "Điều 12", "điều 012", "bảo mật", "bao mat", "BẢO",
    "mật", "院发〔2026〕1号", "05/QyĐ-BV", "２０２６", "007", "7", "醫院", "护理x记录",
    "khoa-phòng", "đ", "h\u006f\u0300a", "Ａ", "ﬁ", "ß", "İ",
    "。", " ", "，", ". ", "\n", "x̌", "a1b", "2a",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(texts, texts)
def test_the_same_places_as_all_terms_give(text: str, query: str) -> None:
    for language in ("zh-hans", "vi"):
        wanted = make_plan(query, language).marks
        assert sorted(spotted(text, wanted)) == sorted(placed_terms(text, wanted))


def test_places_are_those_of_the_text_as_given() -> None:
    text = "１．醫院 BẢO mật"
    found = {term: text[start:end] for term, start, end in spotted(text, {"医院", "bao", "1"})}
    assert found == {"医院": "醫院", "bao": "BẢO", "1": "１"}


def test_a_word_is_not_found_inside_another() -> None:
    assert spotted("bảo hiểm baomat", {"bao", "hiem", "mat"}) == [("bao", 0, 3), ("hiem", 4, 8)]
