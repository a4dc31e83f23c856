"""Who gets in, who is kept out, and when a session ends."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories.world import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN = "/vi/account/sign-in/"


def sign_in(client: Client, number: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"username": number, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get("/vi/account/").status_code == 200


@pytest.mark.parametrize("typed", ["T-STAFF", "t-staff", " t-staff ", "T- STAFF"])
def test_the_employee_number_is_read_as_people_type_it(client: Client, typed: str) -> None:
    assert sign_in(client, typed).status_code == 302
    assert is_in(client)


@pytest.mark.parametrize(("language", "label"), [("zh-hans", "工号"), ("vi", "Mã nhân viên")])
def test_the_screen_stands_in_both_languages(client: Client, language: str, label: str) -> None:
    answer = client.get(f"/{language}/account/sign-in/")
    assert answer.status_code == 200
    assert label.lower() in answer.content.decode().lower()


@pytest.mark.parametrize("number", ["T-ROOT", "T-GONE"])
def test_superusers_and_closed_accounts_never_sign_in(client: Client, number: str) -> None:
    answer = sign_in(client, number)
    assert answer.status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("number", ["T-ROOT", "T-GONE"])
def test_not_even_with_a_session_that_somebody_forged(client: Client, number: str) -> None:
    client.force_login(
        User.objects.get(employee_number=number), backend="accounts.backends.EmployeeBackend"
    )
    assert not is_in(client)
    assert client.get("/cms/").status_code in {302, 404}


def test_the_answer_does_not_say_who_exists(client: Client) -> None:
    answers = [
        list(sign_in(client, number, password).context["form"].non_field_errors())
        for number, password in (("T-STAFF", "wrong"), ("T-GONE", PASSWORD), ("T-NOBODY", "wrong"))
    ]
    assert answers[0]
    assert answers[0] == answers[1] == answers[2]


def test_closing_an_account_ends_its_session(client: Client, people: Any) -> None:
    sign_in(client, "T-STAFF")
    assert is_in(client)
    User.objects.filter(employee_number="T-STAFF").update(is_active=False)
    assert not is_in(client)


def test_repeated_failures_lock_the_pair_of_number_and_address(client: Client) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        assert sign_in(client, "T-STAFF", "wrong").status_code == 200
    locked = sign_in(client, "T-STAFF", "wrong")
    assert locked.status_code == 429
    assert "accounts/locked.html" in [template.name for template in locked.templates]
    assert sign_in(client, "T-STAFF").status_code == 429
    assert not is_in(client)
    # A colleague cannot be locked out from elsewhere, nor another number from here.
    elsewhere = Client(REMOTE_ADDR="10.1.2.3")
    assert sign_in(elsewhere, "T-STAFF").status_code == 302
    assert sign_in(client, "T-WEB1").status_code == 302


def test_other_spellings_are_no_fresh_attempts(client: Client) -> None:
    spellings = ["T-STAFF", "t-staff", " T-Staff", "t-staff ", "T -STAFF"]
    assert len(spellings) == settings.AXES_FAILURE_LIMIT
    for spelling in spellings:
        answer = sign_in(client, spelling, "wrong")
    assert answer.status_code == 429
    assert sign_in(client, "T-STAFF").status_code == 429


def test_an_address_in_a_header_is_not_believed(client: Client) -> None:
    for number in range(settings.AXES_FAILURE_LIMIT):
        client.post(
            SIGN_IN,
            {"username": "T-STAFF", "password": "wrong"},
            headers={"X-Forwarded-For": f"10.0.0.{number}", "X-Real-IP": f"10.0.0.{number}"},
        )
    assert sign_in(client, "T-STAFF").status_code == 429


def test_an_idle_session_ends(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, "T-STAFF")
    assert is_in(client)
    late = time.time() + settings.SESSION_IDLE_SECONDS + 1
    monkeypatch.setattr("accounts.middleware.time.time", lambda: late)
    assert not is_in(client)


def test_a_used_session_ends_after_a_shift_too(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, "T-STAFF")
    assert is_in(client)
    begun, step = time.time(), settings.SESSION_IDLE_SECONDS // 2
    lasted = 0
    monkeypatch.setattr("accounts.middleware.time.time", lambda: begun + lasted)
    while is_in(client) and lasted < 3 * settings.SESSION_COOKIE_AGE:
        lasted += step
    assert settings.SESSION_COOKIE_AGE < lasted <= settings.SESSION_COOKIE_AGE + step


def test_signing_in_again_begins_a_new_shift(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, "T-STAFF")
    assert is_in(client)
    late = time.time() + settings.SESSION_COOKIE_AGE + 1
    monkeypatch.setattr("accounts.middleware.time.time", lambda: late)
    sign_in(client, "T-STAFF")
    assert is_in(client)


def test_signing_out_needs_a_post(client: Client) -> None:
    sign_in(client, "T-STAFF")
    assert client.get("/vi/account/sign-out/").status_code == 405
    assert is_in(client)
    assert client.post("/vi/account/sign-out/").status_code == 302
    assert not is_in(client)


@pytest.mark.parametrize(
    ("wanted", "followed"),
    [
        ("/vi/account/password/", True),
        ("https://elsewhere.example/", False),
        ("//elsewhere.example/", False),
        ("/\\elsewhere.example", False),
        ("javascript:alert(1)", False),
        ("http://testserver.elsewhere.example/", False),
    ],
)
def test_next_leads_to_this_host_only(client: Client, wanted: str, followed: bool) -> None:
    answer = sign_in(client, "T-STAFF", next=wanted)
    assert answer.status_code == 302
    assert (answer.url == wanted) is followed
    if not followed:
        assert answer.url == reverse("portal:start")


def test_who_may_not_see_a_page_is_told_and_not_sent_round_in_circles(
    client: Client, people: Any
) -> None:
    sign_in(client, "T-STAFF")
    answer = client.get(SIGN_IN, {"next": "/cms/"})
    assert answer.status_code == 200
    assert people("T-STAFF").name in answer.content.decode()
    assert client.get(SIGN_IN).url == reverse("portal:start")


@pytest.mark.parametrize("path", ["/cms/login/", "/cms/password_reset/",
                                  "/cms/password_reset/confirm/MQ/x-y/"])
def test_the_screens_of_the_cms_lead_to_ours(client: Client, path: str) -> None:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    assert "/account/" in answer.request["PATH_INFO"]


def test_the_sign_in_of_the_cms_keeps_where_one_wanted_to_go(client: Client) -> None:
    answer = client.get("/cms/pages/", follow=True)
    assert "/account/sign-in/" in answer.request["PATH_INFO"]
    assert answer.context["next"] == "/cms/pages/"


def test_who_writes_leaves_the_cms_by_our_doors(signed_in: Any) -> None:
    client = signed_in("T-INFO1")
    assert client.get("/cms/account/").url == "/vi/account/"
    assert client.get("/cms/logout/").status_code == 405
    assert client.post("/cms/logout/").status_code == 302
    assert not is_in(client)


def test_passwords_do_not_go_into_the_address(client: Client) -> None:
    assert 'method="post"' in client.get(SIGN_IN).content.decode()
    assert "no-store" in client.get(SIGN_IN)["Cache-Control"]
