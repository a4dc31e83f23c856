"""Which provision of one text is which of another: pairs, each provision in one pair at most.

In this order: the lasting ids where both texts have them; whole articles word for word; articles
alike enough wherever they stand, the ones alike most first; articles rewritten where they stood;
within a pair of articles their paragraphs and points in the same way; what is left anywhere in
the text (a point that became an article); chapters by the articles they hold.

What is alike is judged in either language: a translation written anew makes no other provision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from .items import Item, Pair, plain
from .likeness import Likeness

#: A counterpart at another place must be this much alike; one under the same number or between
#: the same neighbours, less. Measured on generated editions: tests/regulations/comparing.
ELSEWHERE = 0.45
IN_PLACE = 0.3
REWRITTEN = 0.25
#: Of what is left at the end, whose place says nothing any more.
ANYWHERE = 0.55
#: Fewer features than this identify nothing by themselves.
_FEW = 6
#: Letters that a text must have to be recognised at another place word for word.
_TELLING = 6
_BONUS = 0.08


class _Side:
    """One of the two texts, with what is asked of it again and again."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.index = {item.eid: place for place, item in enumerate(items)}
        self.parent = [self.index.get(item.parent, -1) for item in items]
        self.children: dict[int, list[int]] = defaultdict(list)
        for place, parent in enumerate(self.parent):
            self.children[parent].append(place)
        #: As `parent`, but a chapter does not say what its articles say.
        self.inside = [
            parent if parent >= 0 and not items[parent].is_title else -1 for parent in self.parent
        ]
        self.units = [place for place, item in enumerate(items) if item.is_unit]
        self.titles = [place for place, item in enumerate(items) if item.is_title]
        self.whole = self._whole()
        self.keys: list[Pair] = [(plain(zh), plain(vi)) for zh, vi in self.whole]
        self.opening: list[Pair] = [(plain(i.own[0]), plain(i.own[1])) for i in items]

    def _whole(self) -> list[Pair]:
        """The words of a provision and of all below it; of a chapter its heading alone."""
        parts: list[tuple[list[str], list[str]]] = [
            ([item.own[0]], [item.own[1]]) for item in self.items
        ]
        for place in range(len(self.items) - 1, -1, -1):
            if self.inside[place] >= 0:
                for above, own in zip(parts[self.inside[place]], parts[place], strict=True):
                    above[1:1] = own
        return [("\n".join(filter(None, zh)), "\n".join(filter(None, vi))) for zh, vi in parts]


def match(
    old: Sequence[Item], new: Sequence[Item], *, by_lasting: bool = False
) -> dict[int, int]:
    """Place in `new` -> place in `old`. With `by_lasting`, provisions that carry the same lasting
    id are a pair whatever they say, and one that carries an id is a pair with no other."""
    return _Matcher(_Side(old), _Side(new), by_lasting).run()


