"""``manage.py rebuild_search``"""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from search.rebuilding import rebuild


class Command(BaseCommand):
    help = "Build the search index anew from the database, beside the old one, and swap it in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="Say nothing but failures.")

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = options["quiet"] or options["verbosity"] == 0
        said = 0.0

        def progress(done: int, of: int) -> None:
            nonlocal said
            now = time.monotonic()
            if not quiet and (now - said >= 1 or done == of):  # a line a second at most
                said = now
                self.stdout.write(f"{done}/{of}")
                self.stdout.flush()

        count = rebuild(progress)
        if not quiet:
            self.stdout.write(
                ngettext("%(count)d entry is in the index.", "%(count)d entries are in the index.",
                         count) % {"count": count}
            )
