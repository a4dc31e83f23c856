"""``python -m benchmarks.search [--smoke]``"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="a small corpus, for CI")
    parser.add_argument("-n", type=int, default=5_000, help="entries")
    parser.add_argument("--questions", type=int, default=210)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "benchmarks" / "search.json")
    given = parser.parse_args()
    count, asked = (800, 70) if given.smoke else (given.n, given.questions)
    with tempfile.TemporaryDirectory() as folder:
        _configure(Path(folder))
        report = _run(Path(folder), count, asked, given.seed)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(report, ensure_ascii=False, indent=2), encoding="utf-8")
    _print(report)
    print(f"written to {given.out}")
    lost = report["engines"]["portal"]["not found"]
    if lost > 0.02:  # the one thing that does not depend on the machine
        print(f"portal: {lost:.0%} of the questions did not find their item", file=sys.stderr)
        return 1
    return 0


def _configure(folder: Path) -> None:
    """Search alone, with a database in memory: none of the portal's."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.configure(
        INSTALLED_APPS=["search"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SEARCH_INDEX_DIR=folder / "portal",
        USE_TZ=True,
    )
    django.setup()
    call_command("migrate", verbosity=0)


def _run(folder: Path, count: int, asked: int, seed: int) -> dict[str, Any]:
    from benchmarks.search.corpus import corpus, questions
    from benchmarks.search.engines import engines

    entries = corpus(count, seed)
    wanted = questions(entries, asked, seed)
    report: dict[str, Any] = {"entries": len(entries), "questions": asked, "seed": seed}
    measured: dict[str, Any] = {}
    for make in engines(folder):
        engine = make()
        start = time.perf_counter()
        engine.build(entries)
        built = time.perf_counter() - start
        for question in wanted[:7]:  # dictionaries are loaded, files are in memory
            engine.ask(question.words, question.language)
        times: list[float] = []
        ranks: list[int | None] = []
        for question in wanted:
            start = time.perf_counter()
            found = engine.ask(question.words, question.language)
            times.append((time.perf_counter() - start) * 1000)
            item = (question.unit, question.key)
            ranks.append(found.index(item) + 1 if item in found else None)
        measured[engine.name] = _figures(times, ranks, built)
    base = measured["portal"]
    for figures in measured.values():
        for name in ("p50 ms", "p95 ms"):
            figures[f"{name[:3]} x portal"] = round(figures[name] / base[name], 2)
    return report | {"engines": measured}


def _figures(times: list[float], ranks: list[int | None], built: float) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=20)
    return {
        "build s": round(built, 2),
        "p50 ms": round(statistics.median(times), 3),
        "p95 ms": round(cuts[-1], 3),
        "MRR@10": round(sum(1 / r for r in ranks if r is not None and r <= 10) / len(ranks), 3),
        "not found": round(sum(rank is None for rank in ranks) / len(ranks), 3),
    }


def _print(report: dict[str, Any]) -> None:
    names = list(report["engines"]["portal"])
    print(f"{report['entries']} entries, {report['questions']} questions")
    print(f"{'':14}" + "".join(f"{name:>14}" for name in names))
    for engine, figures in report["engines"].items():
        print(f"{engine:14}" + "".join(f"{figures[name]:>14}" for name in names))


if __name__ == "__main__":
    sys.exit(main())
