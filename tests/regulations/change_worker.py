"""A process that records a change and takes its time to commit: `record SLUG SECONDS [undo]`."""

from __future__ import annotations

import sys
import time

import django

django.setup()

from django.db import transaction  # noqa: E402 - the models are there only now

from regulations import changes  # noqa: E402
from regulations.models import Printing  # noqa: E402


def main(slug: str, seconds: str, undo: str = "") -> None:
    printing = Printing.objects.get(edition__page__slug=slug)
    with transaction.atomic():
        changes.record(printing)
        print("held", flush=True)
        time.sleep(float(seconds))
        if undo:
            transaction.set_rollback(True)
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
