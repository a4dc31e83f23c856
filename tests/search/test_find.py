"""What readers find, and what they must not."""

from typing import Any

import pytest

from search import outbox, services
from search.rebuilding import rebuild
from search.services import Result, find
from tests.search.shelf import STAFF, Shelf, make_entry

pytestmark = pytest.mark.django_db


def units(result: Result) -> list[str]:
    return [f"{hit.unit}#{hit.key}" if hit.key else hit.unit for hit in result.hits]


def regulation(unit: str, audience: str = "public") -> list[Any]:
    more: dict[str, Any] = {"unit": unit, "audience": audience}
    return [
        make_entry(title="信息保密制度", document_number="院发〔2026〕1号", body="全院适用。",
                   **more),
        make_entry(language="vi", title="Quy chế bảo mật thông tin", body="Toàn viện.", **more),
        make_entry(key="art_9", title="信息保密制度", number="第九条", heading="处罚",
                   body="泄露患者隐私的，按规定处理。", **more),
        make_entry(key="art_9", language="vi", title="Quy chế bảo mật thông tin", number="Điều 9",
                   heading="Xử lý vi phạm", body="Người làm lộ thông tin người bệnh bị kỷ luật.",
                   **more),
        make_entry(key="art_10", title="信息保密制度", number="第十条", body="依照第九条执行。",
                   **more),
    ]


@pytest.fixture(autouse=True)
def _filled(shelf: Shelf) -> None:
    shelf.put(
        *regulation("shelf:1"),
        make_entry("shelf:2", title="护理工作通知", body="护理部召开会议，讨论护理记录。"),
        make_entry("shelf:3", language="vi", title="Bao che", body="Bao nhiêu mặt hàng."),
    )
    rebuild()


def test_the_regulation_before_its_provisions() -> None:
    assert units(find("信息保密制度", "zh-hans"))[0] == "shelf:1"


def test_a_provision_by_its_label_in_both_languages() -> None:
    assert units(find("信息保密制度第九条", "zh-hans"))[0] == "shelf:1#art_9"
    for words in ("Điều 9 bảo mật", "dieu 9 bao mat thong tin"):
        hits = find(words, "vi").hits
        assert (hits[0].key, hits[0].language) == ("art_9", "vi")
        assert hits[0].url == "/vi/shelf/1/#art_9"


def test_the_article_itself_before_those_that_cite_it() -> None:
    assert units(find("第九条", "zh-hans"))[:2] == ["shelf:1#art_9", "shelf:1#art_10"]


def test_one_thing_appears_once_in_the_readers_language() -> None:
    chinese_words = find("泄露患者隐私", "vi")
    assert [(h.unit, h.key, h.language) for h in chinese_words.hits] == [("shelf:1", "art_9", "vi")]
    assert chinese_words.total == 1
    hit = chinese_words.hits[0]
    assert hit.other_language == "zh-hans"
    assert any(part.marked for part in hit.other_snippet)


def test_a_thing_without_the_readers_language_comes_in_the_other() -> None:
    hit = find("护理记录", "vi").hits[0]
    assert (hit.language, hit.url) == ("zh-hans", "/zh-hans/shelf/2/")


def test_the_readers_language_comes_first(shelf: Shelf) -> None:
    shelf.put(make_entry("shelf:8", title="HIS HIS HIS", body="HIS HIS"))
    shelf.put(make_entry("shelf:9", language="vi", title="Phần mềm", body="Dùng HIS tại khoa."))
    rebuild()
    assert units(find("HIS", "vi")) == ["shelf:9", "shelf:8"]
    assert units(find("HIS", "zh-hans")) == ["shelf:8", "shelf:9"]


def test_marks_cost_nothing_and_exact_ranks_first(shelf: Shelf) -> None:
    assert units(find("bao mat thong tin", "vi")) == units(find("bảo mật thông tin", "vi"))
    shelf.put(make_entry("shelf:4", language="vi", title="", body="bảo vệ"))
    shelf.put(make_entry("shelf:5", language="vi", title="", body="bao vệ"))
    rebuild()
    assert units(find("bảo vệ", "vi")) == ["shelf:4", "shelf:5"]


def test_traditional_and_simplified_give_one_list() -> None:
    traditional, simplified = find("護理記錄", "zh-hans"), find("护理记录", "zh-hans")
    assert units(traditional) == units(simplified) == ["shelf:2"]
    assert [h.score for h in traditional.hits] == [h.score for h in simplified.hits]


def test_when_nothing_has_every_word_most_of_them_do() -> None:
    result = find("护理 记录 会议 手术", "zh-hans")
    assert result.is_relaxed
    assert units(result) == ["shelf:2"]
    assert find("手术 麻醉 会议", "zh-hans").total == 0


def test_snippets_come_from_the_database(shelf: Shelf) -> None:
    shelf.put(make_entry("shelf:2", title="护理工作通知", body="护理部的新内容，护理记录。"))
    assert "新内容" in find("护理记录", "zh-hans").hits[0].snippet_text


