"""Which article is which: moved, renumbered, rewritten, split; and what is really new."""

from __future__ import annotations

from copy import deepcopy
from random import Random

import pytest

from regulations.comparing.items import Item
from regulations.comparing.matching import match
from tests.regulations.comparing import editions
from tests.regulations.comparing.editions import World, printed


def by_id(old: list[Item], new: list[Item], **kwargs: bool) -> dict[str, str]:
    return {new[mine].eid: old[theirs].eid for mine, theirs in match(old, new, **kwargs).items()}


def article(number: int, vi: str, zh: str = "", heading: str = "") -> Item:
    label = (f"第{number}条", f"Điều {number}.")
    return Item(f"art_{number}", "article", "", label, ("", heading), (zh, vi))


def point(parent: str, number: int, vi: str) -> Item:
    return Item(f"{parent}__point_{number}", "point", parent, ("", f"{number})"), text=("", vi))


WASTE = "Chất thải sắc nhọn được bỏ ngay vào hộp kháng thủng màu vàng tại nơi phát sinh."
HANDS = "Nhân viên y tế rửa tay trước và sau khi tiếp xúc với từng người bệnh."
KEYS = "Chìa khóa kho thuốc gây nghiện do hai người giữ và bàn giao bằng sổ."
FIRE = "Mỗi khoa diễn tập chữa cháy ít nhất một lần trong năm."


def test_an_inserted_article_pushes_the_others_on() -> None:
    old = [article(1, WASTE), article(2, HANDS)]
    new = [article(1, WASTE), article(2, KEYS), article(3, HANDS)]
    assert by_id(old, new) == {"art_1": "art_1", "art_3": "art_2"}


def test_an_article_moved_and_edited_is_known() -> None:
    old = [article(1, WASTE), article(2, HANDS), article(3, KEYS)]
    new = [article(1, HANDS), article(2, KEYS), article(3, WASTE.replace("vàng", "đỏ"))]
    assert by_id(old, new) == {"art_1": "art_2", "art_2": "art_3", "art_3": "art_1"}


def test_a_rewritten_article_between_the_same_neighbours_keeps_its_name() -> None:
    old = [article(1, WASTE), article(2, "Mỗi ca trực có một điều dưỡng trưởng ca.", heading="Ca"),
           article(3, KEYS)]  # fmt: skip
    new = [article(1, WASTE), article(2, "Giờ làm việc theo lịch của phòng.", heading="Ca"),
           article(3, KEYS)]  # fmt: skip
    assert by_id(old, new)["art_2"] == "art_2"


def test_what_stands_where_another_stood_is_not_that_one() -> None:
    old = [article(1, WASTE), article(2, HANDS), article(3, KEYS)]
    new = [article(1, WASTE), article(2, FIRE), article(3, KEYS)]
    assert by_id(old, new) == {"art_1": "art_1", "art_3": "art_3"}


def test_a_translation_written_anew_is_the_same_article() -> None:
    zh = "锐器使用后立即放入黄色防刺容器。"
    old = [article(1, HANDS, "接触患者前后洗手。"), article(2, WASTE, zh)]
    new = [article(1, "Vật nhọn phải cho vào thùng chuyên dụng.", zh)]
    assert by_id(old, new) == {"art_1": "art_2"}


def test_a_point_that_became_an_article_and_back() -> None:
    old = [article(1, "Các khoa thực hiện:"), point("art_1", 1, WASTE), point("art_1", 2, HANDS)]
    new = [article(1, "Các khoa thực hiện:"), point("art_1", 1, HANDS), article(2, WASTE)]
    assert by_id(old, new) == {
        "art_1": "art_1", "art_1__point_1": "art_1__point_2", "art_2": "art_1__point_1",
    }  # fmt: skip
    assert by_id(new, old)["art_1__point_1"] == "art_2"


def test_an_article_set_out_in_points_is_the_same_article() -> None:
    old = [article(1, f"{WASTE} {HANDS}"), article(2, KEYS)]
    new = [article(1, ""), point("art_1", 1, WASTE), point("art_1", 2, HANDS), article(2, KEYS)]
    assert by_id(old, new) == {"art_1": "art_1", "art_2": "art_2"}


def test_articles_that_say_the_same_are_told_apart_by_number_and_order() -> None:
    old = [article(n, "(Bãi bỏ)") for n in range(1, 5)]
    assert by_id(old, old) == {item.eid: item.eid for item in old}
    assert by_id(old, old[:2]) == {"art_1": "art_1", "art_2": "art_2"}


def test_lasting_ids_decide_where_there_are_any() -> None:
    first = Item("art_1", "article", text=("", WASTE), lasting="a" * 12)
    other = Item("art_1", "article", text=("", WASTE), lasting="b" * 12)
    shared = Item("art_2", "article", text=("", KEYS), lasting="c" * 12)
    assert match([first, shared], [other, shared], by_lasting=True) == {1: 1}
    assert match([first, shared], [other, shared]) == {0: 0, 1: 1}
    assert match([first], [other], by_lasting=True) == {0: 0}
    renamed = Item("art_9", "article", text=("", FIRE), lasting="a" * 12)
    assert match([first], [renamed], by_lasting=True) == {0: 0}


def _edited(seed: int, articles: int = 300) -> tuple[list[Item], list[Item], dict[str, str | None]]:
    """Two editions, and to each id of the new one the id that the provision had."""
    random = Random(seed)
    world = World(random)
    rule = world.rule(articles)
    old, before = printed(rule)
    rule = deepcopy(rule)
    for _count in range(articles // 5):
        act = random.choice([*editions.ACTS, editions.reorder, editions.edit, editions.points])
        act(world, rule)
    for chapter in rule:
        for one in chapter.children:
            if random.random() < 0.4:
                one.text = world.edited(one.text, 0.2)
    new, after = printed(rule)
    was = {truth: eid for eid, truth in before.items()}
    return old, new, {eid: was.get(truth) for eid, truth in after.items()}


@pytest.mark.parametrize("seed", range(4))
def test_95_in_100_moved_and_renumbered_articles_are_found(seed: int) -> None:
    old, new, truth = _edited(seed)
    found = by_id(old, new)
    articles = [item.eid for item in new if item.kind == "article"]
    there = [eid for eid in articles if truth[eid] is not None]
    moved = [eid for eid in there if truth[eid] != eid]
    assert len(moved) > 100
    assert sum(found.get(eid) == truth[eid] for eid in moved) >= 0.98 * len(moved)
    wrong = [eid for eid in articles if eid in found and found[eid] != truth[eid]]
    assert len(wrong) <= 0.01 * len(articles)
    details = [item.eid for item in new if item.kind == "point" and truth[item.eid] is not None]
    assert sum(found.get(eid) == truth[eid] for eid in details) >= 0.95 * len(details)


def test_the_work_grows_with_the_text_and_not_with_its_square(monkeypatch) -> None:
    """Scores worked out, not seconds: four times the articles cost about four times the scores."""
    from regulations.comparing.likeness import Likeness

    scored = []
    score = Likeness.score
    monkeypatch.setattr(
        Likeness, "score", lambda self, *args: (scored.append(1), score(self, *args))[1]
    )

    def cost(articles: int) -> int:
        scored.clear()
        old, new, _truth = _edited(1, articles)
        match(old, new)
        return len(scored)

    assert cost(400) < 7 * cost(100)
