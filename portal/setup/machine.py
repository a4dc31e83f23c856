"""What the machine must offer, each with a message for when it does not."""

from __future__ import annotations

import errno
import importlib.util
import shutil
import socket
import sys
from pathlib import Path

from .said import Stop

OLDEST_PYTHON = (3, 11)
#: Megabytes: measured 400 for the runtime packages, the rest for the cache, database and pictures.
NEEDED_MB = 800
HOST = "127.0.0.1"


def check_python(version: tuple[int, ...] = tuple(sys.version_info[:3])) -> None:
    if tuple(version[:2]) < OLDEST_PYTHON:
        found = ".".join(str(part) for part in version)
        raise Stop(
            f"This is Python {found}; the portal needs 3.11 or newer.\n"
            "Install one and name it, for instance: make demo PYTHON=/usr/bin/python3.11"
        )


def check_venv() -> None:
    """Debian and Ubuntu put venv and pip's installer into a package of their own."""
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Stop(
            f"{sys.executable} has no venv module, so no .venv can be made.\n"
            f"On Debian and Ubuntu: sudo apt install {package}\n"
            "Or name another Python: make demo PYTHON=/path/to/python3.11"
        )


def check_space(folder: Path, needed_mb: int = NEEDED_MB) -> None:
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    if free_mb < needed_mb:
        raise Stop(
            f"Too little disk space in {folder}: {free_mb} MB free, {needed_mb} MB needed.\n"
            "Nothing was written. Make room and run the same command again."
        )


def port_is_free(port: int, host: str = HOST) -> bool:
    """Whether a server could listen there now. Raises Stop for a port this user may not open."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server does: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise Stop(
                f"Port {port} cannot be opened: {error.strerror}.\n"
                "Choose one above 1023, for instance: make demo PORT=8080"
            ) from error
    return True


def parse_port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Stop(f"PORT={text} is no port number. Choose one from 1024 to 65535.")
    return int(text)


def check_port(port: int) -> None:
    if port_is_free(port):
        return
    other = next((n for n in range(port + 1, min(port + 100, 65536)) if port_is_free(n)), 8080)
    raise Stop(
        f"Port {port} is taken by another program, perhaps by a portal that already runs:\n"
        f"look at http://{HOST}:{port}/ or choose another port: make demo PORT={other}"
    )
