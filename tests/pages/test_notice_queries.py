"""Lists filter in the database by the same states that pages show."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from pages.models import RecruitmentPage, TenderPage
from pages.notice_queries import CHOICES, chosen, in_order, in_state
from pages.notice_states import RecruitmentState, TenderState
from tests.factories.world import workspace

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.get_default_timezone())
DAY = timedelta(days=1)
MOMENTS = [None, NOW - DAY, NOW, NOW + 7 * DAY, NOW + 8 * DAY]
DAYS = [None, NOW.date() - DAY, NOW.date(), NOW.date() + DAY]


def put(model, **values):
    page = model(heading_vi="x", slug="", **values)
    workspace("INFO").add_child(instance=page)
    return page


def test_every_recruitment_notice_is_in_the_one_state_that_the_rule_gives():
    for opens_on, closes_at, result_on in itertools.product(DAYS, MOMENTS, [None, *DAYS[2:]]):
        put(RecruitmentPage, opens_on=opens_on, closes_at=closes_at, result_on=result_on)
    wanted = {page.pk: page.state(NOW) for page in RecruitmentPage.objects.all()}
    found = {
        pk: state
        for state in RecruitmentState
        for pk in RecruitmentPage.objects.filter(
            in_state(RecruitmentPage, state, NOW)
        ).values_list("pk", flat=True)
    }
    assert found == wanted
    assert set(wanted.values()) == set(RecruitmentState)


def test_every_tender_is_in_the_one_state_that_the_rule_gives():
    combinations = itertools.product(
        [None, NOW, NOW + DAY], MOMENTS, [None, *DAYS[2:]], [None, *DAYS[2:]]
    )
    for number, (sale_from, closes_at, cancelled_on, result_on) in enumerate(combinations):
        put(
            TenderPage, package_code=str(number), sale_from=sale_from, closes_at=closes_at,
            cancelled_on=cancelled_on, result_on=result_on,
        )
    wanted = {page.pk: page.state(NOW) for page in TenderPage.objects.all()}
    found: dict[int, TenderState] = {}
    for state in TenderState:
        for pk in TenderPage.objects.filter(in_state(TenderPage, state, NOW)).values_list(
            "pk", flat=True
        ):
            assert pk not in found, "a notice is in one state only"
            found[pk] = state
    assert found == wanted
    assert set(wanted.values()) == set(TenderState)


def test_the_choices_together_are_all_notices_and_none_twice():
    for number, closes_at in enumerate(MOMENTS):
        put(TenderPage, package_code=str(number), closes_at=closes_at, result_on=DAYS[number % 4])
    everything = set(TenderPage.objects.values_list("pk", flat=True))
    parts = [
        [page.pk for page in TenderPage.objects.filter(chosen(TenderPage, choice, NOW))]
        for choice in CHOICES
    ]
    assert sorted(pk for part in parts for pk in part) == sorted(everything)


def test_the_nearest_deadline_stands_first_and_the_latest_past_one_before_older_ones():
    far = put(RecruitmentPage, closes_at=NOW + 9 * DAY)
    near = put(RecruitmentPage, closes_at=NOW + DAY)
    endless = put(RecruitmentPage, closes_at=None)
    old = put(RecruitmentPage, closes_at=NOW - 9 * DAY)
    late = put(RecruitmentPage, closes_at=NOW - DAY)
    decided = put(RecruitmentPage, closes_at=NOW - 2 * DAY, result_on=NOW.date())
    order = [page.pk for page in in_order(RecruitmentPage.objects.all(), NOW)]
    assert order == [page.pk for page in (near, far, endless, late, decided, old)]
