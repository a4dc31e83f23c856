"""What of the page tree a person meets in the CMS: the own workspace, and nothing of others'.

Wagtail's page permissions give the scope; this narrows it where they are too wide (the web team
holds its permission on the home page, under which every department's drafts lie).
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from accounts.models import Department

from . import people, rules
from .audience import audiences_for


def _foreign(user: Any) -> Q | None:
    """Condition on pages that lie in a workspace in which `user` may not write."""
    asker = people.person(user)
    foreign = Q()
    for department in Department.objects.exclude(workspace=None).select_related("workspace"):
        if rules.may_write(asker, department.pk):
            foreign |= Q(path__startswith=department.workspace.path)
    return foreign if foreign else None


def own(pages: Any, user: Any) -> Any:
    """Leave out of `pages` whatever lies in another department's workspace."""
    foreign = _foreign(user)
    return pages if foreign is None else pages.exclude(foreign)


def linkable(pages: Any, user: Any) -> Any:
    """Pages one may link to: those one may write, and what readers see anyway.

    By id, because a search filters by indexed fields only.
    """
    shown = Q(live=True, publication__audience__in=audiences_for(user)) | Q(depth=1)
    asker = people.person(user)
    for department in Department.objects.exclude(workspace=None).select_related("workspace"):
        if not rules.may_write(asker, department.pk):
            shown |= Q(path__startswith=department.workspace.path)
    if not rules.may_write(asker, None):
        foreign = _foreign(user)
        shown |= Q(depth__gt=1) if foreign is None else ~foreign
    return pages.filter(pk__in=Page.objects.filter(shown).values("pk"))


def in_reach(user: Any, page_id: int) -> bool:
    """Whether the CMS may answer `user` about this page at all (not: whether he may change it)."""
    policy = PagePermissionPolicy()
    return policy.explorable_instances(user).filter(pk=page_id).exists() or (
        # The nodes above the own workspace are met on the way to it.
        Page.objects.filter(pk=page_id, depth=1).exists()
    )


_stock = PagePermissionPolicy.explorable_instances


def install() -> None:
    """Narrow Wagtail's one question "what may this user explore?", which explorer, search, admin
    API, history and reports all ask. There is no hook that covers them all."""

    def explorable_instances(self: PagePermissionPolicy, user: Any) -> Any:
        if not user.is_active or user.is_superuser:
            return Page.objects.none()
        if not self.get_cached_permissions_for_user(user):
            return Page.objects.none()
        return own(_stock(self, user), user)

    PagePermissionPolicy.explorable_instances = explorable_instances
