"""The small hospital that tests read and write, made once a session."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

# Time limits per example say more about the machine than about the code. In CI the examples are
# the same at every run; on one's own machine they are new each time.
hypothesis_settings.register_profile("own", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "own")

pytest_plugins = ["tests.left_out"]


def _keep_open(**_kwargs: Any) -> None:
    """In place of Django's receiver of the same purpose; see `pytest_configure`."""


def pytest_configure() -> None:
    """The end of a request closes the connection of a process, and a test's transaction with it.
    Django's test client looks after that for the requests it sends, but not for a file that is
    closed later or for a request through WSGI: here no request closes a connection."""
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections
    from django.test import client

    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    client.close_old_connections = _keep_open


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database holds a founded hospital (tests.factories.world) before the first test.

    Tests run in transactions that are rolled back; nothing is ever flushed, because the triggers
    rightly refuse to delete records.
    """
    from accounts.models import User
    from tests.factories import world

    with django_db_blocker.unblock():
        # Where no test asked for a database none is made, and this would be a real one.
        if User.objects.exists():
            raise RuntimeError("This is no fresh test database; nothing was written to it.")
        world.make()


@pytest.fixture
def people(db: None) -> Any:
    """`people("T-DIR")` is the user with that employee number."""
    from tests.factories import world

    return world.user


@pytest.fixture
def signed_in(client: Any, people: Any) -> Any:
    """`signed_in("T-DIR")` is a browser-like client of that person."""
    from django.test import Client

    def sign_in(number: str) -> Client:
        own = Client()
        own.force_login(people(number))
        return own

    return sign_in


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """No bytes in the names of tests: an archive made on import carries the time, and parallel
    workers must collect the same names."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None
