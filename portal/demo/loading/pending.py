"""What is on its way: drafts, submissions at each step, and what was returned."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from approvals import services
from approvals.models import Submission
from regulations.models import RegulationPage

from ..content.departments import DEPARTMENTS
from ..content.health import HEALTH
from ..content.news import NEWS
from ..content.notices import RECRUITMENTS, TENDERS
from ..content.schema import Health, News, Pending, Recruitment, Tender
from . import departments, path, regulations, workspace
from .fields import Fields
from .people import DIRECTORS, Cast

_SHAPES: dict[str, type[Any]] = {
    "news": News,
    "health": Health,
    "recruitment": Recruitment,
    "tender": Tender,
}
_WRITTEN: list[Any] = [*NEWS, *HEALTH, *RECRUITMENTS, *TENDERS]


@transaction.atomic
def make(data: Pending, cast: Cast) -> None:
    author = cast.user(data.author)
    if data.target is None:
        if Page.objects.filter(slug=data.changes["slug"]).exists():
            return
        page = _new(data, author, cast)
    else:
        page = _target(data)
        if page.has_unpublished_changes:
            return
        if data.earlier:
            path.redraft(page, author, _changed(data, data.changes | data.earlier, author, cast))
            first = services.submit(page, author)
            services.return_(first, cast.user(str(data.returned_by)), data.reason)
        path.redraft(page, author, _changed(data, data.changes, author, cast))
    _send(data, page, author, cast)


def _new(data: Pending, author: User, cast: Cast) -> Page:
    if data.kind == "regulation":
        if data.edition is None:
            raise ValueError(f"{data.key} has no edition.")
        changes: dict[str, Any] = dict(data.changes)
        fields = regulations.fields_of(
            data.heading, changes["summary"], changes["category"], data.edition
        )
        parent = departments.page_of(data.department)
        page: Page = path.draft(
            RegulationPage, parent, author, changes["slug"], data.audience, fields
        )
        return page
    values: dict[str, Any] = {
        "heading": data.heading,
        "department": data.department,
        **data.changes,
    }
    if data.kind == "news":
        values |= {"audience": data.audience, "offset_days": data.offset_days}
    drafted: Page = workspace.draft(_SHAPES[data.kind](**values), author, cast)
    return drafted


def _target(data: Pending) -> Any:
    if data.kind == "department":
        return departments.page_of(data.department)
    model, _fields = workspace.KINDS[_SHAPES[data.kind]]
    return model.objects.get(slug=data.target)


def _changed(data: Pending, changes: dict[str, Any], author: User, cast: Cast) -> Fields:
    """Only the fields that the change touches, against what the page says now."""
    before: Any
    if data.kind == "department":
        before = next(each for each in DEPARTMENTS if each.code == data.target)
    else:
        before = next(each for each in _WRITTEN if each.slug == data.target)
    after = replace(before, heading=data.heading, **changes)
    return _fields(after, author, cast).other_than(_fields(before, author, cast))


def _fields(data: Any, author: User, cast: Cast) -> Fields:
    if isinstance(data, workspace.Written):
        return workspace.fields_of(data, author, cast)
    return departments.fields_of(data, cast.department(data.code), author)


def _send(data: Pending, page: Page, author: User, cast: Cast) -> None:
    """Bring the draft to the step at which it waits. The step of the confidentiality review opens
    with that work; until then what is meant for it waits at the web team."""
    if data.state == "draft":
        return
    if data.state == "director":
        path.to_director(page, author, cast, data.note[author.language])
    elif data.state == "returned":
        _return(data, page, author, cast)
    else:
        services.submit(page, author, data.note[author.language])


def _return(data: Pending, page: Page, author: User, cast: Cast) -> None:
    submission: Submission
    if data.returned_by in DIRECTORS:
        submission = path.to_director(page, author, cast, data.note[author.language])
    else:
        submission = services.submit(page, author, data.note[author.language])
    services.return_(submission, cast.user(str(data.returned_by)), data.reason)
