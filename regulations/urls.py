"""Addresses of the library beside its pages; `portal.urls` puts them below the language."""

from django.urls import path

from . import desk_views, feeds, new_rules

app_name = "regulations"
urlpatterns = [
    path("new-rules/", new_rules.new_rules, name="new_rules"),
    path("feeds/regulations.atom", feeds.changes_feed, name="feed"),
    path("desk/outage/", desk_views.outage, name="outage"),
    path("desk/outage/pack/", desk_views.outage_pack, name="outage_pack"),
    path("desk/access/", desk_views.access, name="access"),
]
