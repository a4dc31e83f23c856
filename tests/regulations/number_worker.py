"""A process that approves what is written already: `python -m tests.regulations.number_worker`.

`make N` writes N drafts and prints their ids; `approve ID...` takes each through the whole path,
every third one first in vain: the transaction is undone after its number was taken. `take N` takes
numbers and nothing else, and prints those that were kept: approvals also wait for the ledger.
"""

from __future__ import annotations

import sys

import django


class Undone(Exception):
    pass


def make(count: int) -> None:
    from regulations import counting
    from tests.regulations.drafts import regulation

    counting.open_series("hospital", "晨医发", "QyĐ-BV", is_default=True)
    for index in range(count):
        page = regulation(number_zh="", number_vi="", slug=f"race-{index}")
        print(page.pk)


def approve(ids: list[str]) -> None:
    from django.db import transaction

    from regulations.models import RegulationPage
    from tests.factories.world import pass_all, user

    for position, pk in enumerate(ids):
        page = RegulationPage.objects.get(pk=pk)
        if position % 3 == 0:
            try:
                with transaction.atomic():
                    pass_all(page, user("T-INFO1"))
                    raise Undone
            except Undone:
                page = RegulationPage.objects.get(pk=pk)
        pass_all(page, user("T-INFO1"))


def take(count: int) -> None:
    from datetime import date

    from django.db import transaction

    from regulations import counting
    from regulations.models import Edition, NumberSeries

    series = NumberSeries.objects.get()
    for index in range(count):
        try:
            with transaction.atomic():
                _year, value = counting.give(Edition(effective_date=date(2031, 1, 1)), series)
                if index % 3 == 0:
                    raise Undone
        except Undone:
            continue
        print(value)


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "take":
        take(int(sys.argv[2]))
    elif sys.argv[1] == "make":
        make(int(sys.argv[2]))
    else:
        approve(sys.argv[2:])
