"""Addresses of the website beside its pages, one a language: `portal.urls` puts them below it."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from . import feeds


def _feed(feed: type[feeds.SectionFeed], name: str) -> URLPattern:
    """A feed keeps the request while it answers, so each request gets one of its own."""

    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        return feed()(request)

    return path(f"feeds/{name}.atom", view, name=name)


app_name = "page_feeds"
urlpatterns = [
    _feed(feeds.NewsFeed, "news"),
    _feed(feeds.HealthFeed, "health"),
    _feed(feeds.RecruitmentFeed, "recruitment"),
    _feed(feeds.TenderFeed, "tenders"),
]
