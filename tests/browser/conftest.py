"""A server of its own on a database of its own, and a headless Chromium that signs people in."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.factories.world import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    (p for p in ("chromium", "chromium-browser", "google-chrome") if shutil.which(p)), None
)


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """These tests do not touch the test database: the server has its own."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of the server: a founded hospital in a folder that the test run throws
    away."""
    folder = tmp_path_factory.mktemp("house")
    environment = {
        **{k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "SEEDS_DIR"}},
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "PORTAL_VAR_DIR": str(folder),
        "PORTAL_MEDIA_DIR": str(folder / "media"),
        "PYTHONPATH": str(ROOT),
    }
    world = "import django; django.setup(); from tests.factories import world; world.make()"
    for command in (
        ["manage.py", "migrate", "-v0"],
        ["-c", world],
        ["manage.py", "rebuild_search"],
    ):
        subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
            timeout=400,
        )
    return environment


@pytest.fixture(scope="session")
def address(house: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the running portal answers."""
    port = _free_port()
    log = tmp_path_factory.mktemp("log") / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                "portal.wsgi",
                "--bind",
                f"127.0.0.1:{port}",
                "--workers",
                "1",
                "--threads",
                "4",
                "--timeout",
                "120",
            ],
            cwd=ROOT,
            env=house,
            stdout=output,
            stderr=output,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        for _attempt in range(120):
            try:
                urllib.request.urlopen(f"{url}/healthz", timeout=2)
                break
            except OSError:
                assert server.poll() is None, log.read_text()
                time.sleep(0.5)
        yield url
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.fail("No Chromium on this machine: .ci/run installs one.")
    # The synchronous driver runs a loop of its own, in which Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=shutil.which(CHROMIUM),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def screen(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """`screen("T-DIR", width=360, language="vi")` is a page of that person's browser; with no
    number it is a visitor's."""
    contexts = []

    def opened(
        number: str = "", width: int = 1280, language: str = "vi", scripts: bool = True
    ) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            base_url=address,
            java_script_enabled=scripts,
            locale="vi-VN" if language == "vi" else "zh-CN",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        if number:
            page.goto(f"/{language}/account/sign-in/")
            page.fill("input[name=username]", number)
            page.fill("input[name=password]", PASSWORD)
            page.press("input[name=password]", "Enter")
            page.wait_for_url(lambda url: "sign-in" not in url)
        return page

    yield opened
    for context in contexts:
        context.close()
