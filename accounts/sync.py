"""Writes the table of roles, and each department's rights, to the database. Idempotent."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from . import roles
from .models import Department, User


def role_group(code: str) -> Group:
    return Group.objects.get_or_create(name=roles.ROLE_GROUP_PREFIX + code)[0]


def department_group(department: Department) -> Group:
    return Group.objects.get_or_create(name=roles.DEPARTMENT_GROUP_PREFIX + department.code)[0]


def department_collection(department: Department) -> Collection:
    """The collection that holds the files of this department; made when it is missing."""
    return _collection(department.code)


def site_collection() -> Collection:
    """The collection of the site's own files, which the web team keeps."""
    return _collection(roles.SITE_COLLECTION)


def _collection(name: str) -> Collection:
    root = Collection.get_first_root_node()
    found: Collection | None = root.get_children().filter(name=name).first()
    return found or root.add_child(name=name)


def _permission(label: str) -> Permission:
    app, codename = label.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _page_permission(codename: str) -> Permission:
    return Permission.objects.get(
        content_type__app_label="wagtailcore", content_type__model="page", codename=codename
    )


def _file_permission(codename: str) -> Permission:
    """Wagtail asks for the permissions of its own image and document, whichever model is used."""
    app = "wagtailimages" if codename.endswith("_image") else "wagtaildocs"
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _set_page_permissions(group: Group, page: Page | None, codenames: frozenset[str]) -> None:
    keep = []
    if page is not None:
        for codename in sorted(codenames):
            row, _ = GroupPagePermission.objects.get_or_create(
                group=group, page_id=page.pk, permission=_page_permission(codename)
            )
            keep.append(row.pk)
    GroupPagePermission.objects.filter(group=group).exclude(pk__in=keep).delete()


def _set_collection_permissions(
    group: Group, collection: Collection | None, codenames: frozenset[str]
) -> None:
    keep = []
    if collection is not None:
        for codename in sorted(codenames):
            row, _ = GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=_file_permission(codename)
            )
            keep.append(row.pk)
    GroupCollectionPermission.objects.filter(group=group).exclude(pk__in=keep).delete()


def sync_department(department: Department) -> Group:
    """The rights of one department's contributors, on its own page and its own files only."""
    group = department_group(department)
    group.permissions.clear()
    page = Page.objects.filter(pk=department.workspace_id).first()
    _set_page_permissions(group, page, roles.DEPARTMENT_PAGE_PERMISSIONS)
    _set_collection_permissions(
        group, department_collection(department), roles.DEPARTMENT_COLLECTION_PERMISSIONS
    )
    return group


@transaction.atomic
def sync_roles() -> None:
    """Bring groups, permissions and memberships to exactly what `accounts.roles` says."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site.root_page if site else None
    known = set()
    for code, role in roles.ROLES.items():
        group = role_group(code)
        known.add(group.pk)
        group.permissions.set([_permission(label) for label in sorted(role.model_permissions)])
        _set_page_permissions(
            group, home if role.site_page_permissions else None, role.site_page_permissions
        )
        _set_collection_permissions(
            group,
            site_collection() if role.site_collection_permissions else None,
            role.site_collection_permissions,
        )
    for department in Department.objects.all():
        known.add(sync_department(department).pk)
    # Wagtail's own first groups (Moderators, Editors) and any other would be a way round the table.
    Group.objects.exclude(pk__in=known).delete()
    for user in User.objects.all():
        user.user_permissions.clear()
        place(user)


def place(user: User) -> None:
    """A contributor belongs to the group of the own department and of no other."""
    wanted: set[int] = set()
    if user.department_id and user.has_role(roles.CONTRIBUTOR) and user.department is not None:
        wanted.add(department_group(user.department).pk)
    held = set(
        user.groups.filter(name__startswith=roles.DEPARTMENT_GROUP_PREFIX).values_list(
            "pk", flat=True
        )
    )
    user.groups.remove(*(held - wanted))
    user.groups.add(*(wanted - held))
