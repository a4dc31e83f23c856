"""The one table of roles. `sync_roles` writes it to the database; a test holds the database to it.

Pure: imports no Django, so that rules and tests may use it anywhere.
Source: the hospital's approval path and 等保三级 (separated duties of administrator, auditor and
those who decide).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

STAFF = "staff"
CONTRIBUTOR = "contributor"
WEB_TEAM = "web_team"
CONFIDENTIALITY_REVIEWER = "confidentiality_reviewer"
DIRECTOR = "director"
DEPUTY = "deputy"
SYSTEM_ADMINISTRATOR = "system_administrator"
SECURITY_AUDITOR = "security_auditor"

#: Django groups that stand for roles and for departments carry these prefixes.
ROLE_GROUP_PREFIX = "role:"
DEPARTMENT_GROUP_PREFIX = "department:"
#: The collection of the site's own files. Departments' collections bear their codes, in capitals.
#: Nobody holds anything on the root collection: rights there would reach into every department's.
SITE_COLLECTION = "site"

#: What every department's group may do on the department's own page and everything below it.
#: Nobody, here or in any role, holds `publish_page`, `lock_page`, `unlock_page` or
#: `bulk_delete_page`: going live is a decision, not a permission.
DEPARTMENT_PAGE_PERMISSIONS = frozenset({"add_page", "change_page"})
#: And on the department's own collection of files. `change_*` is left out: a file that is in use
#: is replaced by a new file, never in place.
DEPARTMENT_COLLECTION_PERMISSIONS = frozenset(
    {"add_image", "choose_image", "add_document", "choose_document"}
)


@dataclass(frozen=True)
class Role:
    """One row of the table.

    `model_permissions` are "app_label.codename"; `site_page_permissions` hold on the site's home
    page and below; `site_collection_permissions` on the collection of the site's own files.
    """

    code: str
    model_permissions: frozenset[str] = frozenset()
    site_page_permissions: frozenset[str] = frozenset()
    site_collection_permissions: frozenset[str] = frozenset()
    enters_cms: bool = False
    decides: bool = False


_CMS = frozenset({"wagtailadmin.access_admin"})

ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        Role(STAFF),
        Role(CONTRIBUTOR, model_permissions=_CMS, enters_cms=True),
        Role(
            WEB_TEAM,
            model_permissions=_CMS,
            site_page_permissions=frozenset({"add_page", "change_page"}),
            site_collection_permissions=DEPARTMENT_COLLECTION_PERMISSIONS,
            enters_cms=True,
            decides=True,
        ),
        Role(CONFIDENTIALITY_REVIEWER, decides=True),
        Role(DIRECTOR, decides=True),
        Role(DEPUTY, decides=True),
        Role(SYSTEM_ADMINISTRATOR),
        Role(SECURITY_AUDITOR),
    )
}

DECIDING_ROLES = frozenset(code for code, role in ROLES.items() if role.decides)
CMS_ROLES = frozenset(code for code, role in ROLES.items() if role.enters_cms)


def conflicts(roles: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs among `roles` that one person must not hold together.

    System administrator, security auditor and the deciding roles exclude one another.
    """
    held = set(roles)
    kinds: list[frozenset[str]] = [
        frozenset({SYSTEM_ADMINISTRATOR}),
        frozenset({SECURITY_AUDITOR}),
        DECIDING_ROLES,
    ]
    return [
        (first, second)
        for index, kind in enumerate(kinds)
        for other in kinds[index + 1 :]
        for first in sorted(held & kind)
        for second in sorted(held & other)
    ]


def effective(roles: Iterable[str]) -> frozenset[str]:
    """The roles that count. Who holds excluding roles at once holds none of those in conflict."""
    held = frozenset(role for role in roles if role in ROLES)
    lost = {role for pair in conflicts(held) for role in pair}
    return held - lost
