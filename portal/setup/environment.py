"""The virtual environment `.venv`: made once, brought up to date when what it follows changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import machine
from .said import Stop, say, step

_STAMP = ".portal-stamp.json"
_NO_NETWORK = re.compile(
    r"name resolution|Name or service not known|NewConnectionError|Network is unreachable"
    r"|Connection refused|ConnectTimeout|timed out|ProxyError|No route to host|getaddrinfo failed",
    re.IGNORECASE,
)
_NO_SPACE = re.compile(r"No space left on device|Errno 28|disk quota exceeded", re.IGNORECASE)
_COLLECTING = re.compile(r"^Collecting ([A-Za-z0-9._-]+)")
_DOWNLOADING = re.compile(r"^\s*Downloading (\S+?)-(\d[^-\s]*).*?(\([\d.]+ [kMG]B\))?\s*$")


def venv_python(root: Path) -> Path:
    return root / ".venv" / "bin" / "python"


def requirements(pyproject: str, extras: Iterable[str] = ()) -> list[str]:
    """The runtime requirements in the text of pyproject.toml, and those of `extras`.

    Raises KeyError for an extra that the file does not name.
    """
    project = tomllib.loads(pyproject)["project"]
    wanted = list(project["dependencies"])
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    return wanted


def fingerprint(wanted: Iterable[str], constraints: str) -> str:
    """Changes when a requirement, a pinned version or the Python does."""
    parts = [*sorted(wanted), constraints, ".".join(map(str, sys.version_info[:2]))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def explain(output: str) -> str:
    """Why pip failed, for a person, from what it printed."""
    if _NO_SPACE.search(output):
        return (
            "The disk is full: the packages could not be installed.\n"
            "What was installed stays. Make room and run the same command again."
        )
    if _NO_NETWORK.search(output):
        return (
            "No package index could be reached: is there a network, or a proxy to be named?\n"
            "What was downloaded stays. Run the same command again; without any network, give pip\n"
            "a folder of wheels: PIP_NO_INDEX=1 PIP_FIND_LINKS=/folder make demo"
        )
    last = "\n".join(line for line in output.strip().splitlines()[-15:])
    return f"The packages could not be installed. pip said:\n{last}"


def _works(python: Path) -> bool:
    """Whether that Python starts and is the version that runs set-up now."""
    if not python.exists():
        return False
    program = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    found = subprocess.run(  # noqa: S603 - our own interpreter
        [python, "-c", program], capture_output=True, text=True, check=False
    )
    return found.returncode == 0 and found.stdout.strip() == "{}.{}".format(*sys.version_info[:2])


def _make_venv(root: Path) -> None:
    machine.check_venv()
    machine.check_space(root)
    with step(f"Making .venv with Python {sys.version.split()[0]}"):
        shutil.rmtree(root / ".venv", ignore_errors=True)
        made = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "venv", str(root / ".venv")],
            capture_output=True, text=True, check=False,
        )
    if made.returncode:
        shutil.rmtree(root / ".venv", ignore_errors=True)
        said = made.stdout + made.stderr
        raise Stop(explain(said) if _NO_SPACE.search(said) else f".venv was not made:\n{said}")


def _progress(lines: Iterable[str]) -> Iterator[str]:
    """Say what pip is at, one short line a package, and pass everything on."""
    count = 0
    for line in lines:
        yield line
        if found := _COLLECTING.match(line):
            count += 1
            say(f"    {count:3} {found[1]}")
        elif found := _DOWNLOADING.match(line):
            if found[3] and "M" in found[3]:
                say(f"        downloading {found[1]} {found[2]} {found[3]}")
        elif line.startswith("Installing collected packages"):
            say("    installing (the longest step without news, up to a minute)")


def _install(root: Path, wanted: list[str]) -> None:
    machine.check_space(root, 300)
    constraints = root / "constraints.txt"
    with tempfile.TemporaryDirectory(prefix="portal-setup-") as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        # --retries: pip's own five, with growing pauses, take a minute to say "no network".
        command = [
            str(venv_python(root)), "-m", "pip", "install", "--no-input", "--retries", "2",
            "--disable-pip-version-check", "--progress-bar", "off", "--prefer-binary",
            "-c", str(constraints), "-r", str(listed),
        ]
        # The environment variable also holds for what pip needs to build a source package.
        surroundings = {**os.environ, "PIP_CONSTRAINT": str(constraints), "PYTHONUTF8": "1"}
        with subprocess.Popen(  # noqa: S603 - our own interpreter
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=surroundings,
            encoding="utf-8", errors="replace",
        ) as pip:
            assert pip.stdout is not None  # noqa: S101 - for the type checker: PIPE was asked for
            output = "".join(_progress(pip.stdout))
    if pip.returncode:
        raise Stop(explain(output))


def ensure(root: Path, extras: Iterable[str] = ()) -> None:
    """Have `.venv` hold what pyproject.toml asks for, with `extras`. Seconds when it already does.

    Raises Stop with the reason where that fails; a later run goes on from there.
    """
    machine.check_python()
    if not _works(venv_python(root)):
        _make_venv(root)
    stamp = root / ".venv" / _STAMP
    pyproject = (root / "pyproject.toml").read_text(encoding="utf-8")
    constraints = (root / "constraints.txt").read_text(encoding="utf-8")
    try:
        held = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        held = {}
    missing = {
        name: print_
        for name, wanted in [
            ("", requirements(pyproject)),
            *((extra, requirements(pyproject, [extra])) for extra in extras),
        ]
        if held.get(name) != (print_ := fingerprint(wanted, constraints))
    }
    if not missing:
        return
    with step("Installing packages" + (f" for {', '.join(sorted(filter(None, missing)))}"
                                       if any(missing) else "")):
        _install(root, requirements(pyproject, sorted(filter(None, missing))))
    # Extras whose packages have other versions by now are asked for again when they are needed.
    stamp.write_text(json.dumps({**held, **missing}), encoding="utf-8")
