"""A comparison as a whole: where things stand now, what is gone, what is said of it, drift."""

from __future__ import annotations

from dataclasses import replace

import pytest

from regulations.comparing import drift, summing
from regulations.comparing.items import Item
from regulations.comparing.matching import match
from regulations.comparing.whole import Comparison, State, compare

from .test_matching import FIRE, HANDS, KEYS, WASTE, article, point


def told(comparison: Comparison) -> list[str]:
    """`art_2<art_1 same moved`, details behind a `>`."""
    lines = []
    for section in comparison.sections:
        for change in section.changes:
            now = change.after.eid if change.after else "-"
            was = change.before.eid if change.before else "-"
            flags = " moved" * change.moved + " renumbered" * change.renumbered
            lead = "" if change is section.head else "> "
            lines.append(f"{lead}{now}<{was} {change.state.value}{flags}")
    return lines


def test_an_inserted_article_moves_nothing() -> None:
    old = [article(1, WASTE), article(2, HANDS)]
    new = [article(1, KEYS), article(2, WASTE), article(3, HANDS)]
    assert told(compare(old, new)) == [
        "art_1<- added", "art_2<art_1 same renumbered", "art_3<art_2 same renumbered",
    ]  # fmt: skip


def test_of_two_articles_that_change_places_one_has_moved() -> None:
    old = [article(n, text) for n, text in enumerate((WASTE, HANDS, KEYS, FIRE), 1)]
    new = [article(n, text) for n, text in enumerate((WASTE, FIRE, HANDS, KEYS), 1)]
    assert [line for line in told(compare(old, new)) if "moved" in line] == [
        "art_2<art_4 same moved renumbered"
    ]


def test_what_is_gone_stands_where_it_stood() -> None:
    old = [article(1, WASTE), article(2, HANDS), point("art_2", 1, FIRE), article(3, KEYS)]
    new = [old[0], replace(old[3], eid="art_2", number=("第2条", "Điều 2."))]
    assert told(compare(old, new)) == [
        "art_1<art_1 same", "-<art_2 removed", "> -<art_2__point_1 removed",
        "art_2<art_3 same renumbered",
    ]  # fmt: skip
    assert told(compare(old[1:], old[3:]))[0] == "-<art_2 removed"


def test_a_point_that_is_gone_is_told_within_its_article() -> None:
    old = [article(1, HANDS), point("art_1", 1, WASTE), point("art_1", 2, FIRE), article(2, KEYS)]
    new = [article(1, HANDS), point("art_1", 1, FIRE), article(2, KEYS)]
    assert told(compare(old, new)) == [
        "art_1<art_1 same", "> -<art_1__point_1 removed",
        "> art_1__point_1<art_1__point_2 same renumbered", "art_2<art_2 same",
    ]  # fmt: skip


def test_words_set_out_in_points_are_not_called_new_without_saying_so() -> None:
    old = [article(1, f"{WASTE} {HANDS}")]
    new = [article(1, ""), point("art_1", 1, WASTE), point("art_1", 2, HANDS)]
    changes = list(compare(old, new).changes)
    assert [change.stood_in for change in changes] == ["", "art_1", "art_1"]
    assert [one.stands_in for one in compare(new, old).changes if one.after is None] == [
        "art_1", "art_1",
    ]  # fmt: skip


def test_every_provision_is_told_once_and_counts_agree() -> None:
    from .test_matching import _edited

    old, new, _truth = _edited(5, 60)
    changes = list(compare(old, new).changes)
    assert [c.after.eid for c in changes if c.after] == [item.eid for item in new]
    assert sorted(c.before.eid for c in changes if c.before) == sorted(i.eid for i in old)
    counts = compare(old, new).counts()
    assert sum(counts[state.value] for state in State) == len(compare(old, new).sections)


def test_remarks_for_notes() -> None:
    old = [article(1, WASTE), article(2, HANDS), article(3, KEYS)]
    new = [article(1, FIRE), article(2, WASTE.replace("vàng", "đỏ")), article(3, KEYS)]
    found = {(r.eid, r.what): r for r in summing.remarks(compare(old, new))}
    assert set(found) == {("art_1", "added"), ("art_2", "changed"), ("art_2", "removed")}
    assert found["art_2", "changed"].was == ("第1条", "Điều 1")
    assert found["art_2", "removed"].was == ("第2条", "Điều 2")
    assert found["art_2", "removed"].anchor == "was-art_2"
    for remark in found.values():
        assert summing.Remark.from_dict(remark.to_dict()) == remark
    assert summing.remarks(compare(old, old)) == []


def both(zh: str, vi: str, behind: str = "") -> Item:
    return Item("art_1", "article", text=(zh, vi), lasting="a" * 12, behind=behind)


ZH, VI = "每周检查一次。", "Mỗi tuần kiểm tra một lần."
ZH2, VI2 = "每日检查一次。", "Mỗi ngày kiểm tra một lần."
ZH3 = "每日检查两次。"


@pytest.mark.parametrize(
    ("before", "after", "behind"),
    [
        (both(ZH, VI), both(ZH, VI), ""),
        (both(ZH, VI), both(ZH2, VI2), ""),
        (both(ZH, VI), both(ZH2, VI), "vi"),
        (both(ZH, VI), both(ZH, VI2), "zh-hans"),
        # It lasts over editions until the other language is changed too.
        (both(ZH2, VI, "vi"), both(ZH2, VI), "vi"),
        (both(ZH2, VI, "vi"), both(ZH3, VI), "vi"),
        (both(ZH2, VI, "vi"), both(ZH2, VI2), ""),
        (both(ZH2, VI, "vi"), both(ZH3, VI2), ""),
        # Nothing is behind that stands in one language, or was just translated.
        (both(ZH, ""), both(ZH2, ""), ""),
        (both(ZH, ""), both(ZH2, VI2), ""),
        # A comma more says the same.
        (both(ZH, VI), both(ZH.replace("。", " ！"), VI), ""),
    ],
)
def test_drift(before: Item, after: Item, behind: str) -> None:
    found = drift.behind([before], [after], {0: 0}, [])
    assert found == ({"art_1": behind} if behind else {})


def test_drift_ends_with_the_word_that_it_holds_and_only_for_that_wording() -> None:
    before, after = both(ZH, VI), both(ZH2, VI)
    holds = [drift.digest(after)]
    assert drift.behind([before], [after], {0: 0}, holds) == {}
    assert drift.behind([before], [both(ZH3, VI)], {0: 0}, holds) == {"art_1": "vi"}


def test_what_is_new_is_not_behind() -> None:
    assert drift.behind([], [both(ZH, VI)], {}, []) == {}
    assert match([], [both(ZH, VI)]) == {}
