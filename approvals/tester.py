"""What Wagtail's buttons, bulk actions and API may do to our pages. It only narrows.

Wagtail asks the specific class, so that one answer governs editor, bulk action, copy and API.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import PagePermissionTester

from . import people, rules
from .models import Submission


class GatedPagePermissionTester(PagePermissionTester):
    """No publish, unpublish, move, privacy or reorder for anybody; drafting by the rules."""

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        if user.is_superuser or not user.is_active:
            self.permissions = set()

    def _may_write(self) -> bool:
        if not hasattr(self, "_writes"):
            department = people.department_id_of(self.page, self.user)
            reason = rules.may_write(people.person(self.user), department)
            self._writes = reason is rules.Reason.OK
        return self._writes

    def can_edit(self) -> bool:
        if self.user.is_superuser or self.page_is_root:
            return False
        return (
            "change" in self.permissions
            or ("add" in self.permissions and self.page.owner_id == self.user.pk)
        ) and self._may_write()

    def can_add_subpage(self) -> bool:
        return not self.user.is_superuser and super().can_add_subpage() and self._may_write_below()

    def _may_write_below(self) -> bool:
        return self._may_write()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only a draft that was never submitted, and nothing that has pages below it."""
        return (
            self.can_edit()
            and not self.page.live
            and self.page.is_leaf()
            and not Submission.objects.filter(page_id=self.page.pk).exists()
        )

    def can_copy(self) -> bool:
        return getattr(self.page.specific_class, "may_be_copied", False) and self.can_edit()

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        return not recursive and super().can_copy_to(destination, recursive)

    def can_publish(self) -> bool:
        return False

    can_unpublish = can_publish
    can_set_view_restrictions = can_publish
    can_unschedule = can_publish
    can_lock = can_publish
    can_unlock = can_publish
    can_publish_subpage = can_publish
    can_reorder_children = can_publish
    can_move = can_publish

    def can_move_to(self, destination: Any) -> bool:
        return False

    def can_submit_for_moderation(self) -> bool:
        """Our own submit page asks more (both languages, who could decide): see `views`."""
        return False
