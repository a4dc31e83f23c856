"""`manage.py found`: the founding act of a new portal. Possible once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.sync import sync_roles
from approvals.errors import NotAllowed
from pages.models import HomePage
from portal.founding import both, found_with


class Command(BaseCommand):
    help = (
        "Make the home page and the sections of a new portal, named after HOSPITAL_NAME_ZH_HANS and"
        " HOSPITAL_NAME_VI. Recorded in the ledger; impossible a second time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        home = HomePage(slug="home", audience="public", **both(heading=settings.HOSPITAL_NAME))
        try:
            found_with(home)
        except NotAllowed as error:
            raise CommandError(str(error)) from error
        sync_roles()
        self.stdout.write(
            "Founded. From now on everything goes live by approval: add departments and people,"
            " then let the web team complete the home page and the departments' pages."
        )
