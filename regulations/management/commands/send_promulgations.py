"""`manage.py send_promulgations`: mails about promulgations that wait. Run it every few minutes.

Several may run at once; one that was interrupted is gone on with by the next.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from regulations import promulgation_mails


class Command(BaseCommand):
    help = "Send the mails about promulgations that wait. Run it every few minutes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, help="so many at most")
        parser.add_argument(
            "--again-uncertain",
            action="store_true",
            help="also those of which nobody knows whether they arrived (an hour old or more)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again_uncertain"]:
            self.stdout.write(f"{promulgation_mails.send_again()} uncertain mails wait again.")
        done = promulgation_mails.send_due(options["limit"])
        if done.pop("stopped", 0):
            self.stderr.write("The mail server takes nothing now; the rest waits.")
        told = ", ".join(f"{count} {state}" for state, count in sorted(done.items()))
        self.stdout.write(told or "Nothing waits.")
