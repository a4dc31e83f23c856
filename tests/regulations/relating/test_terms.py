"""Terms in a text: the longest, whole words in Vietnamese, in one pass."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from regulations.relating.provisions import in_words, provisions
from regulations.relating.terms import Matcher


def found(matcher: Matcher, text: str) -> list[tuple[str, int]]:
    return [(text[hit.start : hit.end], hit.term) for hit in matcher.first_hits(text)]


def test_the_longest_term_at_a_place() -> None:
    matcher = Matcher([("患者", 1), ("患者信息", 2), ("信息", 3)], "zh-hans")
    assert found(matcher, "患者信息与信息、患者") == [("患者信息", 2), ("信息", 3), ("患者", 1)]


def test_vietnamese_terms_are_whole_words_in_any_case() -> None:
    matcher = Matcher([("ca trực", 1), ("trực", 2)], "vi")
    assert found(matcher, "Ca trực của ca trựcx; trực tuyến") == [("Ca trực", 1), ("trực", 2)]
    assert found(matcher, "catrực") == []


def test_a_term_is_found_once() -> None:
    assert len(found(Matcher([("患者", 1)], "zh-hans"), "患者、患者、患者")) == 1


def test_nothing_is_found_in_nothing() -> None:
    assert not Matcher([("", 1), ("a", 2)], "vi")
    assert found(Matcher([], "vi"), "ca trực") == []


@given(
    st.lists(st.text("ab ", min_size=2, max_size=4), max_size=6),
    st.text("abABİß ", max_size=30),
)
def test_as_a_plain_search_finds_them(spellings: list[str], text: str) -> None:
    matcher = Matcher([(one, place) for place, one in enumerate(spellings)], "zh-hans")
    small = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    for hit in matcher.first_hits(text):
        assert small[hit.start : hit.end] == " ".join(spellings[hit.term].split())
    firsts = {one.strip() for one in spellings if len(" ".join(one.split())) > 1}
    if not matcher.first_hits(text):
        assert not any(" ".join(one.split()) in small for one in firsts)


def test_provisions_in_words() -> None:
    assert in_words("art_5_1__para_2__point_3", "zh-hans") == "第五条之一第二款第（三）项"
    assert in_words("art_5_1__para_2__point_3", "vi") == "điểm c khoản 2 Điều 5a"
    assert in_words("chp_2", "vi") == "Chương II"
    assert in_words("lvl_1__lvl_2", "vi") == ""
    assert in_words("", "vi") == ""


@given(
    st.integers(1, 120), st.integers(0, 4), st.integers(0, 9), st.integers(0, 9),
    st.sampled_from(["zh-hans", "vi"]),
)  # fmt: skip
def test_what_is_put_into_words_is_read_again(
    article: int, sub: int, para: int, point: int, language: str
) -> None:
    eid = f"art_{article}" + (f"_{sub}" if sub else "")
    eid += (f"__para_{para}" if para else "") + (f"__point_{point}" if point else "")
    words = in_words(eid, language)
    assert [one.eid for one in provisions(words, language)] == [eid]
