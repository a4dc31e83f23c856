"""A copy of the test database for processes of their own. PostgreSQL only.

Tests run inside a transaction that other processes cannot see; races need a database of their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def copied_database(blocker: Any, name: str) -> Iterator[str]:
    """The address of a copy of the test database, world included; dropped afterwards.

    `blocker` is pytest-django's `django_db_blocker`; the caller uses no database fixture.
    """
    import psycopg

    with blocker.unblock():
        settings = connection.settings_dict
        source = settings["NAME"]
        connections.close_all()
    copy = f"{source}_{name}"
    host, port = settings["HOST"] or "127.0.0.1", settings["PORT"] or 5432
    server = psycopg.connect(
        host=host, port=port, user=settings["USER"], password=settings["PASSWORD"] or None,
        dbname="postgres", autocommit=True,
    )  # fmt: skip
    with server:
        server.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{source}"')
    password = f":{settings['PASSWORD']}" if settings["PASSWORD"] else ""
    try:
        yield f"postgres://{settings['USER']}{password}@{host}:{port}/{copy}"
    finally:
        with psycopg.connect(
            host=host, port=port, user=settings["USER"], password=settings["PASSWORD"] or None,
            dbname="postgres", autocommit=True,
        ) as server:  # fmt: skip
            server.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')


def process(url: str, module: str, *words: str) -> subprocess.Popen[str]:
    """`python -m module words` on the database at `url`, with the tests' settings."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
