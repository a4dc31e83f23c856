"""Which depth a numbered line belongs to, told from the order in which labels appear."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field, replace

from .markers import WEAK, Marker, Reading

EXACT, START, GAP, REPEAT, ODD = 0, 1, 2, 3, 4
"""How well a label fits: it continues a count; it begins one; it skips numbers; it repeats or
goes back; it begins a new count at a number other than one."""

LARGEST_GAP = 15
"""A number further ahead than this is no label but a quantity at the start of a line."""

DEEPEST = 9


@dataclass
class Open:
    """An open depth: the style of its labels and the last one seen."""

    style: str
    value: int
    path: tuple[int, ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class Place:
    """Where a label goes: into the depth `depth` of the stack (its length: a new depth)."""

    rank: int
    depth: int
    reading: Reading


def _numeral(style: str) -> str:
    return style.partition(".")[0]


@dataclass
class Counting:
    """The open depths, outermost first."""

    stack: list[Open] = field(default_factory=list)

    def copy(self) -> Counting:
        return Counting([replace(one) for one in self.stack])

    def place(self, marker: Marker, seconds: Container[str] = ()) -> Place | None:
        """The best place for a label, None where it can only be running text.

        `seconds` names the styles whose number two occurs somewhere: a weak label may begin a
        count only then.
        """
        best: Place | None = None
        for reading in marker.readings:
            place = self._place(reading)
            if place is None:
                continue
            if marker.strength == WEAK and not marker.bullet:
                starts = place.rank == START and reading.style in seconds
                if place.rank != EXACT and not starts:
                    continue
            if best is None or place.rank < best.rank:
                best = place
        return best

    def same_style(self, place: Place) -> bool:
        """Whether a place continues a count exactly, in the dress that count has."""
        if place.rank != EXACT or place.depth >= len(self.stack):
            return False
        return self.stack[place.depth].style == place.reading.style

    def put(self, place: Place) -> None:
        """Open the place: what lay deeper is closed."""
        reading = place.reading
        del self.stack[place.depth :]
        path = reading.path or (reading.value,)
        self.stack.append(Open(reading.style, reading.value, path, reading.mark))

    def _place(self, reading: Reading) -> Place | None:
        if reading.style.startswith("bullet"):
            for depth in reversed(range(len(self.stack))):
                if self.stack[depth].style == reading.style:
                    return Place(EXACT, depth, reading)
            return self._deeper(EXACT, reading)
        if len(reading.path) > 1:
            return self._place_decimal(reading)
        return self._place_counted(reading)

    def _deeper(self, rank: int, reading: Reading) -> Place | None:
        depth = len(self.stack)
        return Place(rank, depth, reading) if depth < DEEPEST else None

    def _place_decimal(self, reading: Reading) -> Place | None:
        path = reading.path
        for depth in reversed(range(len(self.stack))):
            known = self.stack[depth].path
            if len(known) == len(path) and known[:-1] == path[:-1]:
                if path[-1] == known[-1] + 1:
                    return Place(EXACT, depth, reading)
                if path[-1] > known[-1] + LARGEST_GAP:
                    return None
                return Place(GAP if path[-1] > known[-1] else REPEAT, depth, reading)
        for depth in reversed(range(len(self.stack))):
            if self.stack[depth].path == path[:-1]:
                if path[-1] > LARGEST_GAP:
                    return None
                rank = START if path[-1] == 1 else ODD
                return Place(rank, depth + 1, reading) if depth + 1 < DEEPEST else None
        for depth in reversed(range(len(self.stack))):
            known = self.stack[depth].path
            if len(known) == len(path):
                steps = [new - old for new, old in zip(path[:-1], known, strict=False)]
                if (sum(steps) == 1 and path[-1] == 1 and min(steps) == 0) or steps == [1]:
                    return Place(START if path[-1] == 1 else GAP, depth, reading)
                near = all(0 <= step <= 2 for step in steps)
                return Place(GAP, depth, reading) if near and path[-1] <= 3 else None
        if path[-1] == 1 and all(part <= LARGEST_GAP for part in path):
            return self._deeper(START if path[0] == 1 else ODD, reading)
        return None

    def _may_nest(self, depth: int) -> bool:
        """Whether a list whose labels differ in their mark alone may begin inside the innermost."""
        return depth == len(self.stack) - 1

    def _place_counted(self, reading: Reading) -> Place | None:
        stack, style, value = self.stack, reading.style, reading.value
        same = [depth for depth in range(len(stack)) if stack[depth].style == style]
        marked = [depth for depth in same if stack[depth].mark == reading.mark]
        for depth in (*reversed(marked), *reversed(same)):
            if stack[depth].value + 1 == value:
                return Place(EXACT, depth, reading)
        if value == 1:
            if not same or (not marked and self._may_nest(same[-1])):
                return self._deeper(START, reading)
            below = stack[same[-1] + 1 :]
            if any(len(one.path) > 1 for one in below):
                return self._deeper(START, reading)
            return Place(REPEAT, same[-1], reading)
        for depth in reversed(range(len(stack))):
            alike = _numeral(stack[depth].style) == _numeral(style) and len(stack[depth].path) < 2
            if alike and depth not in same and stack[depth].value + 1 == value:
                return Place(EXACT, depth, reading)
        ahead = [depth for depth in same if 0 < value - stack[depth].value <= LARGEST_GAP]
        if ahead:
            nearest = max(ahead, key=lambda depth: stack[depth].value)
            return Place(GAP, nearest, reading)
        behind = [depth for depth in same if stack[depth].value >= value]
        if behind:
            return Place(REPEAT, behind[-1], reading)
        if same or value > LARGEST_GAP:
            return None
        return self._deeper(ODD, reading)
