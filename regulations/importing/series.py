"""Rising series at roughly equal distances: page numbers and the slice numbers of sharing sites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_TRIES = 40
_PER_NUMBER = 40


def even_series(
    candidates: Mapping[int, Sequence[int]], total: int, least: int, near: float, far: float
) -> list[int] | None:
    """Positions of 1..N, the longest series spread over the whole text, None if there is none.

    `candidates` gives for each number the positions (characters) where it stands; `total` is
    the length of the text; every distance but the last (a text may break off or run
    on) must lie between `near` and `far` times the mean.
    """
    count = 0
    while candidates.get(count + 1):
        count += 1
    for size in range(count, max(least, count - _TRIES) - 1, -1):
        found = _chain([candidates[number] for number in range(1, size + 1)], total / size)
        if found is None:
            continue
        ends = [*found[1:], total]
        gaps = [after - here for here, after in zip(found, ends, strict=True)]
        mean = total / size
        inner = gaps[:-1]
        if all(near * mean <= gap <= far * mean for gap in inner) and gaps[-1] <= 2.5 * mean:
            return found
    return None


def _chain(layers: list[Sequence[int]], mean: float) -> list[int] | None:
    """One position of each layer, rising, with distances as near to the mean as possible."""
    best: list[list[tuple[float, int]]] = []
    for index, layer in enumerate(layers):
        row: list[tuple[float, int]] = []
        for position in layer[:_PER_NUMBER]:
            if index == 0:
                row.append(((position / mean) ** 2, -1))
                continue
            previous = layers[index - 1][:_PER_NUMBER]
            options = [
                (best[-1][at][0] + ((position - before) / mean - 1) ** 2, at)
                for at, before in enumerate(previous)
                if before < position and best[-1][at][0] != float("inf")
            ]
            row.append(min(options, default=(float("inf"), -1)))
        if all(cost == float("inf") for cost, _ in row):
            return None
        best.append(row)
    at = min(range(len(best[-1])), key=lambda one: best[-1][one][0])
    found: list[int] = []
    for index in range(len(layers) - 1, -1, -1):
        found.append(layers[index][at])
        at = best[index][at][1]
    return found[::-1]
