"""Acts of the system administrator on people. Each asks `administration`, acts, and tells.

Errors: PermissionDenied with an explanation (the rules say no), ValidationError (a value is wrong).
On any error nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from . import administration as rules
from . import mails, roles, services
from .explanations import explain
from .models import Department, User, normalise_employee_number
from .signals import person_administered


@dataclass(frozen=True)
class Entries:
    """What the screen says about a person. `roles` are the wanted ones among the grantable."""

    name: str
    department: Department | None
    language: str
    email: str = ""
    phone: str = ""
    is_active: bool = True
    roles: frozenset[str] = field(default_factory=frozenset)


def held_roles(user: User) -> frozenset[str]:
    """All roles in the database, whether they count or not."""
    prefix = roles.ROLE_GROUP_PREFIX
    names = user.groups.filter(name__startswith=prefix).values_list("name", flat=True)
    return frozenset(name[len(prefix) :] for name in names)


def standing(user: Any) -> rules.Standing:
    """The person as the rules look at people; of an anonymous visitor, one who may nothing."""
    if not isinstance(user, User):
        return rules.Standing(number="", held=frozenset(), is_active=False)
    return rules.Standing(
        number=user.employee_number,
        held=held_roles(user),
        is_active=user.is_active,
        is_superuser=user.is_superuser,
        has_address=bool(user.email),
    )


def _require(refusal: rules.Refusal) -> None:
    if refusal:
        raise PermissionDenied(explain(refusal))


def _apply(person: User, entries: Entries) -> None:
    person.name = entries.name.strip()
    person.email = entries.email.strip()
    person.phone = entries.phone.strip()
    person.department = entries.department
    person.language = entries.language
    person.is_active = entries.is_active
    person.full_clean(exclude=["password"])
    person.save()
    services.set_roles(person, entries.roles)


def _picture(person: User) -> dict[str, Any]:
    """What the record keeps of a person."""
    return {
        "name": person.name,
        "email": person.email,
        "phone": person.phone,
        "department": person.department.code if person.department else None,
        "language": person.language,
        "is_active": person.is_active,
        "roles": sorted(held_roles(person)),
    }


@transaction.atomic
def add_person(actor: User, employee_number: str, entries: Entries, *, address: str = "") -> User:
    """A new person without a password; the link sent by `send_link` lets the person choose one."""
    _require(rules.may_add(standing(actor)))
    _require(rules.may_give_roles(entries.roles, has_department=entries.department is not None))
    number = normalise_employee_number(employee_number)
    if User.objects.filter(employee_number=number).exists():
        raise ValidationError({"employee_number": _("Somebody has this employee number already.")})
    person = User(employee_number=number)
    person.set_unusable_password()
    _apply(person, entries)
    _tell("person_added", actor, person, address, {"after": _picture(person)})
    return person


@transaction.atomic
def edit_person(actor: User, person_id: int, entries: Entries, *, address: str = "") -> User:
    """Change a person. Closing an account ends its sessions with the next request."""
    person = User.objects.select_for_update().get(pk=person_id)
    _require(rules.may_edit(standing(actor), standing(person)))
    _require(rules.may_give_roles(entries.roles, has_department=entries.department is not None))
    before = _picture(person)
    _apply(person, entries)
    after = _picture(person)
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if changes:
        _tell("person_changed", actor, person, address, changes)
    return person


@transaction.atomic
def send_link(actor: User, person_id: int, *, address: str = "") -> None:
    """Mail the person a link to choose a new password. The administrator never sees it."""
    person = User.objects.select_for_update().get(pk=person_id)
    _require(rules.may_send_link(standing(actor), standing(person)))
    _tell("link_sent", actor, person, address, {"email": person.email})
    transaction.on_commit(lambda: mails.send_password_link(person))


def grantable(held: Iterable[str]) -> frozenset[str]:
    """Those of the roles that the screens may show as boxes to tick."""
    return frozenset(held) & rules.GRANTABLE


def _tell(act: str, actor: User, person: User, address: str, data: dict[str, Any]) -> None:
    person_administered.send(User, act=act, actor=actor, person=person, address=address, data=data)
