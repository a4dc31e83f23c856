"""Acts on people: each checks, acts and leaves the database consistent with the table of roles."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from . import roles, sync
from .models import Department, User


@transaction.atomic
def set_roles(user: User, codes: Iterable[str]) -> None:
    """Give `user` exactly these roles. From the shell and from set-up; no screen grants a
    deciding role until that is a four-eyes act of its own.

    Raises ValidationError for unknown or mutually exclusive roles; nothing is changed then.
    """
    wanted = set(codes)
    unknown = wanted - set(roles.ROLES)
    if unknown:
        raise ValidationError(_("Unknown role: %(roles)s") % {"roles": ", ".join(sorted(unknown))})
    pairs = roles.conflicts(wanted)
    if pairs:
        raise ValidationError(
            _("One person cannot be both %(first)s and %(second)s.")
            % {"first": pairs[0][0], "second": pairs[0][1]}
        )
    groups = {sync.role_group(code) for code in wanted}
    held = set(user.groups.filter(name__startswith=roles.ROLE_GROUP_PREFIX))
    user.groups.remove(*(held - groups))
    user.groups.add(*(groups - held))
    user.__dict__.pop("roles", None)
    sync.place(user)


@transaction.atomic
def move_to_department(user: User, department: Department | None) -> None:
    """Move a person; the right to write in the old department ends with it."""
    user.department = department
    user.save(update_fields=["department"])
    sync.place(user)


@transaction.atomic
def open_workspace(department: Department, page: Page) -> None:
    """From now on the department writes under `page` (its own page, once that was approved)."""
    department.workspace_id = page.pk
    department.save(update_fields=["workspace"])
    sync.sync_department(department)
