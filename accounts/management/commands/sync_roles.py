"""`manage.py sync_roles`: write the table of roles and the departments' rights to the database."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.sync import sync_roles


class Command(BaseCommand):
    help = "Write the table of roles (accounts/roles.py) to the database. Safe to run at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        sync_roles()
        self.stdout.write("Roles and departments are in step with accounts/roles.py.")
