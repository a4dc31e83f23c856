"""Why not, and who can: every refusal in words for the person it happens to."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import rules
from .rules import Reason

_TEXTS = {
    Reason.INACTIVE: gettext_lazy("Your account is not active. Ask the system administrator."),
    Reason.SUPERUSER: gettext_lazy("This account serves emergencies from the shell only."),
    Reason.NOT_WAITING: gettext_lazy(
        "This submission has been decided or withdrawn meanwhile. Nothing was changed."
    ),
    Reason.ALREADY_WAITING: gettext_lazy(
        "The page already waits for a decision. Withdraw that submission first to change it."
    ),
    Reason.WRONG_STEP: gettext_lazy("The submission waits at another step."),
    Reason.ROLE: gettext_lazy("Your role does not include this."),
    Reason.OTHER_DEPARTMENT: gettext_lazy("The page belongs to another department."),
    Reason.CONTRIBUTED: gettext_lazy(
        "You wrote part of this. Somebody who wrote none of it has to decide (four eyes)."
    ),
    Reason.DECIDED_EARLIER: gettext_lazy(
        "You passed an earlier step of this round. Another person has to decide now (four eyes)."
    ),
    Reason.NOT_NEWEST: gettext_lazy(
        "There is a newer version of the page. Return this submission so that it is sent again."
    ),
    Reason.CHANGED: gettext_lazy(
        "The content is no longer what was submitted. Return it so that it is sent again."
    ),
    Reason.NOTHING_NEW: gettext_lazy("There is nothing new to submit: save a change first."),
    Reason.NEEDS_REASON: gettext_lazy("Say why, so that the department knows what to mend."),
    Reason.NOT_SUBMITTER: gettext_lazy("Only the department that submitted it can withdraw it."),
}

_STEP_PEOPLE = {
    rules.Step.WEB_TEAM: gettext_lazy("web team"),
    rules.Step.DIRECTOR: gettext_lazy("director or a deputy"),
}


def explain(reason: Reason) -> str:
    return str(_TEXTS[reason]) if reason else ""


def nobody_for(step: rules.Step) -> str:
    """Who must be appointed before this can be decided."""
    return _(
        "Nobody could decide the step “%(step)s”: everybody in that role wrote part of it or"
        " is not active. A further person must be appointed before it can be submitted."
    ) % {"step": _STEP_PEOPLE[step]}
