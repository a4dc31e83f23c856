"""``manage.py search`` and ``manage.py rebuild_search``."""

import json
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.search.shelf import Shelf, make_entry

pytestmark = pytest.mark.django_db


def search(*words: str, **options: Any) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("search", *words, json=True, stdout=out, **({"language": "zh-hans"} | options))
    rows = json.loads(out.getvalue())
    assert isinstance(rows, list)
    return rows


@pytest.fixture(autouse=True)
def _filled(shelf: Shelf) -> None:
    more: dict[str, Any] = {"audience": "staff"}
    shelf.put(
        make_entry("shelf:1", title="信息保密制度", body="全院适用。", **more),
        make_entry("shelf:1", "art_9", title="信息保密制度", number="第九条",
                   body="泄露患者隐私。", **more),
        make_entry("shelf:1", "art_9", "vi", title="Quy chế bảo mật", number="Điều 9",
                   body="Làm lộ thông tin người bệnh.", **more),
        make_entry("shelf:2", title="体检须知", body="空腹体检。"),
    )
    call_command("rebuild_search", quiet=True)


def make_user(number: str, **more: Any) -> Any:
    users = get_user_model()
    user = users(**{users.USERNAME_FIELD: number}, **more)
    user.set_unusable_password()
    user.save()
    return user


def test_a_visitors_hits() -> None:
    assert search("空腹", "体检") == [
        {
            "url": "/zh-hans/shelf/2/",
            "title": "体检须知",
            "provision": None,
            "language": "zh-hans",
            "score": pytest.approx(search("空腹 体检")[0]["score"]),
            "snippet": "空腹体检。",
        }
    ]
    assert search("泄露隐私") == []


def test_an_employees_hits() -> None:
    make_user("10001")
    (hit,) = search("lo thong tin", language="vi", employee="10001")
    assert (hit["url"], hit["provision"]) == ("/vi/shelf/1/#art_9", "art_9")
    assert "lộ thông tin" in hit["snippet"]
    (hit,) = search("泄露隐私", employee="10001")
    assert hit["url"] == "/zh-hans/shelf/1/#art_9"


def test_best_first_and_at_most_twenty(shelf: Shelf) -> None:
    shelf.put(*(make_entry(f"shelf:p{n}", body="体检" * n) for n in range(1, 40)))
    call_command("rebuild_search", quiet=True)
    rows = search("体检")
    assert len(rows) == 20
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("number", ["none", "", "10002"])
def test_nobody_is_not_somebody(number: str) -> None:
    make_user("10002", is_active=False)
    with pytest.raises(CommandError) as failure:
        search("体检", employee=number)
    assert failure.value.returncode == 2
    assert "\n" not in str(failure.value)


def test_a_rebuild_shows_its_progress() -> None:
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    lines = out.getvalue().splitlines()
    assert "2/2" in lines
    assert "4" in lines[-1]
