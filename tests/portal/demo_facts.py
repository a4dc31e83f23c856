"""What a loaded demo hospital holds, as JSON. Run by `test_demo_loading` in a process of its own,
because the tests' own database holds another hospital and a portal is founded only once."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

import django

LANGUAGES = ("zh-hans", "vi")


def facts() -> dict[str, Any]:
    from wagtail.models import Page

    from accounts.models import Department, User
    from approvals import verification
    from approvals.models import LedgerEntry, Submission
    from pages.models import RecruitmentPage, TenderPage
    from regulations.models import Edition

    live = [page.specific for page in Page.objects.filter(live=True, depth__gt=1)]
    return {
        "problems": list(verification.problems()),
        "departments": Department.objects.count(),
        "without_workspace": [d.code for d in Department.objects.filter(workspace=None)],
        "accounts": _accounts(),
        "cannot_sign_in": [
            user.employee_number
            for user in User.objects.all()
            if not user.is_active or not user.has_usable_password()
        ],
        "live": Counter(type(page).__name__ for page in live),
        "recruitment_states": sorted(page.state().value for page in RecruitmentPage.objects.live()),
        "tender_states": sorted(page.state().value for page in TenderPage.objects.live()),
        "submissions": sorted(
            f"{s.state} {s.step}" for s in Submission.objects.exclude(state="approved")
        ),
        "drafts": Page.objects.filter(has_unpublished_changes=True)
        .exclude(submissions__state__in=["waiting", "returned"])
        .count(),
        "editions": Edition.objects.count(),
        "regulation_states": _regulation_states(),
        "founded": LedgerEntry.objects.filter(act="founded").count(),
        "in_one_language": [page.pk for page in live if page.is_in_other_language],
        "empty_columns": [empty for page in live for empty in _empty(page)],
        "answers": [answer for page in live for answer in _answers(page)],
        "mails": _mails(),
        "changes_that_wait": _changes_that_wait(),
    }


def rows() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in _counted()}


def _changes_that_wait() -> dict[str, list[str]]:
    """What differs from the live page, of each live page that a submission would change."""
    from approvals.content import content_of
    from approvals.models import Submission

    found = {}
    for submission in Submission.objects.filter(state="waiting", page__live=True):
        live = content_of(submission.page.specific)
        draft = content_of(submission.revision.as_object())
        found[submission.page.slug] = sorted(name for name in live if live[name] != draft[name])
    return found


def _accounts() -> list[dict[str, Any]]:
    from accounts.models import User
    from portal.demo.loading.people import PASSWORD

    people = User.objects.filter(is_active=True)
    hashes = {person.password for person in people}
    return [
        {
            "number": person.employee_number,
            "roles": sorted(person.roles),
            "email": person.email,
            "password": len(hashes) == 1 and person.check_password(PASSWORD),
            "department": person.department.code,
        }
        for person in people
    ]


def _regulation_states() -> Counter[str]:
    from datetime import date

    from regulations import status
    from regulations.models import Edition

    states: Counter[str] = Counter()
    by_page: dict[int, list[status.Dated]] = {}
    for edition in Edition.objects.all():
        dated = status.Dated(edition.sequence, edition.effective_date, edition.kind == "repeal")
        by_page.setdefault(edition.page_id, []).append(dated)
    for editions in by_page.values():
        states.update(status.status_of(each, editions, date.today()).value for each in editions)
    return states


def _empty(page: Any) -> list[str]:
    """Columns, of the page and of its rows, that hold something in one language only."""
    from modelcluster.models import get_all_child_relations

    rows = [page]
    for relation in get_all_child_relations(page):
        if relation.related_model._meta.app_label != "wagtailcore":
            rows += getattr(page, relation.get_accessor_name()).all()
    return [
        f"{page.slug}: {type(row).__name__}.{field.name}"
        for row in rows
        for field in row._meta.concrete_fields
        if field.name.endswith("_vi")
        and hasattr(row, chinese := field.name.removesuffix("_vi") + "_zh_hans")
        and bool(getattr(row, field.name)) != bool(getattr(row, chinese))
    ]


def _answers(page: Any) -> list[dict[str, Any]]:
    """What the address of the page answers in both languages to those who may read it, and, where
    it is for staff, to an anonymous visitor."""
    from django.test import Client
    from django.utils import translation

    from accounts.models import User

    anonymous, staff = Client(), Client()
    staff.force_login(User.objects.get(employee_number="N1009"))
    is_public = page.audience == "public"
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            address = page.get_url()
        reader = anonymous if is_public else staff
        answer = {
            "address": address,
            "audience": page.audience,
            "reader": reader.get(address, SERVER_NAME="127.0.0.1").status_code,
        }
        if not is_public:
            answer["stranger"] = anonymous.get(address, SERVER_NAME="127.0.0.1").status_code
        found.append(answer)
    return found


def _mails() -> int:
    from pathlib import Path

    from django.conf import settings

    folder = Path(settings.EMAIL_FILE_PATH)
    return len(list(folder.iterdir())) if folder.exists() else 0


def _counted() -> list[Any]:
    from wagtail.models import Page, Revision

    from accounts.models import Department, User
    from approvals.models import Decision, LedgerEntry, Submission
    from pages.models import PortalDocument, PortalImage

    return [
        Page, Revision, Department, User, Decision, LedgerEntry, Submission, PortalDocument,
        PortalImage,
    ]  # fmt: skip


if __name__ == "__main__":
    django.setup()
    json.dump(rows() if "rows" in sys.argv else facts() | {"rows": rows()}, sys.stdout)
