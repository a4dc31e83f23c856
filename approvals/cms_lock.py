"""Why a page cannot be edited while it waits, in words for the person who opened it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock


class SubmissionLock(WorkflowLock):
    """The lock of a page that waits for a decision: for everybody, until it is decided."""

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> str:
        from .cms_menu import waiting_submission, waits_for

        submission = waiting_submission(self.object)
        if submission is None:
            return _("The page waits for a decision; nobody can edit it meanwhile.")
        since = date_format(localtime(submission.waiting_since), "SHORT_DATETIME_FORMAT")
        return format_html(
            '{} <a href="{}">{}</a>',
            _("%(who)s since %(since)s; nobody can edit it meanwhile.")
            % {"who": waits_for(submission), "since": since},
            reverse("approvals:submission", args=[submission.pk]),
            _("See where it stands, or withdraw it to go on writing"),
        )

    def get_locked_by(self, user: Any) -> str:
        from .cms_menu import waiting_submission, waits_for

        submission = waiting_submission(self.object)
        return waits_for(submission) if submission else _("Waits for a decision")

    def get_icon(self, user: Any, can_lock: bool = False) -> str:
        return "lock"

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        return _("Nobody can edit the page until it is decided or withdrawn.")

    def get_context_for_user(self, user: Any, parent_context: Any = None) -> dict[str, Any]:
        return {
            "locked": True,
            "message": self.get_message(user),
            "icon": self.get_icon(user),
            "locked_by": self.get_locked_by(user),
            "description": self.get_description(user),
        }
