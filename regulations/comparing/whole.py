"""Two texts compared provision by provision: what a view draws, an API tells, a note sums up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from approvals.languages import LANGUAGES

from . import tables, words
from .items import Item, plain
from .matching import match
from .tables import Block
from .words import Run


class State(StrEnum):
    """What became of a provision. Where it stands now is said beside it (`moved`, `renumbered`)."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """One provision of either text. `before` is None where it is new, `after` where it is gone.

    `moved`: it stands at another place among the others, or below another provision.
    `renumbered`: its number differs, in a language that both texts have. `in_languages` are those
    whose words changed. `stood_in`: it is new, but its words stood in this provision before (an
    article set out in points); `stands_in`: it is gone, but its words stand in this one now.
    """

    state: State
    before: Item | None
    after: Item | None
    depth: int
    moved: bool = False
    renumbered: bool = False
    in_languages: tuple[str, ...] = ()
    stood_in: str = ""
    stands_in: str = ""

    @property
    def item(self) -> Item:
        found = self.after or self.before
        if found is None:  # never made so
            raise ValueError("a change of nothing")
        return found

    @property
    def is_untouched(self) -> bool:
        return self.state is State.SAME and not self.moved and not self.renumbered


@dataclass(frozen=True)
class Words:
    """The wording of a change in one language, with what was removed and added marked."""

    number: tuple[Run, ...]
    heading: tuple[Run, ...]
    text: tuple[Block, ...]


@dataclass(frozen=True)
class Section:
    """A chapter, an article or an outermost level, and what lies below it in either text."""

    head: Change
    below: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.head, *self.below

    @property
    def is_untouched(self) -> bool:
        return all(change.is_untouched for change in self.changes)


@dataclass(frozen=True)
class Comparison:
    """Both texts in the order of the new one; what is gone stands where it stood, behind what it
    followed."""

    sections: tuple[Section, ...]

    @property
    def changes(self) -> Iterator[Change]:
        return (change for section in self.sections for change in section.changes)

    def counts(self) -> dict[str, int]:
        """Sections by what became of them as a whole: "same", "changed", "added", "removed",
        and how many of them "moved", or were "renumbered" only. An article of which a point
        changed has changed."""
        found = {state.value: 0 for state in State} | {"moved": 0, "renumbered": 0}
        for section in self.sections:
            head = section.head
            state = head.state
            if state is State.SAME and not all(one.state is State.SAME for one in section.below):
                state = State.CHANGED
            found[state.value] += 1
            found["moved"] += head.moved
            found["renumbered"] += head.renumbered and not head.moved
        return found


def compare(old: Sequence[Item], new: Sequence[Item]) -> Comparison:
    """Which provision became what; its wording is compared by `wording`, when it is shown."""
    pairs = match(old, new, by_lasting=True)
    backwards = {theirs: mine for mine, theirs in pairs.items()}
    moved = _moved(old, new, pairs)
    heads_old, heads_new = _heads(old), _heads(new)
    depths_old, depths_new = _depths(old), _depths(new)
    split, joined = _stood_in(old, new, pairs), _stood_in(new, old, backwards)
    below_gone, behind_gone = _gone(heads_old, heads_new, backwards, moved)

    def gone(place: int) -> Change:
        return Change(
            State.REMOVED, old[place], None, depths_old[place], stands_in=joined.get(place, "")
        )

    def gone_sections(behind: int) -> list[Section]:
        return [
            Section(gone(head), tuple(gone(place) for place in below))
            for head, below in behind_gone.get(behind, {}).items()
        ]

    sections = gone_sections(-1)
    changes: list[Change] = []
    for mine, item in enumerate(new):
        theirs = pairs.get(mine)
        if theirs is None:
            change = Change(State.ADDED, None, item, depths_new[mine], stood_in=split.get(mine, ""))
        else:
            change = _still(old[theirs], item, depths_new[mine], mine in moved)
        changes.append(change)
        changes += [gone(place) for place in below_gone.get(mine, ())]
        if mine + 1 == len(new) or heads_new[mine + 1] == mine + 1:
            sections.append(Section(changes[0], tuple(changes[1:])))
            sections += gone_sections(heads_new[mine])
            changes = []
    return Comparison(tuple(sections))


def _still(before: Item, after: Item, depth: int, moved: bool) -> Change:
    differing = tuple(
        code
        for place, code in enumerate(LANGUAGES)
        if not _says_the_same(before.heading[place], after.heading[place])
        or not _says_the_same(before.text[place], after.text[place])
    )
    return Change(
        State.CHANGED if differing else State.SAME, before, after, depth,
        moved=moved, renumbered=_renumbered(before, after), in_languages=differing,
    )  # fmt: skip


def wording(change: Change, language: str) -> Words:
    """The words of a change in `language`."""
    place = LANGUAGES.index(language)
    before, after = change.before, change.after

    def of(item: Item | None, name: str) -> str:
        pair: tuple[str, str] = getattr(item, name) if item is not None else ("", "")
        return pair[place]

    return Words(
        number=tuple(_number(of(before, "number"), of(after, "number"))),
        heading=tuple(words.compare(of(before, "heading"), of(after, "heading"), language)),
        text=tuple(tables.compare_text(of(before, "text"), of(after, "text"), language)),
    )


def _number(before: str, after: str) -> list[Run]:
    """A number is one sign: "Điều 5" became "Điều 6"."""
    if before == after:
        return [Run("same", after)] if after else []
    removed: list[Run] = [Run("removed", before)] if before else []
    return removed + ([Run("added", after)] if after else [])


def _says_the_same(before: str, after: str) -> bool:
    return before == after or before.split() == after.split()


def _renumbered(before: Item, after: Item) -> bool:
    return any(
        a and b and plain(a) != plain(b) for a, b in zip(before.number, after.number, strict=True)
    )


def _depths(items: Sequence[Item]) -> list[int]:
    depths: dict[str, int] = {}
    for item in items:
        depths[item.eid] = depths[item.parent] + 1 if item.parent in depths else 0
    return [depths[item.eid] for item in items]


def _heads(items: Sequence[Item]) -> list[int]:
    """To each provision the place of the section that it stands in."""
    heads: list[int] = []
    for place, item in enumerate(items):
        heads.append(place if item.is_title or item.is_unit or not heads else heads[-1])
    return heads


def _gone(
    heads_old: Sequence[int],
    heads_new: Sequence[int],
    backwards: Mapping[int, int],
    moved: Set[int],
) -> tuple[dict[int, list[int]], dict[int, dict[int, list[int]]]]:
    """What is gone: to a place in the new text the details to be told behind it, within a section
    that is still there; to a section there (-1: before all) the sections gone that followed it,
    each with its details."""
    below: dict[int, list[int]] = {}
    behind: dict[int, dict[int, list[int]]] = {}
    last = -1
    for place, head in enumerate(heads_old):
        mine = backwards.get(place)
        if place == head and mine is not None and mine not in moved:
            last = heads_new[mine]
        if mine is not None:
            continue
        if head not in backwards:
            # The section is gone as well; where it is not told yet, the detail stands for it.
            behind.setdefault(last, {}).setdefault(head, [])
            if place != head:
                behind[last][head].append(place)
            continue
        section = heads_new[backwards[head]]
        here = backwards[head]
        for earlier in range(head, place):
            found = backwards.get(earlier)
            if found is not None and heads_new[found] == section:
                here = found
        below.setdefault(here, []).append(place)
    return below, behind


# -- moved -----------------------------------------------------------------------------------------
def _moved(old: Sequence[Item], new: Sequence[Item], pairs: Mapping[int, int]) -> set[int]:
    """Those that stand below another provision than before, and of those with the same parent the
    fewest whose moving explains the new order."""
    at_old = {item.eid: place for place, item in enumerate(old)}
    at_new = {item.eid: place for place, item in enumerate(new)}
    still_there = set(pairs.values())
    moved: set[int] = set()
    groups: dict[int, list[int]] = {}
    for mine, theirs in sorted(pairs.items()):
        above_old = at_old.get(old[theirs].parent, -1)
        above_new = at_new.get(new[mine].parent, -1)
        if new[mine].is_unit and old[theirs].is_unit:
            groups.setdefault(-2, []).append(mine)  # articles count through the whole text
        if pairs.get(above_new, -1) == above_old:
            if not new[mine].is_unit:
                groups.setdefault(above_new, []).append(mine)
        elif above_old in still_there or new[mine].is_unit != old[theirs].is_unit:
            moved.add(mine)
    for group in groups.values():
        in_order = _longest_rising([pairs[mine] for mine in group])
        moved |= {mine for at, mine in enumerate(group) if at not in in_order}
    return moved


def _longest_rising(values: Sequence[int]) -> set[int]:
    """The places of a longest rising subsequence: what kept its order."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        place = bisect_left(tails, value)
        before.append(tail_at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(value)
            tail_at.append(at)
        else:
            tails[place] = value
            tail_at[place] = at
    kept: set[int] = set()
    here = tail_at[-1] if tail_at else -1
    while here >= 0:
        kept.add(here)
        here = before[here]
    return kept


# -- set out in points, drawn together -------------------------------------------------------------
_TELLING = 6


def _stood_in(old: Sequence[Item], new: Sequence[Item], pairs: Mapping[int, int]) -> dict[int, str]:
    """New provisions whose words stood in the provision that holds them now."""
    at_new = {item.eid: place for place, item in enumerate(new)}
    found: dict[int, str] = {}
    for mine, item in enumerate(new):
        if mine in pairs:
            continue
        above = at_new.get(item.parent, -1)
        while above >= 0:
            theirs = pairs.get(above)
            if theirs is not None and _contains(old[theirs], item):
                found[mine] = old[theirs].eid
                break
            above = at_new.get(new[above].parent, -1)
    return found


def _contains(whole: Item, part: Item) -> bool:
    return any(
        len(key := plain(inner)) >= _TELLING and key in plain(outer)
        for inner, outer in zip(part.text, whole.text, strict=True)
    )
