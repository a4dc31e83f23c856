"""Departments come in from the shell."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from accounts.models import Department

pytestmark = pytest.mark.django_db


def test_a_department_is_added_with_its_group_and_renamed() -> None:
    call_command(
        "department", "LAB", zh="检验科", vi="Khoa Xét nghiệm", parent="INFO", head="t-dir"
    )
    made = Department.objects.get(code="LAB")
    assert (made.parent.code, made.head.employee_number) == ("INFO", "T-DIR")
    assert Group.objects.filter(name="department:LAB").exists()
    call_command("department", "LAB", zh="检验中心", vi="Trung tâm Xét nghiệm")
    assert Department.objects.get(code="LAB").name_zh_hans == "检验中心"


@pytest.mark.parametrize(
    "wrong",
    [{"code": "lab"}, {"parent": "NONE"}, {"head": "NOBODY"}, {"code": "INFO", "parent": "INFO"}],
)
def test_what_cannot_be_is_refused_and_nothing_kept(wrong: dict[str, str]) -> None:
    before = list(Department.objects.values_list("code", "parent__code"))
    given = {"code": "LAB", "zh": "检", "vi": "Xét", **wrong}
    with pytest.raises(CommandError):
        call_command("department", given.pop("code"), **given)
    assert list(Department.objects.values_list("code", "parent__code")) == before


def test_no_role_reaches_into_the_files_of_every_department() -> None:
    """A right on the root collection would hold on every collection below it."""
    from wagtail.models import Collection, GroupCollectionPermission

    root = Collection.get_first_root_node()
    assert not GroupCollectionPermission.objects.filter(collection=root).exists()
    held = GroupCollectionPermission.objects.filter(group__name="role:web_team")
    assert {row.collection.name for row in held} == {"site"}
