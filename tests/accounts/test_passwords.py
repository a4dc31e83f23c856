"""Passwords: changing one, and choosing one by a mailed link."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts import mails
from accounts.models import User
from tests.factories.world import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "Hoa-ban-no-trang-2026"


@pytest.fixture(autouse=True)
def _fresh_pauses() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _mail_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mail goes out in a thread of its own; here it is waited for."""
    send = mails.send_password_link
    monkeypatch.setattr(mails, "send_password_link", lambda user: send(user).result(timeout=10))


def ask(client: Client, number: str, language: str = "zh-hans") -> Any:
    return client.post(f"/{language}/account/password/forgotten/", {"employee_number": number})


def link() -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[-1].body)
    assert found is not None
    return found[1]


def test_the_same_answer_whether_the_number_exists_or_not(client: Client) -> None:
    User.objects.filter(employee_number="T-NURS1").update(email="")
    answers = [ask(client, n) for n in ("T-STAFF", "T-NOBODY", "T-GONE", "T-ROOT", "T-NURS1")]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (302, "/zh-hans/account/password/forgotten/sent/")
    }
    assert [message.to for message in mail.outbox] == [["t-staff@hospital.example"]]


def test_the_mail_is_in_the_receivers_language_and_leads_to_our_own_host(client: Client) -> None:
    """Whoever asks, in whatever language, under whatever name of the host."""
    client.post(
        "/zh-hans/account/password/forgotten/",
        {"employee_number": "t-staff"},
        headers={"Host": "evil.example"},
    )
    message = mail.outbox[0]
    assert "/vi/account/password/new/" in message.body
    assert "evil.example" not in message.body
    assert "http://127.0.0.1:8000/" in message.body
    assert not re.search(r"[\u4e00-\u9fff]", message.subject + message.body)


def test_a_mailbox_is_not_filled_by_asking_again(client: Client) -> None:
    for _ in range(5):
        ask(client, "T-STAFF")
    assert len(mail.outbox) == 1


def test_the_link_lets_one_choose_a_password_once(client: Client) -> None:
    ask(client, "T-STAFF")
    form = client.get(link(), follow=True)
    address = form.request["PATH_INFO"]
    done = client.post(address, {"new_password1": NEW, "new_password2": NEW})
    assert done.status_code == 302
    assert User.objects.get(employee_number="T-STAFF").check_password(NEW)
    again = Client().get(link(), follow=True)
    assert again.context["validlink"] is False


def test_a_weak_password_is_refused_in_words(client: Client) -> None:
    ask(client, "T-STAFF")
    address = client.get(link(), follow=True).request["PATH_INFO"]
    refused = client.post(address, {"new_password1": "1234567890", "new_password2": "1234567890"})
    assert refused.status_code == 200
    assert refused.context["form"].errors["new_password2"]
    assert User.objects.get(employee_number="T-STAFF").check_password(PASSWORD)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_superuser": True}])
def test_a_link_is_dead_for_who_may_not_sign_in_any_more(client: Client, change: Any) -> None:
    ask(client, "T-STAFF")
    User.objects.filter(employee_number="T-STAFF").update(**change)
    assert client.get(link(), follow=True).context["validlink"] is False


def test_a_mail_server_that_is_down_changes_nothing_for_the_visitor(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(self: Any) -> int:
        raise OSError("no mail server")

    monkeypatch.setattr("accounts.mails.EmailMessage.send", down)
    assert ask(client, "T-STAFF").status_code == 302
    assert "T-STAFF" in caplog.text


def test_changing_the_password_needs_the_old_one_and_ends_other_sessions(signed_in: Any) -> None:
    here, elsewhere = signed_in("T-STAFF"), signed_in("T-STAFF")
    path = "/vi/account/password/"
    wrong = here.post(
        path, {"old_password": "guess", "new_password1": NEW, "new_password2": NEW}
    )
    assert wrong.status_code == 200
    right = here.post(
        path, {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    )
    assert right.status_code == 302
    assert here.get("/vi/account/").status_code == 200
    assert elsewhere.get("/vi/account/").status_code == 302


def test_a_new_address_needs_the_password(signed_in: Any, people: Any) -> None:
    client = signed_in("T-STAFF")
    entries = {"language": "vi", "email": "mine@elsewhere.example", "phone": ""}
    assert client.post("/vi/account/", entries).status_code == 200
    assert people("T-STAFF").email == "t-staff@hospital.example"
    assert client.post("/vi/account/", {**entries, "current_password": PASSWORD}).status_code == 302
    assert people("T-STAFF").email == "mine@elsewhere.example"


def test_one_chooses_the_own_language_without_a_password(signed_in: Any, people: Any) -> None:
    client = signed_in("T-STAFF")
    answer = client.post(
        "/vi/account/", {"language": "zh-hans", "email": "t-staff@hospital.example", "phone": "12"}
    )
    assert answer.url == "/zh-hans/account/"
    assert people("T-STAFF").language == "zh-hans"


def test_one_changes_neither_name_nor_department_nor_role_oneself(
    signed_in: Any, people: Any
) -> None:
    before = people("T-STAFF")
    signed_in("T-STAFF").post(
        "/vi/account/",
        {
            "language": "vi", "email": before.email, "phone": "", "name": "Director",
            "department": "1", "roles": "director", "is_superuser": "1", "groups": "1",
        },
    )
    after = people("T-STAFF")
    assert (after.name, after.department_id, after.roles, after.is_superuser) == (
        before.name, before.department_id, before.roles, False
    )
