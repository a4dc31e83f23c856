"""`manage.py api_token add|list|revoke`: which other systems may read the library over its API."""

import getpass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from approvals.audience import Audience
from regulations.api import tokens
from regulations.models import ApiToken


class Command(BaseCommand):
    help = "Give another system of the hospital access to the library, list such, take it back."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        add = acts.add_parser("add", help="make a token; it is shown once")
        add.add_argument("name", help="the system, for instance 'HIS ward screens'")
        add.add_argument("--audience", required=True, choices=Audience.values)
        add.add_argument("--networks", nargs="*", default=[], help="for instance 10.20.0.0/16")
        add.add_argument("--days", type=int, default=tokens.DEFAULT_DAYS)
        add.add_argument("--per-minute", type=int, default=tokens.DEFAULT_PER_MINUTE)
        acts.add_parser("list", help="all tokens, without what is secret")
        revoke = acts.add_parser("revoke", help="end a token now")
        revoke.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['act']}")(options)

    def _add(self, options: dict[str, Any]) -> None:
        try:
            row, token = tokens.add(
                options["name"],
                options["audience"],
                options["networks"],
                options["days"],
                options["per_minute"],
                by=_who(),
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stderr.write(
            f"{row.name} reads as “{row.audience}” until {row.expires_at:%Y-%m-%d}. The token is"
            " shown this once; keep it like a password:"
        )
        self.stdout.write(token)

    def _list(self, options: dict[str, Any]) -> None:
        for row in ApiToken.objects.all():
            used = f"{row.last_used_at:%Y-%m-%d %H:%M}" if row.last_used_at else "never"
            state = "valid" if row.is_valid() else ("revoked" if row.revoked_at else "expired")
            self.stdout.write(
                f"{row.name}: {state}, {row.audience}, until {row.expires_at:%Y-%m-%d}, "
                f"{row.per_minute} a minute, from {', '.join(row.networks) or 'anywhere'}, "
                f"last used {used}"
            )

    def _revoke(self, options: dict[str, Any]) -> None:
        try:
            row = tokens.revoke(options["name"], by=_who())
        except ApiToken.DoesNotExist as error:
            raise CommandError(f"There is no token {options['name']}.") from error
        self.stdout.write(f"{row.name} is revoked.")


def _who() -> str:
    """The account of the server from which the command runs."""
    try:
        return f"shell: {getpass.getuser()}"
    except (OSError, KeyError):  # an account without a name, as containers have
        return "shell"
