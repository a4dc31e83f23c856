"""`manage.py number_series`: from now on the system gives the numbers of an issuing body."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from regulations.counting import open_series


class Command(BaseCommand):
    help = (
        "Open a series of document numbers, or change its signs. Its count goes on from the highest"
        " number that an edition has already."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="a short name, for instance hospital")
        parser.add_argument("prefix_zh", help="what stands before the year, for instance 院发")
        parser.add_argument("suffix_vi", help="what stands after the stroke, for instance QyĐ-BV")
        parser.add_argument(
            "--default", action="store_true", help="the series of drafts that name none"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        series = open_series(
            options["code"], options["prefix_zh"], options["suffix_vi"], options["default"]
        )
        self.stdout.write(f"{series.code}: {series}")
        for count in series.counts.order_by("year"):
            self.stdout.write(f"  {count.year}: goes on after {count.last}")
