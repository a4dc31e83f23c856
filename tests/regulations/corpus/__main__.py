"""`python -m tests.regulations.corpus --seed N --count M`: read M documents, print the score."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict

from .score import Score, score
from .specimens import KINDS, specimen


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.regulations.corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=len(KINDS))
    parser.add_argument("--kind", default="", help="only kinds whose name contains this")
    parser.add_argument("--wrong", type=int, default=40, help="how many mistakes to print")
    chosen = parser.parse_args()
    kinds = [kind for kind in KINDS if chosen.kind in kind.name]
    total, by_kind = Score(), defaultdict(Score)
    for number in range(chosen.count):
        kind = kinds[number % len(kinds)]
        one = score(specimen(kind, chosen.seed * 10_000 + number // len(kinds)))
        total.add(one)
        by_kind[kind.name].add(one)
    out = sys.stdout.write
    for name, one in by_kind.items():
        out(f"{one.article_share:7.1%} {one.point_share:7.1%}  {name}\n")
    for line in total.wrong[: chosen.wrong] + total.unwarned:
        out(f"  {line}\n")
    out(
        f"{chosen.count} documents: {total.articles_right}/{total.articles} articles "
        f"({total.article_share:.2%}), {total.points_right}/{total.points} points "
        f"({total.point_share:.2%}), {total.titles_right}/{total.titles} titles, "
        f"{len(total.wrong)} differences, {len(total.unwarned)} without a warning\n"
    )
    return 0 if total.article_share >= 0.98 and total.point_share >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main())
