"""`manage.py verify_approvals`: exit status 0, or a list of what is not covered."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from approvals.verification import problems


class Command(BaseCommand):
    help = "Recompute the ledger's chain and check that everything live was approved as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for problem in problems():
            found += 1
            self.stdout.write(problem)
        if found:
            raise CommandError(f"{found} problems found.")
        self.stdout.write("Everything live is covered by an approval of the same content.")
