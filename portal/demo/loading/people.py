"""Departments and accounts, and who writes, checks and approves while the demo is written."""

from __future__ import annotations

from itertools import count

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts import roles
from accounts.models import Department, User
from accounts.services import move_to_department, set_roles
from accounts.sync import sync_roles

from ..content.departments import DEPARTMENTS
from ..content.users import USERS

#: The password of all demo accounts, unless another one is chosen.
PASSWORD = "Demo-benhvien-2026"  # noqa: S105 - printed for everybody who runs the demo
#: Writes for departments that have no contributor, without a password; closed when all is there.
WRITER = "N1099"
WRITER_NAME = "资料录入 · Nhập liệu ban đầu"

WEB_TEAM = [user.employee_number for user in USERS if roles.WEB_TEAM in user.roles]
DIRECTORS = [
    next(user.employee_number for user in USERS if role in user.roles)
    for role in (roles.DIRECTOR, roles.DEPUTY)
]


def make_departments() -> None:
    for position, data in enumerate(DEPARTMENTS):
        Department.objects.create(
            code=data.code,
            name_zh_hans=data.name["zh-hans"],
            name_vi=data.name["vi"],
            order=position,
        )
    for data in DEPARTMENTS:
        if data.parent:
            department = Department.objects.get(code=data.code)
            department.parent = Department.objects.get(code=data.parent)
            department.full_clean()
            department.save(update_fields=["parent"])


def make_accounts(password: str) -> None:
    """All accounts, still without addresses: nobody is to be mailed about what the loader does."""
    sync_roles()
    hashed = make_password(password)  # once: a hash takes half a second on purpose
    for data in USERS:
        user = User.objects.create_user(
            data.employee_number, name=data.name, language=data.language
        )
        user.password = hashed
        user.save(update_fields=["password"])
        set_roles(user, {roles.STAFF, *data.roles})
        move_to_department(user, Department.objects.get(code=data.department))
    writer = User.objects.create_user(WRITER, name=WRITER_NAME)
    set_roles(writer, {roles.STAFF, roles.CONTRIBUTOR})


@transaction.atomic
def finish() -> None:
    """Give people their addresses and close the writer's account: the demo is complete."""
    for data in USERS:
        User.objects.filter(employee_number=data.employee_number).update(email=data.email)
    writer = User.objects.get(employee_number=WRITER)
    move_to_department(writer, None)
    set_roles(writer, set())
    writer.is_active = False
    writer.save(update_fields=["is_active"])


class Cast:
    """The people of the demo while it is written. Those who decide take turns."""

    def __init__(self) -> None:
        self._users = {user.employee_number: user for user in User.objects.all()}
        self._departments = {each.code: each for each in Department.objects.all()}
        self._contributors = {
            data.department: data.employee_number
            for data in USERS
            if roles.CONTRIBUTOR in data.roles
        }
        self._turn = count()

    def user(self, number: str) -> User:
        return self._users[number]

    def department(self, code: str) -> Department:
        return self._departments[code]

    def author_for(self, code: str) -> User:
        """The contributor of the department; where it has none, the writer, moved there."""
        if code in self._contributors:
            return self._users[self._contributors[code]]
        writer = self._users[WRITER]
        if writer.department_id != self._departments[code].pk:
            move_to_department(writer, self._departments[code])
        return writer

    def web_member(self) -> User:
        """Writes what belongs to the site as a whole."""
        return self._users[WEB_TEAM[next(self._turn) % len(WEB_TEAM)]]

    def checker(self, contributors: set[int]) -> User:
        """A member of the web team who wrote none of it."""
        free = [self._users[n] for n in WEB_TEAM if self._users[n].pk not in contributors]
        return free[next(self._turn) % len(free)]

    def approver(self) -> User:
        """The director, and now and then the deputy."""
        director, deputy = (self._users[number] for number in DIRECTORS)
        return deputy if next(self._turn) % 5 == 4 else director
