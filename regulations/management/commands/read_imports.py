"""`manage.py read_imports`: read the files of imports that wait, and forget old imports.

The page does this as well while somebody looks at it; the command goes on when nobody does.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from regulations.batches import reading, storing
from regulations.models import ImportBatch


class Command(BaseCommand):
    help = "Read uploaded files that wait in imports, oldest import first. Safe to run at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--import", dest="number", type=int, help="only the import of this id")
        parser.add_argument("--most", type=int, default=0, help="read at most so many files")

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten = storing.forget_old()
        batches = ImportBatch.objects.filter(is_stopped=False).order_by("pk")
        if options["number"]:
            batches = batches.filter(pk=options["number"])
        read = refused = 0
        for batch in batches.filter(files__in=reading.waiting()).distinct():
            while not options["most"] or read + refused < options["most"]:
                file = reading.step(batch)
                if file is None:
                    break
                if file.state == file.State.REFUSED:
                    refused += 1
                else:
                    read += 1
        self.stdout.write(f"{read} read, {refused} refused, {forgotten} old imports forgotten")
