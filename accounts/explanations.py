"""Refusals in words for the person at the screen, and the names of the roles."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import roles
from .administration import Refusal

ROLE_NAMES: dict[str, str | Promise] = {
    roles.STAFF: _("Staff"),
    roles.CONTRIBUTOR: _("Contributor"),
    roles.WEB_TEAM: _("Web team"),
    roles.CONFIDENTIALITY_REVIEWER: _("Confidentiality reviewer"),
    roles.DIRECTOR: _("Director"),
    roles.DEPUTY: _("Deputy director"),
    roles.SYSTEM_ADMINISTRATOR: _("System administrator"),
    roles.SECURITY_AUDITOR: _("Security auditor"),
}

_REFUSALS: dict[Refusal, str | Promise] = {
    Refusal.NOT_ADMINISTRATOR: _("Only the system administrator looks after accounts."),
    Refusal.ONESELF: _("You change your own account on your account page."),
    Refusal.HOLDS_CLOSED_ROLE: _(
        "This person approves content, audits the portal or administers it. Such accounts are not"
        " changed by one person alone: ask the director, and have it done and recorded by those"
        " who run the server."
    ),
    Refusal.SUPERUSER: _("This is a technical account for the server. It cannot sign in."),
    Refusal.ROLE_NOT_GRANTABLE: _(
        "This role is not granted here: ask the director, and have it done and recorded by those"
        " who run the server."
    ),
    Refusal.CONTRIBUTOR_WITHOUT_DEPARTMENT: _(
        "A contributor writes for a department: choose the department first."
    ),
    Refusal.NO_ADDRESS: _("There is no e-mail address to send the link to. Enter one first."),
    Refusal.INACTIVE: _("This account is closed. Open it first."),
}


def explain(refusal: Refusal) -> str:
    """The refusal as a sentence in the active language; "" for none."""
    return str(_REFUSALS.get(refusal, ""))
