"""Command line: `python -m portal.catalogues compile|extract|check`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from portal.catalogues.messages import LANGUAGES


def _compile(root: Path) -> int:
    from portal.catalogues.files import compile_all

    written = compile_all(root / "locale")
    print(f"Catalogues: {len(written)} compiled" if written else "Catalogues: up to date")
    return 0


def _extract(root: Path) -> int:
    from portal.catalogues.collecting import collect
    from portal.catalogues.files import catalogue_path, merge

    for domain, found in collect(root).items():
        for language in LANGUAGES:
            added, removed = merge(catalogue_path(root / "locale", language, domain), found)
            if added or removed:
                print(f"{language} {domain}: {added} added, {removed} removed")
    return 0


def _check(root: Path, *, vendor: bool, accept: bool) -> int:
    from portal.catalogues import checking
    from portal.catalogues import vendor as packages

    if accept:
        packages.write_baseline(root)
    problems = checking.problems(root)
    if vendor:
        problems += packages.problems(root)
        for note in packages.stale_overrides(root):
            print(f"note: {note}")
        for language, counts in packages.count(root).items():
            known = packages.read_baseline(root).get(language, {})
            print(
                f"{language}: {sum(counts.values())} strings of packages untranslated,"
                f" {sum(known.values())} known"
            )
    for problem in problems:
        print(problem)
    print(f"Catalogues: {len(problems)} problems" if problems else "Catalogues: complete")
    return 1 if problems else 0


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 1 if `check` found something."""
    parser = argparse.ArgumentParser(prog="python -m portal.catalogues", description=__doc__)
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(__file__).resolve().parents[2],
        help="folder with the rooms and locale/ (default: this project)",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("compile", help="compile .po files whose .mo is missing or older")
    commands.add_parser("extract", help="merge the code's strings into our catalogues")
    check = commands.add_parser("check", help="exit 1 and list what is missing or wrong")
    check.add_argument("--vendor", action="store_true", help="also the packages' strings")
    check.add_argument(
        "--accept",
        action="store_true",
        help="first write today's numbers of untranslated packages' strings",
    )
    given = parser.parse_args(arguments)
    if given.command == "compile":
        return _compile(given.root)
    if given.command == "extract":
        return _extract(given.root)
    return _check(given.root, vendor=given.vendor, accept=given.accept)


if __name__ == "__main__":
    sys.exit(main())
