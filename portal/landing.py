"""Where people go after signing in."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation

from accounts import roles
from accounts.models import User


def start_address(user: User) -> str:
    """The path of this person's own start page, in the person's own language."""
    with translation.override(user.language):
        if user.has_role(*roles.CMS_ROLES):
            return reverse("wagtailadmin_home")
        if user.has_role(*roles.DECIDING_ROLES):
            return reverse("approvals:inbox")
        if user.has_role(roles.SYSTEM_ADMINISTRATOR):
            return reverse("accounts:people")
        return library_address() or home_address()


def home_address() -> str:
    """The path of the home page in the active language."""
    return f"/{translation.get_language()}/"


def library_address() -> str | None:
    """The path of the library of regulations in the active language; None while there is none."""
    from regulations.models import RegulationIndexPage

    index = RegulationIndexPage.objects.live().order_by("path").first()
    return index.get_url() if index else None
