"""Addresses of the library beside its pages; `portal.urls` puts them below the language."""

from django.urls import path

from . import feeds

app_name = "regulations"
urlpatterns = [
    path("feeds/regulations.atom", feeds.changes_feed, name="feed"),
]
