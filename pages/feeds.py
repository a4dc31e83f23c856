"""Atom feeds, one a section, in the language of the address. For everybody: nothing of staff."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from wagtail.models import Page

from approvals import languages
from approvals.audience import visible_to

from .models import (
    HealthIndexPage,
    HealthPage,
    NewsIndexPage,
    NewsPage,
    RecruitmentIndexPage,
    RecruitmentPage,
    TenderIndexPage,
    TenderPage,
)
from .models.base import BodyPage, SectionPage
from .queries import listed

_ITEMS = 30


class SectionFeed(Feed):
    """The latest pages of one kind. Titles and summaries only; only what is in the language."""

    feed_type = Atom1Feed
    section_type: type[SectionPage]
    item_type: type[BodyPage]

    def get_object(self, request: HttpRequest) -> Any:
        self.request = request
        return visible_to(self.section_type.objects.all(), None).first()

    def title(self, section: Any) -> str:
        return section.shown.heading if section else str(self.section_type.navigation_label)

    def subtitle(self, section: Any) -> str:
        return (section.shown.summary or "") if section else ""

    def link(self, section: Any) -> str:
        language = languages.normalise(get_language())
        return (section.get_url(self.request) if section else None) or f"/{language}/"

    def items(self, section: Any) -> list[Any]:
        language = languages.normalise(get_language())
        latest = (
            listed(self.item_type, None)
            .select_related("publication")
            .order_by("-publication__published_at")[:_ITEMS]
        )
        return [page for page in latest if page.language_shown() == language]

    def item_title(self, page: Any) -> str:
        return page.shown.heading

    def item_description(self, page: Any) -> str:
        return page.shown.summary or ""

    def item_link(self, page: Page) -> str:
        return page.get_url(self.request) or "/"

    def item_guid(self, page: Page) -> str:
        return f"{self.request.build_absolute_uri('/')}#page-{page.pk}"

    def item_pubdate(self, page: Any) -> datetime:
        if isinstance(page, NewsPage):
            return timezone.make_aware(datetime.combine(page.date, time(8)))
        return page.publication.published_at

    def item_updateddate(self, page: Any) -> datetime:
        return page.publication.published_at


class NewsFeed(SectionFeed):
    section_type, item_type = NewsIndexPage, NewsPage


class HealthFeed(SectionFeed):
    section_type, item_type = HealthIndexPage, HealthPage


class RecruitmentFeed(SectionFeed):
    section_type, item_type = RecruitmentIndexPage, RecruitmentPage


class TenderFeed(SectionFeed):
    section_type, item_type = TenderIndexPage, TenderPage
