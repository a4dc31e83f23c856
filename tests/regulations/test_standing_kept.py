"""Where regulations stand is kept in memory, and never older than what is published."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from regulations import standing
from regulations.standing import standings
from tests.factories.world import user
from tests.regulations.drafts import issued, second_edition

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def test_it_is_read_once_and_again_after_a_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    reading = standing._read

    def counted() -> Any:
        read.append(1)
        return reading()

    monkeypatch.setattr(standing, "_read", counted)
    staff = user("T-STAFF")
    page = issued()
    for _again in range(3):
        assert standings(staff, DAY)[page.pk].effective == "2026-02-01"
    assert len(read) == 1
    second_edition(page)
    for _again in range(3):
        assert standings(staff, DAY)[page.pk].effective == "2026-09-01"
    assert len(read) == 2


def test_what_one_may_not_see_is_not_kept_for_another(people: Any) -> None:
    inside = issued(audience="staff")
    assert inside.pk in standings(people("T-STAFF"), DAY)
    assert inside.pk not in standings(None, DAY)
    assert inside.pk in standings(people("T-STAFF"), DAY)
