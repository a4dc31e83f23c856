"""What regulations do to one another, on any day and for any reader."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulations import search_source
from regulations.effects import effects_on
from regulations.shelf import shelves_for
from regulations.standing import standings
from regulations.status import (
    Dated,
    Effect,
    Status,
    acting_on,
    in_force,
    status,
    status_of,
)
from tests.factories.library import Copy, Issue, Rule, relate, stock
from tests.factories.world import user

FIRST = Dated(1, date(2023, 1, 1))
SECOND = Dated(2, date(2025, 1, 1))
ON = date(2026, 1, 1)


def test_part_of_an_edition_ends_until_the_next_one() -> None:
    effects = [Effect(date(2024, 1, 1), is_whole=False)]
    both = [FIRST, SECOND]
    assert status(both, date(2023, 12, 31), effects) is Status.IN_FORCE
    assert status(both, date(2024, 1, 1), effects) is Status.PARTLY
    assert in_force(both, date(2024, 6, 1), effects) == FIRST
    assert status(both, date(2025, 1, 1), effects) is Status.IN_FORCE
    assert status_of(FIRST, both, ON, effects) is Status.SUPERSEDED


def test_another_regulation_ends_this_one_until_it_is_issued_again() -> None:
    effects = [Effect(date(2024, 1, 1), is_whole=True)]
    both = [FIRST, SECOND]
    assert status(both, date(2024, 1, 1), effects) is Status.REPEALED
    assert in_force(both, date(2024, 1, 1), effects) is None
    assert status(both, date(2025, 1, 1), effects) is Status.IN_FORCE
    assert status_of(FIRST, both, ON, effects) is Status.REPEALED


@pytest.mark.parametrize(
    "effect",
    [
        Effect(date(2022, 1, 1), is_whole=True),  # before there was an edition
        Effect(date(2024, 1, 1), is_whole=True, edition=2),  # not the one that applied
        Effect(date(2027, 1, 1), is_whole=True),  # still to come
    ],
)
def test_what_hits_nothing_changes_nothing(effect: Effect) -> None:
    assert status([FIRST], ON, [effect]) is Status.IN_FORCE


_days = st.dates(date(2023, 1, 1), date(2023, 3, 1))
_effects = st.lists(
    st.builds(Effect, _days, st.booleans(), st.sampled_from([None, 1, 2])), max_size=5
)


@given(st.lists(_days, min_size=1, max_size=4), _effects, _days)
def test_the_status_of_the_regulation_is_that_of_its_last_edition(
    starts: list[date], effects: list[Effect], on: date
) -> None:
    editions = [Dated(number, day) for number, day in enumerate(starts, 1)]
    found = status(editions, on, effects)
    applying = in_force(editions, on, effects)
    assert (found in (Status.IN_FORCE, Status.PARTLY)) == (applying is not None)
    if applying:
        assert status_of(applying, editions, on, effects) is found
        assert (found is Status.PARTLY) == bool(acting_on(applying, editions, effects, on))
    # What happens to an edition later says nothing about an earlier day.
    before = [effect for effect in effects if effect.effective <= on]
    assert status(editions, on, before) is found


def two(audience: str = "staff", page_audience: str = "public") -> tuple[int, int]:
    """A regulation from 2024 for everybody, and one from 2025 that acts on it."""
    target, source = stock(
        [
            Rule("alt", [Issue(date(2024, 1, 1), [Copy("public")])], audience=page_audience),
            Rule("neu", [Issue(date(2025, 1, 1), [Copy(audience)])], audience=audience),
        ]
    )
    return target, source


@pytest.mark.django_db
def test_a_repeal_counts_for_whom_may_see_it_alone() -> None:
    target, source = two()
    relate(source, "repeals", target_regulation_id=target)
    staff = user("T-STAFF")
    assert shelves_for([target], staff)[target].status(ON) is Status.REPEALED
    assert shelves_for([target], staff)[target].repealed_since(ON) == date(2025, 1, 1)
    assert shelves_for([target], None)[target].status(ON) is Status.IN_FORCE
    assert standings(staff, ON)[target].status is Status.REPEALED
    assert standings(staff, ON)[target].effective == "2025-01-01"
    assert standings(None, ON)[target].status is Status.IN_FORCE


@pytest.mark.django_db
def test_a_withdrawn_text_does_nothing() -> None:
    from django.db import transaction
    from wagtail.models import Page

    from approvals.models import Decision
    from approvals.publishing import ticket

    target, source = two()
    relate(source, "repeals", target_regulation_id=target)
    decision = Decision.objects.get(page_id=source)
    with transaction.atomic(), ticket(decision):
        Page.objects.filter(pk=source).update(live=False)
    assert effects_on(None, None) == {}


@pytest.mark.django_db
def test_a_later_edition_that_still_says_so_does_not_act_again() -> None:
    target, source = stock(
        [
            Rule("alt", [Issue(date(2024, 1, 1)), Issue(date(2025, 6, 1))]),
            Rule("neu", [Issue(date(2025, 1, 1)), Issue(date(2025, 9, 1))]),
        ]
    )
    for sequence in (1, 2):
        relate(source, "amends", sequence, target_regulation_id=target, target_eid="art_1")
    assert [one.effective for one in effects_on([target], None)[target]] == [date(2025, 1, 1)]
    shelf = shelves_for([target], user("T-STAFF"))[target]
    assert shelf.status(date(2025, 2, 1)) is Status.PARTLY
    assert shelf.status(ON) is Status.IN_FORCE


@pytest.mark.django_db
def test_a_correction_that_drops_a_relation_undoes_its_effect() -> None:
    target, source = stock(
        [
            Rule("alt", [Issue(date(2024, 1, 1))]),
            Rule("neu", [Issue(date(2025, 1, 1), [Copy(), Copy()])]),
        ]
    )
    relate(source, "repeals", target_regulation_id=target)
    assert effects_on([target], None) == {}


@pytest.mark.django_db
def test_search_is_told_of_what_is_ended() -> None:
    target, source = two()
    relate(source, "repeals", target_regulation_id=target)
    unit = f"regulation:{target}"
    assert unit in search_source.units_of(source)
    assert unit in search_source.units_due(date(2024, 12, 31), date(2025, 1, 1))
    before = search_source.entries(unit)
    assert before and {one.boost for one in before} == {0.3}


@pytest.mark.django_db
def test_the_library_says_so(signed_in: Any) -> None:
    target, source = two()
    relate(source, "amends", target_regulation_id=target, target_eid="art_1")
    staff = signed_in("T-STAFF")
    page = staff.get("/vi/library/", {"status": "partly", "on": "2026-01-01"})
    assert [row.status.value for row in page.context["list"].page] == ["partly"]
