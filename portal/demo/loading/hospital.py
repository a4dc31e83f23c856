"""The whole demo hospital, in the order in which a real one would come about."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from accounts.sync import sync_roles
from approvals.founding import is_founded
from search import outbox

from ..content.departments import DEPARTMENTS
from ..content.health import HEALTH
from ..content.law import ACTS, TERMS
from ..content.news import NEWS
from ..content.notices import RECRUITMENTS, TENDERS
from ..content.pending import PENDING
from ..content.regulations import REGULATIONS
from ..content.site import STANDARDS
from . import departments, law, pending, people, regulations, site, workspace
from .progress import Progress


class NotEmpty(Exception):
    """The database holds somebody's portal, and not the demo's."""


def is_loaded() -> bool:
    """Whether the demo is there completely."""
    return User.objects.filter(employee_number=people.WRITER, is_active=False).exists()


def load(progress: Progress, password: str = people.PASSWORD) -> None:
    """Write what is not there yet. Interrupted half-way, the next call goes on from there: each
    thing is one transaction, and is looked for before it is made.

    Raises NotEmpty where somebody else began.
    """
    begun = User.objects.filter(employee_number=people.WRITER).exists()
    if not begun and (is_founded() or User.objects.exists()):
        raise NotEmpty
    with outbox.paused():
        if not begun:
            _found(progress, password)
        _write(progress)
        people.finish()


@transaction.atomic
def _found(progress: Progress, password: str) -> None:
    progress.say("    Departments, accounts, the founding of the site")
    people.make_departments()
    people.make_accounts(password)
    site.make_founding()
    sync_roles()  # the web team's rights lie on the home page, which is there only now


def _write(progress: Progress) -> None:
    cast = people.Cast()
    for department in progress.each("Department pages", DEPARTMENTS):
        departments.make(department, cast)
    for standard in progress.each("Pages of the site", STANDARDS):
        site.make_standard(standard, cast)
    for act in progress.each("Outside law", ACTS):
        law.make_act(act, cast)
    for term in progress.each("Glossary", TERMS):
        law.make_term(term, cast)
    for regulation in progress.each("Regulations with their editions", REGULATIONS):
        regulations.make(regulation, cast)
    for title, items in (
        ("Health advice", HEALTH),
        ("News", NEWS),
        ("Recruitment notices", RECRUITMENTS),
        ("Tender notices", TENDERS),
    ):
        for item in progress.each(title, items):
            workspace.make(item, cast)
    for waiting in progress.each("Drafts and submissions on their way", PENDING):
        pending.make(waiting, cast)
