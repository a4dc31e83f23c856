"""What the history of a page in the CMS says about its submissions, in the words of the path."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from .models import Step


class _PathFormatter(LogFormatter):
    """A line about the path; Wagtail's own would name its workflow and tasks by their codes."""

    def format_comment(self, log_entry: Any) -> str:
        return str(log_entry.data.get("comment", ""))

    def step(self, log_entry: Any) -> str:
        workflow = log_entry.data.get("workflow") or {}
        return str((workflow.get("task") or {}).get("title", ""))


class Submitted(_PathFormatter):
    label = _("Submitted for approval")

    def format_message(self, log_entry: Any) -> str:
        return _now("Submitted; it waits for the web team")


class Passed(_PathFormatter):
    label = _("Checked or approved")

    def format_message(self, log_entry: Any) -> str:
        if self.step(log_entry) == Step.DIRECTOR:
            return _now("Approved by the director")
        return _now("Checked by the web team; it waits for the director")


class Returned(_PathFormatter):
    label = _("Returned")

    def format_message(self, log_entry: Any) -> str:
        if self.step(log_entry) == Step.DIRECTOR:
            return _now("Returned by the director")
        return _now("Returned by the web team")


class Ended(_PathFormatter):
    label = _("End of a submission")

    def format_message(self, log_entry: Any) -> str:
        return _now("The submission ended; the draft can be edited again")


_FORMATTERS = {
    "wagtail.workflow.start": Submitted,
    "wagtail.workflow.approve": Passed,
    "wagtail.workflow.reject": Returned,
    "wagtail.workflow.cancel": Ended,
}


def register(actions: Any) -> None:
    """Put our lines in the place of Wagtail's, which are registered already."""
    actions.choices[:] = [choice for choice in actions.choices if choice[0] not in _FORMATTERS]
    for action, formatter in _FORMATTERS.items():
        actions.register_action(action)(formatter)
