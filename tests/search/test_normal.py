import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from search.analysis.normal import normalise, normalise_with_origins
from search.analysis.numerals import chinese_value, letter_value, roman_value


def test_width_case_script_and_composition_do_not_matter() -> None:
    assert normalise("ＨＩＳ 系統") == normalise("his 系统")
    assert normalise(unicodedata.normalize("NFD", "Bảo Mật")) == "bảo mật"
    assert normalise("護理\u200b記錄") == "护理记录"


TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("院发〔2026〕第十二條護理，。：（Điều bảo mậtẠ\u0323\u0302 ﬁ①İß\u200b"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@given(TEXTS)
def test_places_lead_back_into_the_original(text: str) -> None:
    normal = normalise_with_origins(text)
    if normal is None:
        return
    assert normal.text == normalise(text)
    for place in range(len(normal.text)):
        start, end = normal.origin(place, place + 1)
        assert 0 <= start < end <= len(text)
        if unicodedata.is_normalized("NFKC", text) and normal.text[place].isascii():
            assert normal.text[place] in normalise(text[start:end])


@given(TEXTS)
def test_simplifying_twice_changes_nothing_and_keeps_the_length(text: str) -> None:
    from search.analysis.normal import simplify

    once = simplify(text)
    assert len(once) == len(text)
    assert len(simplify(once)) == len(once)


def test_numerals() -> None:
    assert [chinese_value(text) for text in ("十", "十二", "二十", "一百零五", "二〇二六")] == [
        10, 12, 20, 105, 2026,
    ]
    assert chinese_value("十百") is None
    assert [roman_value(text) for text in ("i", "iv", "xii", "iiii", "")] == [1, 4, 12, None, None]
    assert [letter_value(letter) for letter in "abcdđe"] == [1, 2, 3, 4, 5, 6]
    assert letter_value("f") is None
