"""News, health advice and notices of the departments: written below their own pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from accounts.models import User
from pages.models import HealthPage, NewsPage, RecruitmentPage, TenderPage

from ..content.schema import Health, News, Recruitment, Tender
from . import articles, bidding_documents, files, notices, path
from .departments import page_of
from .fields import Fields, Picture
from .people import Cast

Written = News | Health | Recruitment | Tender

#: Page type of each shape, and what makes its fields.
KINDS: dict[type[Any], tuple[type[Any], Callable[[Any, Picture], Fields]]] = {
    News: (NewsPage, articles.news),
    Health: (HealthPage, articles.health),
    Recruitment: (RecruitmentPage, notices.recruitment),
    Tender: (TenderPage, notices.tender),
}


def fields_of(data: Written, author: User, cast: Cast) -> Fields:
    department = cast.department(data.department)
    _model, fields = KINDS[type(data)]
    return fields(data, lambda key: files.picture(key, department, author))


def draft(data: Written, author: User, cast: Cast) -> Any:
    """The first draft of a page in its department's workspace."""
    fields = fields_of(data, author, cast)
    if isinstance(data, Tender) and data.has_document:
        document = files.document(
            bidding_documents.docx(data),
            f"{data.package_code.lower()}.docx",
            bidding_documents.title(data),
            cast.department(data.department),
            author,
        )
        fields.rows["documents"] = [{"document": document}]
    model, _fields = KINDS[type(data)]
    audience = data.audience if isinstance(data, News) else "public"
    return path.draft(model, page_of(data.department), author, data.slug, audience, fields)


@transaction.atomic
def make(data: Written, cast: Cast) -> None:
    model, _fields = KINDS[type(data)]
    if model.objects.filter(slug=data.slug).exists():
        return
    author = cast.author_for(data.department)
    path.to_readers(draft(data, author, cast), author, cast)
