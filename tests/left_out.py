"""Says at the end of a run which tests were left out, and which command runs them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

#: Marker -> the command that runs what carries it. The first that fits names the reason.
COMMANDS = {
    "browser": "browser tests: .ci/run",
    "postgresql": "tests that need PostgreSQL: .ci/run",
    "slow": "tests that take minutes: make nightly",
}
_counted = pytest.StashKey[Counter[str]]()
_WORKER_KEY = "left_out"


def reason(markers: set[str]) -> str:
    """Which command would run a deselected test with these markers; "" if none is known."""
    return next((COMMANDS[name] for name in COMMANDS if name in markers), "")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_counted] = Counter()


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        why = reason({marker.name for marker in item.iter_markers()})
        if why:
            item.config.stash[_counted][why] += 1


def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_WORKER_KEY] = dict(session.config.stash[_counted])


class _Workers:
    """Every worker of a parallel run deselects the same tests: the largest count holds."""

    def pytest_testnodedown(self, node: Any, error: Any) -> None:
        counted = node.config.stash[_counted]
        for why, number in getattr(node, "workeroutput", {}).get(_WORKER_KEY, {}).items():
            counted[why] = max(counted[why], number)


def pytest_sessionstart(session: pytest.Session) -> None:
    if session.config.pluginmanager.hasplugin("dsession"):
        session.config.pluginmanager.register(_Workers(), "left-out-workers")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for why, number in sorted(config.stash[_counted].items()):
        terminalreporter.write_line(f"left out: {number} {why}")
