"""Whatever is sent to the API, it answers as its description says: generated requests."""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from portal.wsgi import application
from regulations.api import contract, tokens
from tests.regulations import drafts

#: Requests of each operation and kind in the usual run; `-m slow` sends many more.
FEW, MANY = 12, 400
SCHEMA = schemathesis.openapi.from_dict(contract.document())
SCHEMA.app = application
OPERATIONS = {found.ok().definition.raw["operationId"]: found.ok()
              for found in SCHEMA.get_all_operations()}  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any) -> tuple[str, dict[str, str]]:
    """A staff token, and places that exist."""
    settings.API_ANONYMOUS_PER_MINUTE = 10**9
    page = drafts.issued(audience="public")
    drafts.second_edition(page)
    _row, token = tokens.add("Generated", "staff", per_minute=tokens.MOST_PER_MINUTE)
    return token, {"slug": page.slug, "sequence": "1", "ref": "art_2", "sha256": "0" * 64}


def send(name: str, mode: GenerationMode, world: Any, examples: int) -> set[int]:
    """Requests of one operation; the statuses that came back."""
    token, places = world
    operation = OPERATIONS[name]
    seen: set[int] = set()
    there = {one.name: places[one.name] for one in operation.path_parameters}
    kinds = [operation.as_strategy(mode)]
    if there:
        kinds.append(operation.as_strategy(mode, path_parameters=there))

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=bool(os.environ.get("CI")),
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=st.one_of(kinds), known=st.booleans())
    def ask(case: Any, known: bool) -> None:
        headers = {"Authorization": f"Bearer {token}"} if known else None
        response = case.call_and_validate(headers=headers)
        assert response.status_code < 500
        seen.add(response.status_code)

    ask()
    return seen


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_requests_as_described_are_answered_as_described(name, world):
    seen = send(name, GenerationMode.POSITIVE, world, FEW)
    assert seen <= {200, 404}
    assert 200 in seen or name == "attachment"


@pytest.mark.parametrize("name", ["regulations", "provision", "changes"])
def test_requests_that_break_the_description_are_refused(name, world):
    if name not in OPERATIONS:
        pytest.skip("not there yet")
    assert send(name, GenerationMode.NEGATIVE, world, FEW) & {400, 404}


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=str)
@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_many_requests(name, mode, world):
    from hypothesis.errors import Unsatisfiable

    try:
        send(name, mode, world, MANY)
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE and not OPERATIONS[name].query  # nothing to break
