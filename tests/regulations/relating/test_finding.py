"""References in running text, in both languages. Sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulations.relating.catalogue import LAW, REGULATION, Catalogue, Target
from regulations.relating.finding import Reference, references
from regulations.relating.kinds import Kind
from regulations.relating.numbers import key_of
from regulations.relating.provisions import closest

ZH, VI = "zh-hans", "vi"


def own(text: str, language: str, article: str = "art_9", before: str = "art_8") -> dict[str, str]:
    """Words -> provision, of what refers to the text itself."""
    found = references(text, language, article, before)
    return {text[one.start : one.end]: one.eid for one in found if one.is_own}


def others(text: str, language: str) -> list[tuple[str, Reference]]:
    found = references(text, language, "art_9", "art_8")
    return [(text[one.start : one.end], one) for one in found if not one.is_own]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("违反本制度第三条第二款、第五条的", ZH,
         {"第三条第二款": "art_3__para_2", "第五条": "art_5"}),
        ("按第十条之一第（二）项办理", ZH, {"第十条之一第（二）项": "art_10_1__point_2"}),
        ("本条第一款所称人员，按前条办理", ZH,
         {"本条第一款": "art_9__para_1", "前条": "art_8"}),
        ("依照第二章执行", ZH, {"第二章": "chp_2"}),
        ("药品管理法第九条另有规定", ZH, {}),
        ("《奖惩办法》第七条", ZH, {}),
        ("该办法第三条、第四条", ZH, {}),
        ("theo Điều 6 của Quy định này", VI, {"Điều 6": "art_6"}),
        ("khoản 2 Điều 5", VI, {"khoản 2 Điều 5": "art_5__para_2"}),
        ("điểm đ khoản 1 Điều này", VI, {"điểm đ khoản 1 Điều này": "art_9__para_1__point_5"}),
        ("Điều 5a Quy chế này", VI, {"Điều 5a": "art_5_1"}),
        ("các Điều 3, Điều 4 và Điều 7 của Nội quy này", VI,
         {"Điều 3": "art_3", "Điều 4": "art_4", "Điều 7": "art_7"}),
        ("Điều 3, Điều 4 Luật An toàn thông tin mạng", VI, {}),
        ("quy định tại Chương II", VI, {"Chương II": "chp_2"}),
        ("điều kiện và điều này không đúng lúc", VI, {"điều này": "art_9"}),
    ],
)  # fmt: skip
def test_provisions_of_the_text_itself(text: str, language: str, expected: dict[str, str]) -> None:
    assert own(text, language) == expected


def test_a_title_with_its_number_and_a_provision_behind() -> None:
    found = others("按照《奖惩办法》（院发〔2025〕3号）第七条第（二）项处理", ZH)
    assert [(words, one.number, one.issuer, one.title, one.eid) for words, one in found] == [
        ("《奖惩办法》", "〔2025〕3", "院发", "奖惩办法", ""),
        ("院发〔2025〕3号", "〔2025〕3", "院发", "奖惩办法", ""),
        ("第七条第（二）项", "〔2025〕3", "院发", "奖惩办法", "art_7__point_2"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("根据《数据条例》制定本制度。", ZH, Kind.BASED_ON),
        ("原《登记办法》（院发〔2020〕12号）同时废止。", ZH, Kind.REPEALS),
        ("《登记办法》第四条修改为：", ZH, Kind.AMENDS),
        ("按照《登记办法》办理。", ZH, Kind.CITES),
        ("Căn cứ Luật Dữ liệu số 15/2023/QH15;", VI, Kind.BASED_ON),
        ("Quy định này thay thế Quyết định số 12/QĐ-BV.", VI, Kind.REPLACES),
        ("Bãi bỏ khoản 2 Điều 7 Quy chế bàn giao ca trực.", VI, Kind.REPEALS),
        ("Quyết định số 12/QĐ-BV hết hiệu lực từ ngày ký.", VI, Kind.REPEALS),
        ("Sửa đổi, bổ sung một số điều của Quyết định số 12/QĐ-BV.", VI, Kind.AMENDS),
        ("Thực hiện theo Thông tư 32/2023/TT-BYT.", VI, Kind.CITES),
    ],
)
def test_the_words_around_say_what_a_reference_is_for(text: str, language: str, kind: Kind) -> None:
    assert others(text, language)[0][1].kind is kind


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("院发〔2026〕1号", "〔2026〕1"),
        ("院发[2026] 01 号", "〔2026〕1"),
        ("国务院令第七百五十二号", "令752"),
        ("国务院令第752号", "令752"),
        ("05/QyĐ-BV", "5//qyđ-bv"),
        ("15/2023/QH15", "15/2023/qh15"),
        ("32 / 2023 / TT-BYT", "32/2023/tt-byt"),
        ("WS/T 313-2019", "ws/t 313-2019"),
    ],
)
def test_numbers_have_one_form(number: str, key: str) -> None:
    found = key_of(number)
    assert found is not None and found.key == key


def test_dates_and_fractions_are_no_numbers_of_documents() -> None:
    assert [one for _words, one in others("ngày 3/4/2020, tỷ lệ 3/4, 24/7", VI)] == []
    assert others("2026年第1号病区", ZH) == []


def catalogue() -> Catalogue:
    held = Catalogue()
    held.add_number("院发〔2025〕3号", Target(REGULATION, 1, 1))
    held.add_number("黎医院发〔2025〕3号", Target(REGULATION, 2, 1))
    held.add_number("12/QĐ-BV", Target(REGULATION, 3, 1))
    held.add_title("奖惩 办法", ZH, Target(REGULATION, 1))
    held.add_title("Quy chế bàn giao ca trực", VI, Target(REGULATION, 4))
    held.add_title("Luật An toàn thông tin", VI, Target(LAW, 5))
    held.add_title("Luật An toàn thông tin mạng", VI, Target(LAW, 6))
    return held


@pytest.mark.parametrize(
    ("text", "language", "words", "targets"),
    [
        ("依据院发〔2025〕3号办理", ZH, "院发〔2025〕3号", (Target(REGULATION, 1, 1),)),
        ("见黎医院发〔2025〕3号", ZH, "黎医院发〔2025〕3号", (Target(REGULATION, 2, 1),)),
        ("《奖惩办法》", ZH, "《奖惩办法》", (Target(REGULATION, 1),)),
        ("theo Quy chế bàn giao ca trực của bệnh viện", VI, "Quy chế bàn giao ca trực",
         (Target(REGULATION, 4),)),
        ("theo Luật An toàn thông tin mạng năm 2015", VI, "Luật An toàn thông tin mạng",
         (Target(LAW, 6),)),
        ("Quyết định số 12/QĐ-BV", VI, "Quyết định số 12/QĐ-BV", (Target(REGULATION, 3, 1),)),
    ],
)  # fmt: skip
def test_what_a_reference_means(
    text: str, language: str, words: str, targets: tuple[Target, ...]
) -> None:
    held = catalogue()
    found = [held.resolve(one, language) for _words, one in others(text, language)]
    known = [one for one in found if one is not None]
    assert [(text[one.start : one.end], one.targets) for one in known] == [(words, targets)]


def test_what_nobody_knows_means_nothing() -> None:
    held = catalogue()
    unknown = (("《无名办法》", ZH), ("Quy chế lạ lùng nào đó", VI), ("院发〔1999〕3号", ZH))
    for text, language in unknown:
        assert [held.resolve(one, language) for _words, one in others(text, language)] == [None]


def test_the_provision_that_is_meant() -> None:
    known = {"art_2", "art_2__point_1", "art_3", "art_3__para_2"}
    assert closest("art_3__para_2", known) == "art_3__para_2"
    assert closest("art_2__para_1__point_1", known) == "art_2__point_1"
    assert closest("art_3__para_7", known) == "art_3"
    assert closest("art_9", known) == ""


_SIGNS = "第三二条款项（）《》本制度前及、发〔〕2026号Điều 5khoản qđ/-.,;này của\n"


@given(st.text(alphabet=_SIGNS, max_size=200))
def test_nothing_raises_and_every_place_lies_in_the_text(text: str) -> None:
    for language in (ZH, VI):
        for one in references(text, language, "art_1"):
            assert 0 <= one.start < one.end <= len(text)
            catalogue().resolve(one, language)


def test_the_work_grows_with_the_length_alone() -> None:
    """Counted and not timed: how many characters the patterns' matches cover."""
    for text, language in (
        ("依照第三条、第四条和《办法》（院发〔2026〕1号）第五条；", ZH),
        ("Căn cứ khoản 2 Điều 5 Luật Dữ liệu số 15/2023/QH15; ", VI),
    ):
        few, many = (references(text * count, language) for count in (10, 100))
        assert len(many) == 10 * len(few)
