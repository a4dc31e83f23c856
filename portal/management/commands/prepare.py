"""`manage.py prepare`: tables, roles, the demo hospital, the search index; keeps what is there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Bring a demo to the point where it can be served: migrate, write the demo hospital if"
        " there is none, build the search index if it is missing. One process, so that a second"
        " run takes seconds."
    )
    requires_system_checks: list[str] = []  # the tables they look at may not exist yet

    def handle(self, *args: Any, **options: Any) -> None:
        with self._step("Tables"):
            call_command("migrate", interactive=False, verbosity=0, stdout=self.stdout)
        with self._step("Demo hospital"):
            call_command("demo", stdout=self.stdout)
        with self._step("Search index"):
            self._index()

    def _index(self) -> None:
        """Build the index where it is missing or unusable; else take in what waits."""
        from search import health, outbox
        from search.index.folders import NoIndex, current_folder

        try:
            current_folder()
            usable = not health.rebuild_wanted()
        except NoIndex:
            usable = False
        if usable:
            outbox.drain()
        else:
            call_command("rebuild_search", stdout=self.stdout)

    @contextmanager
    def _step(self, title: str) -> Iterator[None]:
        self.stdout.write(f"--> {title}")
        self.stdout.flush()
        started = time.monotonic()
        yield
        if (seconds := time.monotonic() - started) >= 1:
            self.stdout.write(f"    {seconds:.0f} s")
