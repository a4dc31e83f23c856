"""What the CMS offers: only what leads somewhere for the roles that enter it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from accounts.explanations import ROLE_NAMES

from . import languages, people, rules
from .models import Decision, Step, Submission

_KEPT_ACTIONS = {"action-save-draft", "action-portal-submit", "action-portal-waiting"}
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


@dataclass(frozen=True)
class Greeting:
    """Who is at work here, in the active language."""

    name: str
    roles: str
    department: str


def greeting(user: Any) -> Greeting:
    return Greeting(
        name=user.name or user.employee_number,
        # Everybody is staff; that is worth a word only where nothing else is.
        roles=", ".join(
            str(name)
            for code, name in ROLE_NAMES.items()
            if code in user.roles and (code != "staff" or len(user.roles) == 1)
        ),
        department=str(user.department) if user.department_id else "",
    )


@dataclass(frozen=True)
class Kind:
    """A kind of page that may be written at a place."""

    name: str
    url: str


def writable_kinds(parent: Any, user: Any) -> list[Kind]:
    """The kinds of page that `user` may write below `parent`, by name."""
    specific = parent.specific
    if not specific.permissions_for_user(user).can_add_subpage():
        return []
    kinds = [
        Kind(
            str(model.get_verbose_name()),
            reverse(
                "wagtailadmin_pages:add",
                args=[model._meta.app_label, model._meta.model_name, parent.pk],
            ),
        )
        for model in type(specific).creatable_subpage_models()
        if model.can_create_at(specific)
    ]
    return sorted(kinds, key=lambda kind: kind.name)


def waiting_submission(page: Any) -> Submission | None:
    if page is None or not page.pk:
        return None
    return Submission.objects.filter(page_id=page.pk, state=Submission.State.WAITING).first()


def waits_for(submission: Submission) -> str:
    """Who has it, as a sentence."""
    if submission.step == Step.DIRECTOR:
        return _("It waits for the director")
    return _("It waits for the web team")


@dataclass(frozen=True)
class PageState:
    """Where a page stands, for the side panel of the editor and the explorer."""

    label: str
    since: str = ""
    lines: list[str] = field(default_factory=list)
    reason: str = ""
    submission_url: str = ""
    live_url: str = ""
    audience: str = ""


def _moment(at: Any) -> str:
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT")


def page_state(page: Any) -> PageState:
    """`page` as the editor has it: its newest draft, or one that was never saved."""
    audience = page.get_audience_display() if hasattr(page, "audience") else ""
    if not page.pk:
        return PageState(_("A new draft"), audience=audience)
    lines = []
    revision = page.get_latest_revision()
    if page.live and page.last_published_at:
        lines.append(_("Live since %(date)s.") % {"date": _moment(page.last_published_at)})
    if revision is not None and revision.pk != page.live_revision_id:
        lines.append(
            _("Draft saved on %(date)s by %(name)s.")
            % {"date": _moment(revision.created_at), "name": revision.user or "–"}
        )
    submission = Submission.objects.filter(page_id=page.pk).order_by("-pk").first()
    label, since, reason = _("Draft"), "", ""
    if submission is not None and submission.state == Submission.State.WAITING:
        label = waits_for(submission)
        since = _("Since %(date)s; nobody can edit it meanwhile.") % {
            "date": _moment(submission.waiting_since)
        }
    elif submission is not None and submission.state == Submission.State.RETURNED:
        label = _("Returned: mend it and submit it again")
        last = submission.decisions.filter(kind=Decision.Kind.RETURN).last()
        reason = last.reason if last else ""
    elif page.live and not page.has_unpublished_changes:
        label = _("Live")
    elif page.live:
        label = _("Live, with a draft that nobody has approved yet")
    return PageState(
        label,
        since,
        lines,
        reason,
        submission_url=reverse("approvals:submission", args=[submission.pk]) if submission else "",
        live_url=page.get_url() or "" if page.live else "",
        audience=audience,
    )


def language_of(comparison: Any) -> str:
    """The language of a compared field; "" where it is in neither or in both."""
    name = getattr(getattr(comparison, "field", None), "name", "")
    for code, suffix in languages.SUFFIX.items():
        if name.endswith(f"_{suffix}") or name == f"number_{suffix[:2]}":
            return code
    return ""


def no_counts(items: list[Any]) -> None:
    """Wagtail counts every page and file below the person's root, other departments' drafts too."""
    items.clear()
