"""The screen of number series: for the web team, recorded, and no series is changed by it."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from approvals.errors import NotAllowed
from approvals.models import LedgerEntry
from regulations import counting
from regulations.models import NumberSeries
from tests.factories.world import PEOPLE, user
from tests.regulations.drafts import approved, issued, regulation

pytestmark = pytest.mark.django_db
VALUES = {"code": "hospital", "prefix_zh": "晨医发", "suffix_vi": "QyĐ-BV", "is_default": "on"}


def test_the_web_team_opens_one_and_it_goes_on_from_what_there_is(signed_in: Any) -> None:
    issued(number_zh="晨医发〔2026〕41号", number_vi="41/QyĐ-BV")
    browser = signed_in("T-WEB1")
    assert browser.post(reverse("regulations_series"), VALUES).status_code == 302
    html = browser.get(reverse("regulations_series")).content.decode()
    assert "2026: 41" in html
    assert LedgerEntry.objects.get(act="open_series").actor == user("T-WEB1")
    page = approved(regulation(slug="hai", number_zh="", number_vi=""))
    assert page.editions.get().number_vi == "42/QyĐ-BV"


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "kia", "prefix_zh": "晨医发"},  # would give the same numbers
        {"code": "hospital", "prefix_zh": "别的"},
        {"code": "kia", "prefix_zh": "别的", "suffix_vi": "QYĐ-BV"},
        {"code": "có dấu"}, {"prefix_zh": ""}, {"suffix_vi": ""},
        {"code": "kia", "prefix_zh": "晨", "suffix_vi": "1/X"},
    ],
)
def test_no_series_is_changed_or_doubled(changes: dict[str, str], signed_in: Any) -> None:
    counting.open_series("hospital", "晨医发", "QyĐ-BV", is_default=True)
    answer = signed_in("T-WEB1").post(reverse("regulations_series"), {**VALUES, **changes})
    assert answer.status_code == 200
    only = NumberSeries.objects.get()
    assert (only.prefix_zh, only.suffix_vi) == ("晨医发", "QyĐ-BV")


@pytest.mark.parametrize("number", sorted(set(PEOPLE) - {"T-WEB1", "T-WEB2"}))
def test_nobody_else(number: str, signed_in: Any) -> None:
    answer = signed_in(number).post(reverse("regulations_series"), VALUES)
    assert answer.status_code == 404
    with pytest.raises(NotAllowed):
        counting.add_series("a", "b", "c", False, user(number))
    assert not NumberSeries.objects.exists()
