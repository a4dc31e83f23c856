"""`manage.py outage_pack`: the library as one archive, for the time when the portal is down."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from approvals.audience import Audience
from regulations.outage import keeping, packing
from regulations.outage.archive import Damaged
from regulations.outage.workfile import InUse


class Command(BaseCommand):
    help = (
        "Write what an audience may read to one zip of plain pages with their own search, to be"
        " unpacked on a file share. A run that was broken off goes on when it is started again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--audience", required=True, choices=Audience.values)
        parser.add_argument(
            "--out", type=Path, help="the archive, FILE.zip; else it is kept for the screen"
        )
        parser.add_argument(
            "--days", type=int, default=packing.DEFAULT_DAYS, help="how long it may be used"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"] or keeping.place(options["audience"])
        if not 1 <= options["days"] <= packing.MOST_DAYS:
            raise CommandError(f"A pack may be used for 1 to {packing.MOST_DAYS} days.")
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}.")
        try:
            made = packing.make(out, options["audience"], options["days"], self._tell)
        except InUse as error:
            raise CommandError("Another run is writing this pack already.") from error
        except Damaged as error:
            raise CommandError(
                f"The stored file behind {error} is not the one that was approved. The pack was"
                " not written; see verify_approvals."
            ) from error
        for path in made.missing_files:
            self.stderr.write(f"Left out, the file is not there: {path}")
        size = out.stat().st_size / 1024 / 1024
        self.stdout.write(f"{out}: {made.pages} regulations, {size:.1f} MB, {made.drawn} drawn now")

    def _tell(self, done: int, of: int) -> None:
        if done % 100 == 0 or done == of:
            self.stderr.write(f"{done} of {of}")
