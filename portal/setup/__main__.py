"""Command line behind the Makefile: `python -m portal.setup install|prepare|reset|serve`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import environment, house, machine
from .said import Stop, complain, say

ROOT = Path(__file__).resolve().parents[2]


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m portal.setup", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    install = commands.add_parser("install", help="have .venv hold what pyproject.toml asks for")
    install.add_argument("extras", nargs="*", help="extras of pyproject.toml, for instance test")
    for name, text in (
        ("prepare", "everything but serving"),
        ("reset", "throw the demo's data away and write it anew"),
        ("serve", "everything, then serve"),
    ):
        commands.add_parser(name, help=text).add_argument("--port", default="8000")
    return parser.parse_args(arguments)


def run(arguments: list[str] | None = None) -> None:
    given = _parse(arguments)
    if given.command == "install":
        environment.ensure(ROOT, given.extras)
        return
    port = machine.parse_port(given.port)
    if given.command == "serve":
        machine.check_port(port)  # before the long steps, and not only after them
    environment.ensure(ROOT)
    if given.command == "reset":
        house.reset(ROOT)
    house.prepare(ROOT, port)
    if given.command == "serve":
        machine.check_port(port)
        house.serve(ROOT, port)
    say("\nReady. `make demo` serves it.")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        run(arguments)
    except Stop as reason:
        complain(str(reason))
        return 1
    except OSError as error:
        if error.errno != 28:  # ENOSPC
            raise
        complain("The disk is full. Make room and run the same command again.")
        return 1
    except KeyboardInterrupt:
        complain("Interrupted. What was made stays; the same command goes on from there.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