def test_pages_do_not_overlap_and_add_up(shelf: Shelf) -> None:
    shelf.put(*(make_entry(f"shelf:p{n}", body="体检安排") for n in range(45)))
    rebuild()
    seen = [units(find("体检", "zh-hans", None, 20, offset)) for offset in (0, 20, 40, 60)]
    assert [len(page) for page in seen] == [20, 20, 5, 0]
    assert len({unit for page in seen for unit in page}) == 45
    assert find("体检", "zh-hans", None, 0).total == 45
    assert len(find("体检", "zh-hans", None, 10_000, -5).hits) == 45


class TestNothingLeaks:
    def test_staff_things_are_for_staff(self, shelf: Shelf) -> None:
        shelf.put(*regulation("shelf:1", "staff"))
        rebuild()
        visitor = find("信息保密", "zh-hans")
        assert (visitor.hits, visitor.total, visitor.is_relaxed) == ([], 0, False)
        assert find("信息保密", "zh-hans", STAFF).total > 0

    def test_hidden_text_does_not_change_a_score(self, shelf: Shelf) -> None:
        before = find("护理", "zh-hans")
        shelf.put(*(make_entry(f"shelf:s{n}", audience="staff", body="护理" * n, title="护理")
                    for n in range(1, 30)))
        rebuild()
        after = find("护理", "zh-hans")
        assert [(h.unit, h.score) for h in before.hits] == [(h.unit, h.score) for h in after.hits]
        assert before.total == after.total

    def test_hidden_text_does_not_prevent_the_second_round(self, shelf: Shelf) -> None:
        shelf.put(make_entry("shelf:7", audience="staff", body="护理 记录 会议 手术"))
        rebuild()
        assert units(find("护理 记录 会议 手术", "zh-hans")) == ["shelf:2"]
        shelf.put(make_entry("shelf:7", body="护理 记录 会议 手术"))
        rebuild()
        shelf.hidden.add("shelf:7")  # the index does not know
        assert units(find("护理 记录 会议 手术", "zh-hans")) == ["shelf:2"]

    def test_a_withdrawn_page_is_gone_from_list_and_count_at_once(self, shelf: Shelf) -> None:
        shelf.hidden.add("shelf:2")
        result = find("护理记录", "zh-hans")
        assert (result.hits, result.total) == ([], 0)

    def test_a_tightened_audience_holds_before_the_index_knows(self, shelf: Shelf) -> None:
        shelf.put(make_entry("shelf:2", audience="staff", title="护理工作通知", body="护理记录"))
        assert find("护理记录", "zh-hans").total == 0
        outbox.enqueue("shelf:2")
        assert find("护理记录", "zh-hans").total == 0

    def test_words_just_taken_out_are_not_confirmed(self, shelf: Shelf) -> None:
        shelf.put(make_entry("shelf:2", title="护理工作通知", body="护理部召开会议。"))
        outbox.enqueue("shelf:2")
        assert find("护理记录", "zh-hans").total == 0
        assert find("召开会议", "zh-hans").total == 1

    def test_more_changes_than_are_looked_at_again_are_not_shown(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("search.candidates.MOST_CHANGING", 0)
        outbox.enqueue("shelf:2")
        assert find("护理记录", "zh-hans").total == 0

    def test_a_unit_of_no_known_source_is_nobodys(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("search.sources._sources", {})
        assert find("护理记录", "zh-hans").total == 0

    def test_an_entry_that_is_gone_is_not_counted(self, shelf: Shelf) -> None:
        shelf.put(*[e for e in regulation("shelf:1") if e.key != "art_9"])
        result = find("泄露患者隐私", "zh-hans")
        assert (result.hits, result.total) == ([], 0)

    def test_visibility_is_asked_in_few_queries(self, shelf: Shelf) -> None:
        shelf.put(*(make_entry(f"shelf:p{n}", body="体检安排") for n in range(1100)))
        rebuild()
        shelf.asked.clear()
        assert find("体检", "zh-hans").total == 1100
        assert shelf.asked == [100]  # the head of the list, which is what is shown

    def test_the_other_languages_text_needs_the_audience_too(self, shelf: Shelf) -> None:
        shelf.put(
            make_entry("shelf:6", body="公开内容体检"),
            make_entry("shelf:6", language="vi", body="nội bộ mật khẩu", audience="staff"),
        )
        rebuild()
        hit = find("体检", "vi").hits[0]
        assert hit.language == "zh-hans"
        assert find("mat khau", "vi").total == 0


@pytest.mark.parametrize("words", ["", "   ", "？？", "\x00", "\ud800", "a" * 10_000, "'; --", "*"])
def test_no_words_harm(words: str) -> None:
    assert isinstance(find(words, "zh-hans"), Result)


def test_the_readers_language_may_be_unknown() -> None:
    assert find("护理", "en").total == 1


def test_a_page_further_back_asks_for_what_it_shows(shelf: Shelf) -> None:
    shelf.put(*(make_entry(f"shelf:p{n:04}", body="体检安排") for n in range(1300)))
    rebuild()
    shelf.asked.clear()
    result = find("体检", "zh-hans", None, 20, 1200)
    assert (len(result.hits), result.total) == (20, 1300)
    assert shelf.asked == [500, 500, 220]
    assert services.MOST_SHOWN == 100
