"""``manage.py search WORDS --language zh-hans|vi [--as EMPLOYEE] --json``"""

import json
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.services import Hit, find

MOST = 20


class Command(BaseCommand):
    help = "Search as a reader would, and print the hits, best first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="+", metavar="WORDS")
        parser.add_argument("--language", choices=["zh-hans", "vi"], required=True)
        parser.add_argument(
            "--as", dest="employee", metavar="EMPLOYEE",
            help="The employee number of the reader; without it, an anonymous visitor.",
        )
        parser.add_argument("--json", action="store_true", help="Print the hits as JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        reader = _reader(options["employee"])
        result = find(" ".join(options["words"]), options["language"], reader, limit=MOST)
        if options["json"]:
            rows = [_row(hit) for hit in result.hits]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for hit in result.hits:
            self.stdout.write(f"{hit.score:8.2f}  {hit.url}  {hit.number} {hit.title_text}")
            self.stdout.write(f"          {hit.snippet_text}")
        self.stdout.write(_("%(total)d found.") % {"total": result.total})


def _reader(employee: str | None) -> Any:
    if employee is None:
        return None
    users = get_user_model()
    try:
        reader = users.objects.get_by_natural_key(employee)
    except users.DoesNotExist:
        reader = None
    if reader is None or not reader.is_active:
        # Somebody who may not sign in reads nothing.
        raise CommandError(
            _("There is no active employee with the number %(number)s.") % {"number": employee},
            returncode=2,
        )
    return reader


def _row(hit: Hit) -> dict[str, object]:
    return {
        "url": hit.url,
        "title": hit.title_text,
        "provision": hit.key or None,
        "language": hit.language,
        "score": round(hit.score, 4),
        "snippet": hit.snippet_text,
    }
