"""Point 3 of the issue, without a database: a thousand acts, and every name still fits."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from random import Random

import pytest

from regulations.comparing.identity import derived, given, is_lasting
from regulations.comparing.items import Item
from tests.regulations.comparing.editions import ACTS, World, printed

WASTE = "锐器使用后立即放入黄色防刺容器。"


def _named(items: list[Item], names: dict[str, str]) -> list[Item]:
    return [replace(item, lasting=names[item.eid]) for item in items]


@pytest.mark.parametrize("seed", [1, 2])
def test_no_name_of_a_provision_that_still_exists_breaks_in_1000_acts(seed: int) -> None:
    """Insert, repeal, renumber and reorder, some acts an edition, each edition named from the
    one before alone. The name a provision got first must lead to it in every later edition."""
    random = Random(seed)
    world = World(random)
    rule = world.rule(40, per_chapter=8)
    base: list[Item] = []
    names_of: dict[int, str] = {}
    all_names: dict[str, int] = {}
    gone: dict[str, Item] = {}
    acts = edition = 0
    while acts < 1000:
        items, truth = printed(rule)
        edition += 1
        names = given(base, list(gone.values()), items, f"7/{edition}")
        assert set(names) == {item.eid for item in items}
        assert len(set(names.values())) == len(names)
        for item in items:
            first = names_of.setdefault(truth[item.eid], names[item.eid])
            assert names[item.eid] == first, (edition, item.eid)
            assert all_names.setdefault(first, truth[item.eid]) == truth[item.eid]
        base = _named(items, names)
        gone |= {item.lasting: item for item in base}
        rule = deepcopy(rule)
        for _count in range(random.randint(1, 8)):
            random.choice(ACTS)(world, rule)
            acts += 1
    assert edition > 150


def test_what_comes_back_word_for_word_gets_its_name_back() -> None:
    old = Item("art_2", "article", text=(WASTE, ""), lasting="old" * 4)
    new = [Item("art_1", "article", text=("各科室每年演练一次。", "")),
           Item("art_7", "article", text=(WASTE, ""))]  # fmt: skip
    names = given([], [old], new, "1/x")
    assert names["art_7"] == old.lasting
    assert names["art_1"] == derived("1/x", "art_1")


def test_a_name_is_given_once_though_two_provisions_fit() -> None:
    old = Item("art_2", "article", text=(WASTE, ""), lasting="old" * 4)
    new = [Item(f"art_{n}", "article", text=(WASTE, "")) for n in (1, 2)]
    for base, earlier in (([old], []), ([], [old]), ([old], [old])):
        names = given(base, earlier, new, "1/x")
        assert list(names.values()).count(old.lasting) == 1


def test_names_of_new_provisions_differ_between_texts_and_keep_their_form() -> None:
    assert derived("1/a", "art_1") != derived("1/b", "art_1") != derived("1/b", "art_2")
    assert is_lasting(derived("1/a", "art_1"))
    for name in ("", "a" * 11, "A" * 12, "a" * 11 + "1", "a" * 11 + "é", "../" * 4):
        assert not is_lasting(name)
