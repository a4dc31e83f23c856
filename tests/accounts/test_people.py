"""The screens of the system administrator."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from accounts import personnel, roles
from accounts.models import Department, User
from approvals.models import LedgerEntry
from tests.factories.world import PEOPLE

pytestmark = pytest.mark.django_db
LIST = "/vi/account/people/"


def entries(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Vàng A Páo", "language": "vi", "email": "pao@hospital.example", "phone": "",
        "department": Department.objects.get(code="NURS").pk, "roles": ["staff"],
        "is_active": "on", **changes,
    }


def edit_path(number: str) -> str:
    return f"{LIST}{User.objects.get(employee_number=number).pk}/"


def everybody() -> list[tuple[Any, ...]]:
    return [
        (user.employee_number, user.name, user.email, user.is_active, user.department_id,
         user.password, personnel.held_roles(user))
        for user in User.objects.order_by("pk")
    ]


@pytest.mark.parametrize("number", [number for number in PEOPLE if number != "T-ADM"])
def test_every_door_is_closed_to_every_other_role(signed_in: Any, number: str) -> None:
    client = signed_in(number)
    before = everybody()
    paths = [LIST, f"{LIST}add/", edit_path("T-STAFF"), f"{edit_path('T-STAFF')}link/"]
    for path in paths:
        assert client.get(path).status_code == 403
        answer = client.post(path, entries(employee_number="N9"))
        assert answer.status_code == 403
    assert everybody() == before
    assert mail.outbox == []


def test_a_visitor_is_led_to_sign_in(client: Any) -> None:
    for path in (LIST, f"{LIST}add/", edit_path("T-STAFF")):
        answer = client.post(path, entries()) if path != LIST else client.get(path)
        assert answer.status_code == 302
        assert "/account/sign-in/" in answer.url


def test_a_person_is_added_without_a_password_and_the_record_says_by_whom(
    signed_in: Any, people: Any
) -> None:
    client = signed_in("T-ADM")
    answer = client.post(f"{LIST}add/", entries(employee_number=" n2001 "))
    assert answer.status_code == 302
    added = people("N2001")
    assert not added.has_usable_password()
    assert added.roles == {roles.STAFF}
    line = LedgerEntry.objects.get(act="person_added")
    assert (line.actor, line.object_id) == (people("T-ADM"), str(added.pk))
    assert line.data["after"]["roles"] == ["staff"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"employee_number": "t-staff"},
        {"employee_number": "số 1"},
        {"employee_number": ""},
        {"name": ""},
        {"email": "not an address"},
        {"language": "en"},
        {"roles": ["contributor"], "department": ""},
        {"roles": ["director"]},
        {"roles": ["staff", "system_administrator"]},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(signed_in: Any, wrong: Any) -> None:
    client = signed_in("T-ADM")
    before = everybody()
    answer = client.post(f"{LIST}add/", entries(**{"employee_number": "N2001", **wrong}))
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert everybody() == before


def test_a_contributor_writes_for_the_department_entered(signed_in: Any, people: Any) -> None:
    client = signed_in("T-ADM")
    client.post(edit_path("T-STAFF"), entries(roles=["staff", "contributor"]))
    person = people("T-STAFF")
    assert person.roles == {roles.STAFF, roles.CONTRIBUTOR}
    assert person.groups.filter(name="department:NURS").exists()
    client.post(edit_path("T-STAFF"), entries(roles=["staff"]))
    assert not people("T-STAFF").groups.filter(name__startswith="department:").exists()
    changed = LedgerEntry.objects.filter(act="person_changed").latest("sequence")
    assert changed.data == {"roles": [["contributor", "staff"], ["staff"]]}


def test_an_account_is_closed_and_opened_but_never_deleted(signed_in: Any, people: Any) -> None:
    client, nurse = signed_in("T-ADM"), signed_in("T-STAFF")
    open_ = entries()
    client.post(edit_path("T-STAFF"), {key: open_[key] for key in open_ if key != "is_active"})
    assert not people("T-STAFF").is_active
    assert nurse.get("/vi/account/").status_code == 302
    client.post(edit_path("T-STAFF"), open_)
    assert people("T-STAFF").is_active


CLOSED = ["T-WEB1", "T-CONF", "T-DIR", "T-DEP", "T-AUD", "T-ADM", "T-ROOT"]


@pytest.mark.parametrize("number", CLOSED)
def test_who_decides_is_shown_and_closed_with_a_reason(
    signed_in: Any, number: str, django_capture_on_commit_callbacks: Any
) -> None:
    client = signed_in("T-ADM")
    before = everybody()
    shown = client.get(edit_path(number))
    assert shown.status_code == 200
    assert shown.context["form"] is None
    assert shown.context["refused"] in shown.content.decode()
    assert client.post(edit_path(number), entries(email="a@b.example")).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{edit_path(number)}link/").status_code == 403
    assert everybody() == before
    assert mail.outbox == []


@pytest.mark.parametrize("number", CLOSED)
def test_the_rule_stands_in_the_act_and_not_only_on_the_screen(people: Any, number: str) -> None:
    wanted = personnel.Entries("x", None, "vi", roles=frozenset({"staff"}))
    with pytest.raises(PermissionDenied):
        personnel.edit_person(people("T-ADM"), people(number).pk, wanted)
    with pytest.raises(PermissionDenied):
        personnel.send_link(people("T-ADM"), people(number).pk)


def test_the_link_goes_to_the_person_and_the_administrator_never_sees_it(
    signed_in: Any, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accounts import mails

    send = mails.send_password_link
    monkeypatch.setattr(mails, "send_password_link", lambda user: send(user).result(timeout=10))
    client = signed_in("T-ADM")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"{edit_path('T-STAFF')}link/", follow=True)
    assert [message.to for message in mail.outbox] == [["t-staff@hospital.example"]]
    assert "/account/password/new/" in mail.outbox[0].body
    assert "/account/password/new/" not in answer.content.decode()
    assert "/account/password/new/" not in str(LedgerEntry.objects.latest("sequence").data)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("t-staff", {"T-STAFF"}),
        ("Hoàng", {"T-WEB1"}),
        ("info", {"T-INFO1", "T-INFO2", "T-CONF", "T-ADM"}),
        ("信息科 周", {"T-INFO2"}),
        ("nobody at all", set()),
    ],
)
def test_people_are_found(signed_in: Any, words: str, numbers: set[str]) -> None:
    answer = signed_in("T-ADM").get(LIST, {"q": words})
    assert {person.employee_number for person, _ in answer.context["rows"]} == numbers


def test_the_list_is_paged_with_a_bounded_number_of_queries(
    signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    User.objects.bulk_create(
        User(employee_number=f"N{number:04}", name=f"Person {number}") for number in range(120)
    )
    client = signed_in("T-ADM")
    client.get(LIST)
    with django_assert_max_num_queries(25):
        answer = client.get(LIST, {"page": "2", "q": "Person"})
    assert len(answer.context["rows"]) == 50
    assert answer.context["page_obj"].number == 2
    assert "q=Person&amp;page=3" in answer.content.decode()
