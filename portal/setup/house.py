"""From installed packages to a hospital that answers: catalogues, database, demo, index, server."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from . import machine
from .environment import venv_python
from .said import Stop, say, step


def surroundings(port: int, given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment of the demo's processes: the development settings, on this port."""
    return {
        **given,
        "PYTHONUTF8": "1",  # Chinese and Vietnamese also where the machine's locale is "C"
        "DJANGO_SETTINGS_MODULE": given.get("DJANGO_SETTINGS_MODULE", "portal.settings.dev"),
        "PORTAL_BASE_URL": given.get("PORTAL_BASE_URL", f"http://{machine.HOST}:{port}"),
    }


def _run(root: Path, port: int, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [venv_python(root), *arguments], cwd=root, env=surroundings(port), check=False
    )
    if done.returncode:
        raise Stop(
            f"`{' '.join(arguments)}` failed; what it said stands above.\n"
            "What was made stays. Run the same command again, or start afresh: make demo-reset"
        )


def prepare(root: Path, port: int) -> None:
    """Catalogues, tables, the demo hospital and the search index; what is there is kept."""
    machine.check_space(root, 200)
    for folder in ("var", "media"):
        (root / folder).mkdir(exist_ok=True)
    with step("Compiling the catalogues"):
        _run(root, port, "-m", "portal.catalogues", "compile")
    with step("Preparing the demo hospital"):
        _run(root, port, "manage.py", "prepare")


def reset(root: Path, given: Mapping[str, str] = os.environ) -> None:
    """Throw the demo's database, index, mail and uploads away.

    Refuses where a setting points elsewhere: an installation's data is nobody's demo.
    """
    for name in ("DATABASE_URL", "PORTAL_VAR_DIR", "PORTAL_MEDIA_DIR"):
        if name in given:
            raise Stop(f"{name} is set: only the demo's own data is ever thrown away.")
    if (root / ".env").exists():
        raise Stop("There is an .env file: only the demo's own data is ever thrown away.")
    shutil.rmtree(root / "var", ignore_errors=True)
    for entry in (root / "media").iterdir():
        if entry.name != ".gitkeep":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    say("The demo's database, index, mail and uploads were thrown away.")


def serve(root: Path, port: int) -> NoReturn:
    """Become the server. Ctrl-C ends it, and the search index and database stay as they are."""
    say(f"\nServing on http://{machine.HOST}:{port}/   (Ctrl-C ends it)")
    command = [
        str(venv_python(root)), "-m", "gunicorn", "portal.wsgi:application",
        "--bind", f"{machine.HOST}:{port}", "--workers", "2", "--threads", "2", "--preload",
        "--worker-tmp-dir", "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp",  # noqa: S108
        "--graceful-timeout", "5", "--timeout", "60", "--log-level", "warning",
        "--no-control-socket",
    ]
    os.chdir(root)
    os.execve(command[0], command, surroundings(port))  # noqa: S606 - no shell is wanted