class _Matcher:
    def __init__(self, old: _Side, new: _Side, by_lasting: bool) -> None:
        self.old, self.new = old, new
        self.by_lasting = by_lasting
        self.pairs: dict[int, int] = {}
        self.taken: dict[int, int] = {}
        self.fixed_old: set[int] = set()
        self.fixed_new: set[int] = set()
        self._weighed: Likeness | None = None

    def run(self) -> dict[int, int]:
        if self.by_lasting:
            self._lasting()
        self._group(self.old.units, self.new.units, ELSEWHERE, IN_PLACE, self._is_between)
        self._rewritten()
        for mine, theirs in list(self.pairs.items()):
            self._below(theirs, mine)
        self._leftovers()
        self._chapters()
        return self.pairs

    def _pair(self, theirs: int, mine: int) -> None:
        self.pairs[mine] = theirs
        self.taken[theirs] = mine

    def _likeness(self) -> Likeness:
        """Weighed over all that is compared: what the unchanged provisions share tells nothing
        about the others either."""
        if self._weighed is None:
            old, new = self.old, self.new
            self._weighed = Likeness(
                [item.own for item in old.items], [item.own for item in new.items],
                old.inside, new.inside,
            )  # fmt: skip
        return self._weighed

    def _free(self, old: Sequence[int], new: Sequence[int]) -> tuple[list[int], list[int]]:
        return (
            [i for i in old if i not in self.taken and i not in self.fixed_old],
            [i for i in new if i not in self.pairs and i not in self.fixed_new],
        )

    def _lasting(self) -> None:
        """The ids decide between texts of one line of editions; provisions without one, and texts
        that share none (issued before there were ids), are matched by their words."""
        held = {item.lasting: place for place, item in enumerate(self.old.items) if item.lasting}
        known = {item.lasting for item in self.new.items if item.lasting}
        if not held.keys() & known:
            return
        self.fixed_old = set(held.values())
        for place, item in enumerate(self.new.items):
            if item.lasting:
                self.fixed_new.add(place)
                if item.lasting in held:
                    self._pair(held[item.lasting], place)

    # -- one group against another -------------------------------------------------------------
    def _group(
        self,
        old: Sequence[int],
        new: Sequence[int],
        elsewhere: float,
        in_place: float,
        is_in_place: Callable[[int, int], bool],
    ) -> None:
        self._exact(old, new, 1)
        self._same_opening(old, new)
        left_old, left_new = self._free(old, new)
        if not left_old or not left_new:
            return
        likeness = self._likeness()
        ranked = []
        for score, theirs, mine in likeness.candidates(left_old, left_new):
            here = is_in_place(theirs, mine)
            least = in_place if here else elsewhere
            if likeness.size(mine) < _FEW and not here:
                least = max(least, 0.7)
            if score >= least:
                ranked.append((score + (_BONUS if here else 0), -theirs, -mine))
        for _score, theirs, mine in sorted(ranked, reverse=True):
            if -theirs not in self.taken and -mine not in self.pairs:
                self._pair(-theirs, -mine)

    def _exact(self, old: Sequence[int], new: Sequence[int], least: int) -> None:
        """Word for word the same in a language. Of several alike, first those with the same id,
        then in the order in which they stand."""
        for place in (0, 1):
            left_old, left_new = self._free(old, new)
            before = _by_key(self.old.keys, left_old, place)
            after = _by_key(self.new.keys, left_new, place)
            for key, mine in after.items():
                if len(key) < least or key not in before:
                    continue
                theirs = before[key]
                by_id = {self.old.items[i].eid: i for i in theirs}
                for one in mine:
                    other = by_id.get(self.new.items[one].eid)
                    if other is not None:
                        self._pair(other, one)
                rest_old, rest_new = self._free(theirs, mine)
                for other, one in zip(rest_old, rest_new, strict=False):
                    self._pair(other, one)

    def _same_opening(self, old: Sequence[int], new: Sequence[int]) -> None:
        """What stands above the points is the same, and no other says it."""
        for place in (0, 1):
            left_old, left_new = self._free(old, new)
            before = _by_key(self.old.opening, left_old, place)
            after = _by_key(self.new.opening, left_new, place)
            for key, mine in after.items():
                theirs = before.get(key, [])
                if len(key) >= _TELLING and len(mine) == len(theirs) == 1:
                    self._pair(theirs[0], mine[0])

    # -- articles ------------------------------------------------------------------------------
    def _is_between(self, theirs: int, mine: int) -> bool:
        """Under the same id, or next to a neighbour that is a pair with the neighbour there."""
        if self.old.items[theirs].eid == self.new.items[mine].eid:
            return True
        return self._neighbours(theirs, mine, -1) or self._neighbours(theirs, mine, 1)

    def _neighbours(self, theirs: int, mine: int, step: int) -> bool:
        before, after = self._next(self.old, theirs, step), self._next(self.new, mine, step)
        if before is None or after is None:
            return before is None and after is None
        return self.pairs.get(after) == before

    @staticmethod
    def _next(side: _Side, place: int, step: int) -> int | None:
        here = place + step
        while 0 <= here < len(side.items):
            if side.items[here].is_unit:
                return here
            here += step
        return None

    def _rewritten(self) -> None:
        """The same number between the same neighbours, or under the same heading: what it says
        was written anew, but it is what people call "article 5" still."""
        old, new = self._free(self.old.units, self.new.units)
        ids = {self.old.items[place].eid: place for place in old}
        for mine in new:
            theirs = ids.get(self.new.items[mine].eid)
            if theirs is None:
                continue
            if not (self._neighbours(theirs, mine, -1) or self._neighbours(theirs, mine, 1)):
                continue
            score = self._likeness().score(theirs, mine)
            is_headed = _same(_headings(self.old, theirs), _headings(self.new, mine)) == 1
            if score >= REWRITTEN or is_headed:
                self._pair(theirs, mine)

    # -- what lies below -----------------------------------------------------------------------
    def _below(self, theirs: int, mine: int) -> None:
        """Paragraphs and points of a pair among themselves, then what lies below those."""
        if self.old.items[theirs].is_title or self.new.items[mine].is_title:
            return
        old, new = self.old.children[theirs], self.new.children[mine]
        if not old or not new:
            return
        self._group(old, new, ELSEWHERE, IN_PLACE, self._is_same_id)
        for one in new:
            if one in self.pairs:
                self._below(self.pairs[one], one)

    def _is_same_id(self, theirs: int, mine: int) -> bool:
        return self.old.items[theirs].number == self.new.items[mine].number

    def _leftovers(self) -> None:
        """A point that became an article, a paragraph that went elsewhere."""
        old = [i for i, item in enumerate(self.old.items) if not item.is_title]
        new = [i for i, item in enumerate(self.new.items) if not item.is_title]
        before = set(self.pairs)
        left_old, left_new = self._free(old, new)
        if left_old and left_new:
            self._exact(left_old, left_new, _TELLING)
            left_old, left_new = self._free(left_old, left_new)
            self._group(left_old, left_new, ANYWHERE, ANYWHERE, lambda theirs, mine: False)
        for mine in sorted(set(self.pairs) - before):
            self._below(self.pairs[mine], mine)

    # -- chapters ------------------------------------------------------------------------------
    def _chapters(self) -> None:
        """By the share of their articles that are pairs, by heading, and by number."""
        held_old, held_new = _held(self.old), _held(self.new)
        ranked = []
        old, new = self._free(self.old.titles, self.new.titles)
        for mine in new:
            for theirs in old:
                before, after = self.old.items[theirs], self.new.items[mine]
                if before.kind != after.kind:
                    continue
                inside = held_new[mine]
                there = held_old[theirs]
                shared = sum(1 for one in inside if self.pairs.get(one) in there)
                score = shared / max(len(inside), len(there), 1)
                # A heading says more than the articles: those move from chapter to chapter.
                score += 1.2 * _same(self.old.keys[theirs], self.new.keys[mine])
                score += 0.15 * (before.eid == after.eid)
                if score >= 0.4:
                    ranked.append((score, -theirs, -mine))
        for _score, theirs, mine in sorted(ranked, reverse=True):
            if -theirs not in self.taken and -mine not in self.pairs:
                self._pair(-theirs, -mine)


def _by_key(
    keys: Sequence[Pair], places: Sequence[int], language: int
) -> dict[str, list[int]]:
    """Provisions that say the same in one language, together."""
    groups: dict[str, list[int]] = {}
    for place in places:
        groups.setdefault(keys[place][language], []).append(place)
    return groups


def _same(before: Pair, after: Pair) -> float:
    """In what share of the languages that both have they say the same."""
    both = [(a, b) for a, b in zip(before, after, strict=True) if a and b]
    return sum(a == b for a, b in both) / len(both) if both else 0.0


def _headings(side: _Side, place: int) -> Pair:
    zh, vi = side.items[place].heading
    return plain(zh), plain(vi)


def _held(side: _Side) -> dict[int, set[int]]:
    """To each title the articles that stand below it, at whatever depth."""
    found: dict[int, set[int]] = defaultdict(set)
    for unit in side.units:
        above = side.parent[unit]
        while above >= 0:
            found[above].add(unit)
            above = side.parent[above]
    return found
