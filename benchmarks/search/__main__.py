"""``python -m benchmarks.search [--smoke]``"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="a small corpus, for CI")
    parser.add_argument("-n", type=int, default=20_000, help="entries")
    parser.add_argument("--questions", type=int, default=210)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--only", default="", help="engines to run beside the portal, by comma")
    parser.add_argument("--database", default=os.environ.get("DATABASE_URL", ""))
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "benchmarks")
    given = parser.parse_args()
    count, asked = (800, 70) if given.smoke else (given.n, given.questions)
    only = {"portal", *given.only.split(",")} if given.only else set()
    with tempfile.TemporaryDirectory() as folder:
        _configure(Path(folder))
        report = _run(Path(folder), count, asked, given.seed, only, given.database)
    _write(given.out, report)
    lost = report["engines"]["portal"]["lost"]
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


def _run(
    folder: Path, count: int, asked: int, seed: int, only: set[str], database: str
) -> dict[str, Any]:
    from benchmarks.search import measuring, updating
    from benchmarks.search.corpus import corpus, questions
    from benchmarks.search.engines import engines

    entries = corpus(count, seed)
    wanted = questions(entries, asked, seed)
    measured: dict[str, measuring.Figures] = {}
    for name, make in engines(folder, database).items():
        if only and name not in only:
            continue
        measured[name] = measuring.measure(make(), entries, wanted)
        print(f"{name}: {measured[name]}", flush=True)
    return {
        "entries": len(entries),
        "questions": asked,
        "seed": seed,
        "engines": measured,
        "updates": updating.measure(folder, entries) if not only else {},
    }


def _write(folder: Path, report: dict[str, Any]) -> None:
    from benchmarks.search.report import plot, table

    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=2)
    (folder / "search.json").write_text(text, encoding="utf-8")
    (folder / "search.md").write_text(table(report), encoding="utf-8")
    (folder / "search.svg").write_text(plot(report), encoding="utf-8")
    print(table(report))
    print(f"written to {folder / 'search.md'} and search.svg")


if __name__ == "__main__":
    sys.exit(main())
