"""All that is checked without running a test. `make lint` and CI run it; every check is run."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from .said import say

ROOT = Path(__file__).resolve().parents[2]
#: Modules without Django, held to `mypy --strict`.
PURE = (
    "accounts/roles.py",
    "accounts/administration.py",
    "approvals/rules.py",
    "approvals/hashing.py",
    "approvals/slugs.py",
    "approvals/languages.py",
    "pages/notice_states.py",
    "regulations/structure",
    "regulations/importing",
    "regulations/correcting",
    "regulations/figures.py",
    "regulations/annotations.py",
    "regulations/layout.py",
    "regulations/rendering",
    "regulations/api/contract.py",
    "regulations/api/parameters.py",
    "regulations/api/queries.py",
    "regulations/categories.py",
    "regulations/collation.py",
    "regulations/comparing",
    "regulations/exporting",
    "regulations/numbering.py",
    "regulations/reviewing.py",
    "regulations/relating",
    "regulations/outage/archive.py",
    "regulations/outage/names.py",
    "regulations/outage/pages.py",
    "regulations/outage/rules.py",
    "regulations/outage/terms.py",
    "regulations/outage/workfile.py",
    "search/analysis",
    "search/query",
    "portal/setup",
)


def checks(root: Path = ROOT) -> list[tuple[str, list[str]]]:
    """Name and command of every check. A pure module that is not there yet is passed over."""
    python = sys.executable
    pure = [name for name in PURE if (root / name).exists()]
    return [
        ("ruff", [python, "-m", "ruff", "check", "."]),
        ("import directions", [str(Path(python).with_name("lint-imports"))]),
        ("types", [python, "-m", "mypy", "--strict", *pure]),
        ("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"]),
        ("catalogues", [python, "-m", "portal.catalogues", "check", "--vendor"]),
    ]


def main() -> int:
    failed = []
    for name, command in checks():
        say(f"==> {name}")
        started = time.monotonic()
        if subprocess.run(command, cwd=ROOT, check=False).returncode:  # noqa: S603 - listed above
            failed.append(name)
        say(f"    {time.monotonic() - started:.0f} s")
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
