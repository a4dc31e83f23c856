"""`manage.py daily`: what the turn of the day asks for. Run it once a day, soon after midnight.

Safe to run more often, or after days in which nobody ran it.
"""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from regulations import changes, reviews
from regulations.search_source import units_due
from search import outbox

#: Days to look back, so that a week in which the timer did not run is made good.
LOOK_BACK = 8


class Command(BaseCommand):
    help = "Index editions that take effect today and clear ended sessions. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        units = units_due(today - timedelta(days=LOOK_BACK), today)
        with transaction.atomic():
            for unit in units:
                outbox.enqueue(unit)
        changes.record_days(today)
        outbox.drain()
        call_command("clearsessions")
        reminded = reviews.remind(today)
        self.stdout.write(f"{reminded} people were reminded of reviews.")
        call_command("send_promulgations", stdout=self.stdout, stderr=self.stderr)
        self.stdout.write(f"{len(units)} entries of editions taking effect were indexed again.")
