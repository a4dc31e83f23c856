"""`manage.py demo`: the demo hospital, once; then what one needs to look round in it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.demo.loading import hospital, people, welcome
from portal.demo.loading.progress import Progress


class Command(BaseCommand):
    help = (
        "Write the demo hospital into an empty portal, through drafts and approvals as people do,"
        " and print its addresses and accounts. Where it is there already, only print."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="print nothing")
        parser.add_argument(
            "--password", help=f"of all demo accounts; without it {people.PASSWORD}"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        out = None if options["quiet"] else self.stdout
        if hospital.is_loaded():
            if out:
                out.write("    The demo hospital is there already.")
        else:
            self._load(Progress(self._write if out else None), options["password"])
        if out:
            out.write(welcome.text(settings.WAGTAILADMIN_BASE_URL, options["password"]))

    def _write(self, text: str) -> None:
        self.stdout.write(text, ending="")
        self.stdout.flush()

    def _load(self, progress: Progress, password: str | None) -> None:
        if settings.SESSION_COOKIE_SECURE and not password:
            raise CommandError(
                "These settings are a server's: others could sign in with the demo's password,"
                " which everybody knows. Choose one with --password."
            )
        try:
            hospital.load(progress, password or people.PASSWORD)
        except hospital.NotEmpty as error:
            raise CommandError(
                "This database holds a portal already. The demo hospital is written into an empty"
                " one only."
            ) from error
