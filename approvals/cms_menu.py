"""What the CMS offers: only what leads somewhere for the roles that enter it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from . import people, rules
from .models import Submission

_KEPT_ACTIONS = {"action-draft", "action-portal-submit"}
_CLOSED_MENUS = {"reports", "settings", "help"}
_MOST = 10


def trim_page_actions(items: list[Any]) -> None:
    """Save draft and submit; nothing that nobody may do."""
    items[:] = [item for item in items if getattr(item, "name", "") in _KEPT_ACTIONS]


def trim_main_menu(items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in _CLOSED_MENUS]


class MySubmissionsPanel(Component):
    """The home panel: what my department submitted, its state, who has it, since when."""

    name = "my_submissions"
    template_name = "approvals/panels/my_submissions.html"
    order = 100

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def submissions(self) -> list[Submission]:
        asker = people.person(self.user)
        rows = Submission.objects.filter(submitted_by=asker.id)
        if asker.department is not None and not rules.may_write(asker, asker.department):
            rows = rows | Submission.objects.filter(department=asker.department)
        rows = rows.select_related("page", "submitted_by").distinct()
        return list(rows.order_by("-submitted_at", "-pk")[:_MOST])

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        steps = [
            step.value
            for step in rules.STEPS
            if not self.user.roles.isdisjoint(rules.DECIDERS[step])
        ]
        return {
            "submissions": self.submissions,
            "decides": bool(steps),
            "waiting": Submission.objects.filter(
                state=Submission.State.WAITING, step__in=steps
            ).count()
            if steps
            else 0,
        }


def home_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Our panel in place of Wagtail's workflow panels; recent edits stay."""
    kept = [panel for panel in panels if getattr(panel, "name", "") == "recent_edits"]
    panels[:] = [MySubmissionsPanel(request.user), *kept]
