"""`manage.py demo` writes the whole demo hospital, lawfully, once.

It is loaded once a test run, into a database of its own (SQLite, whatever the others use), and
asked what it holds (`demo_facts`). Part of it is loaded by a first process that dies half-way.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from portal.demo.content.users import USERS
from portal.demo.loading import welcome
from portal.demo.loading.people import PASSWORD, WRITER

ROOT = Path(__file__).resolve().parents[2]

#: Loads until the first news item is to be written, and dies in the midst of writing it.
DYING = """
import os, django
django.setup()
from portal.demo.loading import hospital, path, progress, workspace
draft = path.draft
def fatal(model, *args):
    page = draft(model, *args)
    if model.__name__ == "NewsPage":
        os._exit(7)
    return page
path.draft = fatal
hospital.load(progress.Progress())
"""


class Loaded:
    """Processes on one database in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{k: v for k, v in os.environ.items() if k not in ("SEEDS_DIR", "SECRET_KEY")},
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}",
            "PORTAL_VAR_DIR": str(folder / "var"),
            "PORTAL_MEDIA_DIR": str(folder / "media"),
            "PORTAL_BASE_URL": "http://127.0.0.1:8123",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        }

    def run(self, *arguments: str, expected: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, text=True,
            capture_output=True, check=False,
        )
        assert done.returncode == expected, done.stderr[-3000:]
        return done.stdout

    def facts(self, *what: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run("tests/portal/demo_facts.py", *what))
        return found

    def make(self) -> dict[str, Any]:
        (self.folder / "media").mkdir()
        self.run("manage.py", "migrate", "--skip-checks", "-v0")
        self.run("-c", DYING, expected=7)
        said = self.run("manage.py", "demo")
        facts = self.facts()
        again = self.run("manage.py", "demo")
        return {"said": said, "again": again, "facts": facts, "rows_again": self.facts("rows")}


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one loading said and made; the workers of a run share it."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    kept = folder / "demo.json"
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            own = folder / "demo"
            own.mkdir()
            kept.write_text(json.dumps(Loaded(own).make()), encoding="utf-8")
    result: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return result


@pytest.fixture
def facts(loaded: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = loaded["facts"]
    return found


def test_everything_live_was_approved_by_others(facts: dict[str, Any]) -> None:
    assert facts["problems"] == []
    assert facts["founded"] == 1


def test_a_loading_that_died_is_gone_on_with_and_nothing_is_there_twice(
    facts: dict[str, Any],
) -> None:
    assert facts["live"] == {
        "HomePage": 1, "DepartmentIndexPage": 1, "NewsIndexPage": 1, "HealthIndexPage": 1,
        "RecruitmentIndexPage": 1, "TenderIndexPage": 1, "RegulationIndexPage": 1,
        "DepartmentPage": 14, "NewsPage": 10, "HealthPage": 8, "RecruitmentPage": 6,
        "TenderPage": 6, "RegulationPage": 8, "StandardPage": 4,
        "OutsideActPage": 4, "TermPage": 4,
    }  # fmt: skip
    assert facts["departments"] == 14
    assert facts["without_workspace"] == []


def test_a_second_run_changes_nothing(loaded: dict[str, Any]) -> None:
    assert loaded["rows_again"] == loaded["facts"]["rows"]
    assert "there already" in loaded["again"]


def test_every_page_answers_in_both_languages_to_those_who_may_read_it(
    facts: dict[str, Any],
) -> None:
    answers = facts["answers"]
    assert len(answers) == 2 * sum(facts["live"].values())
    assert {answer["address"].split("/")[1] for answer in answers} == {"zh-hans", "vi"}
    assert [answer["address"] for answer in answers if answer["reader"] != 200] == []
    for_staff = [answer for answer in answers if answer["audience"] == "staff"]
    assert for_staff
    assert [answer["address"] for answer in for_staff if answer["stranger"] != 404] == []


def test_nothing_is_in_one_language_only(facts: dict[str, Any]) -> None:
    assert facts["in_one_language"] == []
    assert facts["empty_columns"] == []


def test_notices_are_in_all_their_states(facts: dict[str, Any]) -> None:
    assert set(facts["recruitment_states"]) == {
        "not_yet_open", "open", "closing_soon", "closed", "result",
    }  # fmt: skip
    assert facts["tender_states"] == [
        "cancelled", "closed", "closing_soon", "not_yet_open", "open", "result",
    ]  # fmt: skip


def test_regulations_are_in_all_their_states(facts: dict[str, Any]) -> None:
    assert facts["editions"] == 13
    assert set(facts["regulation_states"]) == {"not_yet", "in_force", "superseded", "repealed"}


def test_something_waits_at_each_step(facts: dict[str, Any]) -> None:
    assert facts["submissions"] == [
        "returned director",
        *["returned web_team"] * 2,
        *["waiting director"] * 2,
        *["waiting web_team"] * 3,
    ]
    assert facts["drafts"] == 2


def test_a_change_that_waits_touches_nothing_else(facts: dict[str, Any]) -> None:
    assert facts["changes_that_wait"] == {
        "biochemistry-reagents": ["children"],
        "laundry-service": ["closes_at", "estimate", "opening_at"],
        "proc": ["location_vi", "location_zh_hans", "summary_vi", "summary_zh_hans"],
    }


def test_twelve_people_can_sign_in_and_who_wrote_for_others_cannot(facts: dict[str, Any]) -> None:
    accounts = {account["number"]: account for account in facts["accounts"]}
    assert accounts.keys() == {user.employee_number for user in USERS}
    assert len(accounts) == 12
    for user in USERS:
        account = accounts[user.employee_number]
        assert set(account["roles"]) == {"staff", *user.roles}
        assert account["email"] == user.email
        assert account["department"] == user.department
        assert account["password"]
    assert facts["cannot_sign_in"] == [WRITER]


def test_nobody_was_mailed(facts: dict[str, Any]) -> None:
    assert facts["mails"] == 0


@pytest.mark.parametrize("run", ["said", "again"])
def test_it_says_where_to_look_and_as_whom(loaded: dict[str, Any], run: str) -> None:
    said = loaded[run]
    for line in ("http://127.0.0.1:8123/zh-hans/", "http://127.0.0.1:8123/vi/", PASSWORD):
        assert line in said
    roles = {role for user in USERS for role in user.roles}
    assert len(welcome.accounts()) == len(roles)
    for number, name, role, _department in welcome.accounts():
        assert any(
            {number, *name.split(), *role.split()} <= set(line.split())
            for line in said.splitlines()
        )


@pytest.mark.django_db
def test_somebody_elses_portal_is_left_alone() -> None:
    from django.core.management import CommandError, call_command
    from wagtail.models import Page

    before = Page.objects.count()
    with pytest.raises(CommandError, match="holds a portal already"):
        call_command("demo", quiet=True)
    assert Page.objects.count() == before


@pytest.mark.django_db
def test_a_server_gets_no_password_that_everybody_knows(settings: Any) -> None:
    from django.core.management import CommandError, call_command

    settings.SESSION_COOKIE_SECURE = True
    with pytest.raises(CommandError, match="--password"):
        call_command("demo", quiet=True)
