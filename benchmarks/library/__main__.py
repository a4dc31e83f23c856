"""``python -m benchmarks.library [--smoke]``: the library at size, on SQLite and, where
DATABASE_URL names it, on PostgreSQL. Both databases are made for the run and dropped after it."""

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: Name of a figure and the address that is asked for.
PAGES = {
    "list": "/vi/library/",
    "list, filtered, page 4": "/vi/library/?status=in_force&page=4",
    "list, words": "/vi/library/?q=ve+sinh",
    "list, by heading": "/zh-hans/library/?sort=title",
    "list, another day": "/vi/library/?on=2025-01-01",
    "reader, 40 provisions": "/vi/library/rule-1/",
    "reader, 300 articles": "/vi/library/long/",
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.library", description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="a small library, for CI")
    parser.add_argument("-n", type=int, default=2_000, help="regulations, three editions each")
    parser.add_argument("--times", type=int, default=40, help="requests a figure")
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "benchmarks" / "library.json")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    count, times = (30, 5) if given.smoke else (given.n, given.times)
    if given.here:
        json.dump(_run(count, times), sys.stdout)
        return 0
    report: dict[str, Any] = {"regulations": count, "requests": times}
    with tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{folder}/library.sqlite3"]
        if os.environ.get("DATABASE_URL", "").startswith("postgres"):
            urls.append(os.environ["DATABASE_URL"])
        for url in urls:
            report[url.partition(":")[0]] = _apart(url, given.smoke, count, times)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(report, ensure_ascii=False, indent=2), encoding="utf-8")
    _print(report)
    return 0


def _apart(url: str, smoke: bool, count: int, times: int) -> dict[str, Any]:
    """A process for each database: Django's settings hold for a whole process."""
    command = [sys.executable, "-m", "benchmarks.library", "--here", "-n", str(count)]
    command += ["--times", str(times), *(["--smoke"] if smoke else [])]
    settings = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | settings, check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _run(count: int, times: int) -> dict[str, Any]:
    from django.conf import settings
    from django.db import connection

    import portal.wsgi  # noqa: F401 - the portal as the server loads it, collector included

    own = settings.DATABASES["default"]
    own.setdefault("TEST", {})["NAME"] = (
        own["NAME"] if connection.vendor == "sqlite" else f"benchmark_library_{os.getpid()}"
    )
    connection.settings_dict["TEST"]["NAME"] = own["TEST"]["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        return _measure(count, times)
    finally:
        connection.creation.destroy_test_db(own["NAME"], verbosity=0)


def _measure(count: int, times: int) -> dict[str, Any]:
    from datetime import date

    from django.db import connection
    from django.test import Client, override_settings
    from django.test.utils import CaptureQueriesContext

    from benchmarks.library import bare
    from tests.factories import library, world

    world.make()
    started = time.perf_counter()
    library.stock(library.usual_rules(count))
    copy = library.Copy(text=library.article_text(300, 5))
    library.stock([library.Rule("long", [library.Issue(date(2026, 1, 1), [copy])])])
    figures: dict[str, Any] = {"written in s": round(time.perf_counter() - started, 1)}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as autovacuum does in an hour
    # What the writing left behind is not the server's: its collector would walk through it in the
    # middle of a request. What the pages themselves keep comes later, and counts.
    gc.collect()
    gc.freeze()
    client = Client()
    client.force_login(world.user("T-STAFF"))
    for address in PAGES.values():
        client.get(address)
    for name, address in PAGES.items():
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
            queries = len(asked)
        if response.status_code != 200:
            raise SystemExit(f"{address}: {response.status_code}")
        p50, p95 = _times(lambda address=address: client.get(address), times)
        bare.held["body"] = response.content
        with override_settings(ROOT_URLCONF="benchmarks.library.bare", MIDDLEWARE=[]):
            plain = Client()
            plain.get("/bare/")
            base, _p95 = _times(lambda plain=plain: plain.get("/bare/"), times)
        figures[name] = {
            "queries": queries, "p50 ms": round(p50, 1), "p95 ms": round(p95, 1),
            "x bare view": round(p50 / base), "bytes": len(response.content),
        }  # fmt: skip
    return figures


def _times(function: Callable[[], Any], times: int) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    found = []
    for _number in range(times):
        started = time.perf_counter()
        function()
        found.append((time.perf_counter() - started) * 1000)
    return statistics.median(found), statistics.quantiles(found, n=20)[-1]


def _print(report: dict[str, Any]) -> None:
    print(f"{report['regulations']} regulations, {report['requests']} requests each")
    for database in ("sqlite", "postgres", "postgresql"):
        for name, row in report.get(database, {}).items():
            print(f"{database:11} {name:24} {row}")


if __name__ == "__main__":
    sys.exit(main())
