"""`manage.py prepare`: tables, the demo hospital, the search index; keeps what is there."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from portal.demo.loading import hospital, people, welcome
from portal.demo.loading.progress import Progress


class _Dots(io.TextIOBase):
    """Django's line for each of some two hundred migrations, as a dot for every tenth."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._pass_on = write
        self._count = 0

    def write(self, text: str) -> int:
        if text.strip().endswith("OK"):
            self._count += 1
            if self._count % 10 == 0:
                self._pass_on("." if self._count > 10 else "    .")
        return len(text)

    def finish(self) -> None:
        if self._count >= 10:
            self._pass_on(f" {self._count}\n")


class Command(BaseCommand):
    help = (
        "Bring a demo to the point where it can be served: migrate, write the demo hospital if"
        " there is none, build the search index if it is missing. One process, so that a second"
        " run takes seconds."
    )
    requires_system_checks: list[str] = []  # the tables they look at may not exist yet

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SESSION_COOKIE_SECURE:
            raise CommandError("These settings are a server's. `prepare` makes a demo.")
        with self._step("Tables"):
            dots = _Dots(self._write)
            call_command("migrate", interactive=False, stdout=dots)
            dots.finish()
        with self._step("Search index"):
            self._index()
        if not hospital.is_loaded():
            with self._step("Demo hospital: every page is submitted, checked and approved"):
                self._load()
        self.stdout.write(welcome.text(settings.WAGTAILADMIN_BASE_URL, None))

    def _load(self) -> None:
        try:
            hospital.load(Progress(self._write), people.PASSWORD)
        except hospital.NotEmpty as error:
            raise CommandError(
                "This database holds a portal already. The demo hospital is written into an empty"
                " one only: `make demo-reset` throws the demo's own database away."
            ) from error

    def _index(self) -> None:
        """Build the index where it is missing or unusable; else take in what waits. Before the
        demo is written the index is empty; it follows what is published."""
        from search import health, outbox
        from search.index.folders import NoIndex, current_folder
        from search.rebuilding import rebuild

        try:
            current_folder()
            usable = not health.rebuild_wanted()
        except NoIndex:
            usable = False
        if usable:
            outbox.drain()
        else:
            rebuild(self._rebuilt)

    def _rebuilt(self, done: int, of: int) -> None:
        if done == of or done % 20 == 0:
            self._write(f"    {done} of {of}\n")

    def _write(self, text: str) -> None:
        self.stdout.write(text, ending="")
        self.stdout.flush()

    @contextmanager
    def _step(self, title: str) -> Iterator[None]:
        self._write(f"--> {title}\n")
        started = time.monotonic()
        yield
        if (seconds := time.monotonic() - started) >= 1:
            self._write(f"    {seconds:.0f} s\n")
