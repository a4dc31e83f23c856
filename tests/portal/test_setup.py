"""Set-up: what it refuses, what it says, and that the constraints hold what is needed."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from portal.setup import closing, environment, house, machine
from portal.setup.__main__ import main
from portal.setup.said import Stop

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("version", [(3, 10, 14), (3, 8, 18), (2, 7, 18)])
def test_an_old_python_is_named_with_what_is_needed(version: tuple[int, ...]) -> None:
    with pytest.raises(Stop) as stopped:
        machine.check_python(version)
    assert ".".join(map(str, version)) in str(stopped.value)
    assert "3.11" in str(stopped.value)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 2), (4, 0, 0)])
def test_a_new_python_will_do(version: tuple[int, ...]) -> None:
    machine.check_python(version)


def test_a_taken_port_is_found_and_a_free_one_offered() -> None:
    with socket.socket() as other:
        other.bind((machine.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        assert not machine.port_is_free(port)
        with pytest.raises(Stop) as stopped:
            machine.check_port(port)
    offered = re.search(r"PORT=(\d+)", str(stopped.value))
    assert offered is not None
    assert int(offered[1]) != port


@pytest.mark.parametrize("text", ["abc", "0", "65536", "-1", "80 80", "", "²"])
def test_no_port_number(text: str) -> None:
    with pytest.raises(Stop):
        machine.parse_port(text)


def test_a_full_disk_stops_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="disk space"):
        machine.check_space(tmp_path, needed_mb=10**9)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
         "network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
         "disk is full"),
        ("ERROR: No matching distribution found for Django==99", "Django==99"),
    ],
)
def test_what_pip_says_is_put_into_words(said: str, meant: str) -> None:
    assert meant in environment.explain(said)


def test_reset_touches_no_installation(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "kept.pdf").touch()
    for name in ("DATABASE_URL", "PORTAL_VAR_DIR", "PORTAL_MEDIA_DIR"):
        with pytest.raises(Stop):
            house.reset(tmp_path, {name: "elsewhere"})
    (tmp_path / ".env").touch()
    with pytest.raises(Stop):
        house.reset(tmp_path, {})
    assert (tmp_path / "media" / "kept.pdf").exists()


def test_reset_throws_the_demo_away_and_keeps_what_is_committed(tmp_path: Path) -> None:
    for name in ("media/images/a.png", "media/.gitkeep", "var/portal.sqlite3", "var/search/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    house.reset(tmp_path, {})
    assert [entry.name for entry in (tmp_path / "media").iterdir()] == [".gitkeep"]
    assert not (tmp_path / "var").exists()


def test_the_environment_is_made_anew_when_a_version_changes() -> None:
    wanted = ["Django>=5.2"]
    assert environment.fingerprint(wanted, "django==5.2.19") != environment.fingerprint(
        wanted, "django==5.2.20"
    )
    assert environment.fingerprint([*wanted, "nh3"], "") != environment.fingerprint(wanted, "")


def test_constraints_hold_versions_only_and_each_requirement() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line) for line in pins)
    pinned = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = list(project["optional-dependencies"])
    wanted = environment.requirements((ROOT / "pyproject.toml").read_text(encoding="utf-8"), extras)
    names = {re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", w)[0]).lower() for w in wanted}
    assert names - pinned == set()


def test_set_up_needs_nothing_but_python() -> None:
    """Isolated from every installed package, as on a fresh machine."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c",
         f"import sys; sys.path.insert(0, {str(ROOT)!r});"
         "from portal.setup.__main__ import main; sys.exit(main(['serve', '--port', 'x']))"],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 1
    assert "PORT=x" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_refusal_is_a_sentence_and_an_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", "--port", "none"]) == 1
    assert "PORT=none" in capsys.readouterr().err


def test_closing_lines_are_added_up() -> None:
    said = [
        "noise: 12 passed by the window",
        "============ 10 passed, 2 skipped, 1 warning in 12.50s ============\n",
        "\x1b[32m5 passed\x1b[0m, 3 deselected, 2 warnings in 61.00s (0:01:01)\n",
        "1 failed, 4 passed, 1 error in 0.50s",
    ]
    assert closing.total(said) == (
        "1 failed, 19 passed, 2 skipped, 3 deselected, 3 warnings, 1 error in 74.00s"
    )


def test_no_run_no_closing_line() -> None:
    assert closing.total(["all is well"]) == ""
