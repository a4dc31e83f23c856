"""Addresses of the website beside its pages, one a language: `portal.urls` puts them below it."""

from django.urls import path

from . import feeds

app_name = "page_feeds"
urlpatterns = [
    path("feeds/news.atom", feeds.NewsFeed(), name="news"),
    path("feeds/health.atom", feeds.HealthFeed(), name="health"),
    path("feeds/recruitment.atom", feeds.RecruitmentFeed(), name="recruitment"),
    path("feeds/tenders.atom", feeds.TenderFeed(), name="tenders"),
]
