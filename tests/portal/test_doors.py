"""The doors that belong to no room: language, start, health, and what every answer carries."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, override_settings

from portal import health
from tests.factories.world import PEOPLE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        (None, None, "zh-hans"),
        (None, "vi,en;q=0.8", "vi"),
        (None, "vi-VN", "vi"),
        (None, "zh-CN,zh;q=0.9", "zh-hans"),
        (None, "zh-TW", "zh-hans"),
        (None, "en-GB,en", "zh-hans"),
        (None, "en, vi;q=0.5", "vi"),
        ("vi", "zh-CN", "vi"),
        ("zh-hans", "vi", "zh-hans"),
        ("en", "vi", "vi"),
        ("../../x", None, "zh-hans"),
    ],
)
def test_the_first_address_leads_to_the_language(
    client: Client, cookie: str | None, accepted: str | None, language: str
) -> None:
    if cookie:
        client.cookies["django_language"] = cookie
    answer = client.get("/", headers={"Accept-Language": accepted} if accepted else {})
    assert (answer.status_code, answer.url) == (302, f"/{language}/")
    assert "accept-language" in answer["Vary"].lower()
    assert "no-store" in answer["Cache-Control"]


def test_the_language_last_read_in_is_remembered(client: Client) -> None:
    assert client.get("/vi/").status_code == 200
    assert client.get("/", headers={"Accept-Language": "zh-CN"}).url == "/vi/"
    client.get("/zh-hans/")
    assert client.get("/").url == "/zh-hans/"


def test_no_cookie_for_what_is_no_page(client: Client) -> None:
    client.get("/vi/nothing-here/")
    assert "django_language" not in client.cookies


@pytest.mark.parametrize("language", ["zh-hans", "vi"])
def test_both_homes_answer(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/")
    assert answer.status_code == 200
    assert f'lang="{"zh-Hans" if language == "zh-hans" else "vi"}"' in answer.content.decode()


STARTS = {
    "T-INFO1": "/cms/",
    "T-WEB1": "/cms/",
    "T-CONF": "/vi/review/",
    "T-DIR": "/zh-hans/review/",
    "T-DEP": "/vi/review/",
    "T-ADM": "/zh-hans/account/people/",
    "T-AUD": "/vi/library/",
    "T-STAFF": "/vi/library/",
}


@pytest.mark.parametrize("number", [*STARTS])
def test_everybody_starts_where_the_work_is_and_gets_in(signed_in: Any, number: str) -> None:
    client = signed_in(number)
    assert client.get("/start/").url == STARTS[number]
    assert client.get(STARTS[number], follow=True).status_code == 200


def test_every_role_has_a_start() -> None:
    assert {role for number in STARTS for role in PEOPLE[number][3]} == {
        role for *_, held in PEOPLE.values() for role in held
    }


def test_a_visitor_signs_in_first(client: Client) -> None:
    assert "/account/sign-in/" in client.get("/start/").url


# --- health -------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_answers_without_a_language_and_is_not_kept(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert client.post(path).status_code == 405


def test_liveness_asks_the_database_nothing(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok\n"


@pytest.mark.parametrize("part", ["database", "triggers"])
@pytest.mark.parametrize("how", ["says no", "breaks"])
def test_not_ready_without_database_or_triggers(
    client: Client, monkeypatch: pytest.MonkeyPatch, part: str, how: str
) -> None:
    def broken() -> bool:
        if how == "breaks":
            raise RuntimeError("secret address of the database")
        return False

    monkeypatch.setitem(health.PARTS, part, broken)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()[part] == "failed"
    assert "secret" not in answer.content.decode()


def test_without_an_index_visitors_are_still_served(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(health.PARTS, "search_index", lambda: False)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["search_index"] == "degraded"


def test_a_missing_trigger_is_noticed(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from approvals import triggers

    assert client.get("/readyz").json()["triggers"] == "ok"
    monkeypatch.setattr(triggers, "present", lambda using="default": set())
    assert client.get("/readyz").status_code == 503


# --- what every answer carries --------------------------------------------------------------------
def policy(answer: Any) -> dict[str, str]:
    parts = (part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    return {part[0]: part[1] for part in parts if len(part) == 2}


@pytest.mark.parametrize("path", ["/vi/", "/vi/account/sign-in/", "/vi/nothing-here/", "/"])
def test_the_site_allows_no_inline_script_and_no_other_host(client: Client, path: str) -> None:
    held = policy(client.get(path))
    assert held["script-src"] == held["style-src"] == held["default-src"] == "'self'"
    assert held["object-src"] == "'none'"
    assert held["form-action"] == held["base-uri"] == held["frame-ancestors"] == "'self'"


def test_the_cms_is_relaxed_only_as_far_as_it_must(signed_in: Any) -> None:
    held = policy(signed_in("T-INFO1").get("/cms/"))
    assert held["script-src"] == "'self' 'unsafe-inline'"
    assert "unsafe-eval" not in str(held)
    assert "http" not in str(held)
    assert held["object-src"] == "'none'"
    assert held["form-action"] == held["base-uri"] == held["frame-ancestors"] == "'self'"


def test_a_path_that_only_looks_like_the_cms_is_not_relaxed(client: Client) -> None:
    assert "unsafe-inline" not in client.get("/vi/cms/")["Content-Security-Policy"]
    assert "unsafe-inline" not in client.get("/cmsx/", follow=True)["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("trusted", "told", "believed"),
    [
        ([], "10.9.8.7", "127.0.0.1"),
        (["127.0.0.1"], "10.9.8.7", "10.9.8.7"),
        (["127.0.0.1"], "2001:db8::1", "2001:db8::1"),
        (["127.0.0.1"], "10.9.8.7, 1.2.3.4", "127.0.0.1"),
        (["127.0.0.1"], "", "127.0.0.1"),
        (["192.0.2.1"], "10.9.8.7", "127.0.0.1"),
    ],
)
def test_an_address_is_believed_from_our_own_proxy_only(
    client: Client, trusted: list[str], told: str, believed: str
) -> None:
    with override_settings(TRUSTED_PROXIES=trusted):
        answer = client.get("/vi/", headers={"X-Real-IP": told})
    assert answer.wsgi_request.META["REMOTE_ADDR"] == believed


def test_uploads_have_no_address_of_their_own(client: Client) -> None:
    assert client.get("/media/documents/x.pdf", follow=True).status_code == 404


# --- house rules as checks ------------------------------------------------------------------------
def test_another_way_to_sign_in_is_an_error() -> None:
    from portal.checks import only_our_backends

    assert only_our_backends(None) == []
    with override_settings(
        AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend"]
    ):
        assert [message.id for message in only_our_backends(None)] == ["portal.E001"]


def test_uploads_inside_static_files_are_an_error(tmp_path: Any) -> None:
    from portal.checks import uploads_are_not_served

    assert uploads_are_not_served(None) == []
    static = tmp_path / "static"
    with override_settings(MEDIA_ROOT=static / "media", STATIC_ROOT=static):
        assert [message.id for message in uploads_are_not_served(None)] == ["portal.E002"]


def test_catalogues_that_are_not_compiled_are_noticed(tmp_path: Any) -> None:
    from portal.checks import catalogues_are_compiled

    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").touch()
    with override_settings(LOCALE_PATHS=[tmp_path]):
        assert [message.id for message in catalogues_are_compiled(None)] == ["portal.W001"]
        (folder / "django.mo").touch()
        assert catalogues_are_compiled(None) == []
