"""What a query asks for."""

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.words import words
from search.index.documents import fields
from search.query.excerpt import excerpt, has_marks, marked, plain
from search.query.plan import LONGEST_QUERY, make_plan
from search.query.weigh import Weighed, weigh
from tests.search.shelf import make_entry

TEXT = (
    "为了保护患者的个人信息，医院各科室应当妥善保管病历资料，未经批准不得向任何单位或者个人提供。"
    "信息中心负责访问权限的分配，每季度检查一次日志。"
)


def finds(query: str, body: str, language: str = "zh-hans", **more: str) -> bool:
    entry = make_entry(body=body, **more)
    return weigh(make_plan(query, language), Weighed(fields(entry, lead=True)), False) is not None


@pytest.mark.parametrize("length", [4, 5, 6, 7, 8])
def test_every_span_of_a_sentence_finds_it(length: int) -> None:
    sentences = [part for part in TEXT.replace("。", "，").split("，") if part]
    for sentence in sentences:
        for start in range(len(sentence) - length + 1):
            assert finds(sentence[start : start + length], TEXT), sentence[start : start + length]


def test_segmenting_loses_nothing() -> None:
    assert "".join(words("信息保密制度第九条医生")) == "信息保密制度第九条医生"


def test_title_and_word_without_a_space() -> None:
    assert finds("病历管理制度权限", TEXT, title="病历管理制度")


def test_what_is_not_there_is_not_found() -> None:
    assert not finds("手术麻醉", TEXT)
    assert not finds("bao che", "Quy định bảo mật", "vi")


def test_particles_are_not_demanded() -> None:
    assert finds("信息的权限", "访问权限由信息中心分配")


def test_a_single_character_that_stands_alone_is_demanded() -> None:
    assert not finds("药 管理", "病案管理")
    assert finds("药 管理", "用药管理")


@pytest.mark.parametrize("query", ["bao mat thong tin", "bảo mật thông tin", "BẢO MẬT THÔNG TIN"])
def test_vietnamese_with_and_without_marks(query: str) -> None:
    assert finds(query, "Quy định về bảo mật thông tin người bệnh", "vi")


def test_the_exact_spelling_weighs_more() -> None:
    right = Weighed(fields(make_entry(body="trực ban đêm"), lead=True))
    wrong = Weighed(fields(make_entry(body="trúc bàn đếm"), lead=True))
    plan = make_plan("trực ban", "vi")
    assert (weigh(plan, right, False) or 0) > (weigh(plan, wrong, False) or 0) > 0


@pytest.mark.parametrize("query", ["護理記錄", "資訊安全", "檔案管理", "醫療諮詢", "程式"])
def test_both_scripts_make_one_plan(query: str) -> None:
    simplified = opencc.OpenCC("t2s").convert(query)
    assert make_plan(query, "zh-hans") == make_plan(simplified, "zh-hans")


def test_taiwans_wording_finds_the_mainlands() -> None:
    assert finds("資訊安全", "信息安全管理")


@pytest.mark.parametrize(
    "query", ["第九条", "第9条", "điều 9", "dieu 9", "Điều 9"]
)
def test_article_reference_in_either_language(query: str) -> None:
    assert finds(query, "", number="第九条")
    assert finds(query, "", "vi", number="Điều 9")
    assert not finds(query, "第十九条 Điều 19 有九条", number="第十条")


@pytest.mark.parametrize(
    "query",
    ["院发〔2026〕1号", "院发[2026]01号", "院发（2026）第1号", "院发 2026 1", "院发20261号",
     "院发2026年1号", "院發〔2026〕1號"],
)
def test_chinese_document_number_however_typed(query: str) -> None:
    assert finds(query, "", document_number="院发〔2026〕1号")
    assert not finds(query, "11 2026", document_number="院发〔2026〕11号")


@pytest.mark.parametrize(
    "query", ["05/QyĐ-BV", "5/qyd-bv", "05 QyĐ BV", "05qydbv", "05/QyĐBV", "5 / QYĐ - BV"]
)
def test_vietnamese_document_number_however_typed(query: str) -> None:
    assert finds(query, "", "vi", document_number="05/QyĐ-BV")
    assert not finds(query, "Điều 1. Bệnh viện", "vi", document_number="15/QyĐ-BV")


def test_a_printed_number_means_only_itself() -> None:
    assert not finds("05/QyĐ-BV", "Điều 5. QyĐ BV", "vi", document_number="06/QyĐ-BV")


def test_titles_by_pinyin_and_initials() -> None:
    for query in ("zzyxk", "zhongzheng", "zhong zheng yi xue ke"):
        assert finds(query, "", title="重症医学科")
    assert finds("khth", "", "vi", title="Phòng Kế hoạch tổng hợp")


def test_ambiguous_word_without_marks_is_looked_for_as_a_word_too() -> None:
    assert finds("muc 5", "đạt mức 5", "vi")


@pytest.mark.parametrize("query", ["", "   ", "？！…", "。", "\n\t", "\ud800", "___"])
def test_nothing_asked(query: str) -> None:
    assert make_plan(query, "vi").is_empty


@given(st.text(max_size=300), st.sampled_from(["zh-hans", "vi"]))
def test_any_text_makes_a_bounded_plan(query: str, language: str) -> None:
    plan = make_plan(query, language)
    assert len(plan.weights) <= LONGEST_QUERY * 20
    assert all(clause.alternatives and all(clause.alternatives) for clause in plan.clauses)


@given(st.text(alphabet="信息保密制度第九条院发2026号〔〕 điềubảomậtk/-05", max_size=40))
def test_a_text_is_found_by_itself(text: str) -> None:
    plan = make_plan(text, "zh-hans")
    if not plan.is_empty:
        entry = Weighed(fields(make_entry(body=text), lead=True))
        assert weigh(plan, entry, True) is not None


def test_a_provision_is_no_hit_by_its_regulations_title_alone() -> None:
    entry = make_entry(key="art_1", title="信息保密制度", number="第一条", body="适用于全院。")
    own = Weighed(fields(entry, lead=False))
    assert weigh(make_plan("信息保密", "zh-hans"), own, False) is None
    assert weigh(make_plan("信息保密 适用", "zh-hans"), own, False) is not None


def test_excerpt_shows_the_place_and_marks_it() -> None:
    text = "总则内容。" * 100 + "未经批准不得复制患者的病历。" + "附则内容。" * 100
    shown = excerpt(text, make_plan("复制病历", "zh-hans").marks)
    assert [part.text for part in shown if part.marked] == ["复制", "病历"]
    assert plain(shown).startswith("…")
    assert len(plain(shown)) < 190


def test_marks_of_neighbouring_syllables_are_one() -> None:
    shown = marked("Quy chế Bảo mật thông tin", make_plan("bao mat", "vi").marks)
    assert [part.text for part in shown if part.marked] == ["Bảo mật"]


@given(st.text(max_size=400), st.text(max_size=20))
def test_an_excerpt_only_quotes(text: str, query: str) -> None:
    shown = excerpt(text, make_plan(query, "vi").marks)
    quoted = "".join(part.text for part in shown)
    assert quoted.removeprefix("…").removesuffix("…") in text or quoted.strip("…") in text
    if has_marks(shown):
        assert query
