"""Announcing an approved edition to all staff: the act, who is told, and what is new in the rules.

Mails are sent by `promulgation_mails`, apart from the act and after its transaction.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts import roles
from accounts.models import User
from approvals import ledger
from approvals.audience import audiences_for, visible_to
from approvals.errors import Conflict, NotAllowed
from approvals.explanations import explain
from approvals.rules import Reason

from .models import Edition, Printing, Promulgation, PromulgationMail, RegulationPage


def may_promulgate(user: Any) -> bool:
    """The web team's act (a superuser and who is not active hold no role)."""
    return bool(user.is_authenticated and user.has_role(roles.WEB_TEAM))


def obstacle(edition: Edition) -> str:
    """Why `edition` cannot be promulgated; "" when it can."""
    if edition.is_void:
        return _("This edition was withdrawn already.")
    if edition.past_key:
        return _("A past edition is not announced.")
    if Promulgation.objects.filter(edition=edition).exists():
        return _("This edition was promulgated already.")
    return ""


@transaction.atomic
def promulgate(edition: Edition, user: Any, address: str = "") -> Promulgation:
    """Announce `edition`; a row for each receiver stands in the same transaction. Raises
    NotAllowed for who is not of the web team, Conflict where it was announced or withdrawn."""
    if not may_promulgate(user):
        raise NotAllowed(explain(Reason.ROLE), code=Reason.ROLE.value)
    # The lock of every approval of the page: a withdrawal waits, or has come before.
    page = Page.objects.select_for_update().get(pk=edition.page_id)
    edition = Edition.objects.get(pk=edition.pk)
    if not page.live or (problem := obstacle(edition)):
        raise Conflict(problem if page.live else explain(Reason.NOT_WAITING))
    try:
        with transaction.atomic():
            made = Promulgation.objects.create(edition=edition, by=user)
    except IntegrityError as error:
        raise Conflict(_("This edition was promulgated already.")) from error
    printing = current_printing(edition)
    PromulgationMail.objects.bulk_create(
        [
            PromulgationMail(
                promulgation=made,
                to=person,
                state=(
                    PromulgationMail.State.WAITING
                    if person.email
                    else PromulgationMail.State.SKIPPED
                ),
                said="" if person.email else "no address",
            )
            for person in staff()
            if printing.audience in audiences_for(person)
        ],
        batch_size=500,
    )
    ledger.write(
        "promulgate",
        actor=user,
        role=roles.WEB_TEAM,
        object_type=RegulationPage._meta.label_lower,
        object_id=page.pk,
        object_label=page.title,
        revision_id=printing.revision_id,
        content_hash=printing.content_hash,
        address=address,
        data={"edition": edition.pk, "promulgation": made.pk},
    )
    return made


def current_printing(edition: Edition) -> Printing:
    return edition.printings.order_by("-sequence").first()


def staff() -> list[User]:
    """Everybody active, with the roles that count for him already known. Two queries."""
    found = {
        user.pk: user for user in User.objects.filter(is_active=True, is_superuser=False)
    }
    held: dict[int, set[str]] = {}
    prefix = roles.ROLE_GROUP_PREFIX
    for user_id, name in User.objects.filter(
        pk__in=list(found) if len(found) < 500 else User.objects.filter(is_active=True),
        groups__name__startswith=prefix,
    ).values_list("pk", "groups__name"):
        held.setdefault(user_id, set()).add(name.removeprefix(prefix))
    for pk, user in found.items():
        user.__dict__["roles"] = roles.effective(held.get(pk, ()))  # as `User.roles` would say
    return list(found.values())


def new_in_the_rules(reader: Any) -> QuerySet[Promulgation]:
    """What was promulgated and `reader` may read, the newest first."""
    current = Printing.objects.filter(edition=OuterRef("edition")).order_by("-sequence")
    return (
        Promulgation.objects.filter(
            edition__page__in=visible_to(RegulationPage.objects.all(), reader).values("pk")
        )
        .annotate(seen_by=Subquery(current.values("audience")[:1]))
        .filter(seen_by__in=sorted(audiences_for(reader)))
        .select_related("edition")
    )


def open_editions() -> QuerySet[Edition]:
    """Approved and not promulgated, the newest first: not what came in from paper."""
    return (
        Edition.objects.filter(
            promulgation=None, voided=None, past_key="", page__live=True
        )
        .exclude(decision__revision__content__is_historical=True)
        .select_related("page", "decision")
        .order_by("-decision__at", "-pk")
    )


def with_progress() -> QuerySet[Promulgation]:
    """Every promulgation with the counts of its mails by state, the newest first."""
    states = PromulgationMail.State
    counts = {
        f"mails_{state.value}": Count("mails", filter=Q(mails__state=state)) for state in states
    }
    rows = Promulgation.objects.select_related("edition__page", "by").annotate(
        mails_all=Count("mails"), **counts
    )
    return rows.order_by("-at", "-pk")
