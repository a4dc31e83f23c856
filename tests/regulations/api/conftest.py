"""A client of the API and what it asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from regulations.api import tokens


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def ask(db: None) -> Callable[..., Any]:
    """`ask("/regulations", as_="staff", on="2024-01-01")`: the answer of the API."""
    made: dict[str, str] = {}

    def get(path: str, as_: str = "", headers: dict[str, str] | None = None, **query: Any) -> Any:
        sent = dict(headers or {})
        if as_ and as_ not in made:
            made[as_] = tokens.add(f"Test {as_}", as_)[1]
        if as_:
            sent["Authorization"] = f"Bearer {made[as_]}"
        return Client().get(f"/api/v1{path}", query, headers=sent)

    return get
