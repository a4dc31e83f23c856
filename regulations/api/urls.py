"""Addresses of the API. They carry a version and no language: an answer has both."""

from django.urls import path, re_path

from . import queries, views

_ONE = rf"^regulations/(?P<slug>{queries.SLUG})"
_EDITION = rf"{_ONE}/editions/(?P<sequence>{queries.SEQUENCE})"

app_name = "api"
urlpatterns = [
    path("", views.index, name="index"),
    path("openapi.json", views.openapi, name="openapi"),
    path("regulations", views.regulations, name="regulations"),
    re_path(rf"{_ONE}/relations\Z", views.relations, name="relations"),
    path("changes", views.changes, name="changes"),
    re_path(rf"{_ONE}\Z", views.regulation, name="regulation"),
    re_path(rf"{_ONE}/text\Z", views.text, name="text"),
    re_path(rf"{_ONE}/editions\Z", views.editions, name="editions"),
    re_path(rf"{_EDITION}\Z", views.edition, name="edition"),
    re_path(
        rf"{_EDITION}/attachments/(?P<sha256>{queries.SHA256})\Z",
        views.attachment,
        name="attachment",
    ),
    re_path(
        rf"{_ONE}/provisions/(?P<ref>{queries.REF})\Z", views.provision, name="provision"
    ),
    # Whatever else stands below: an answer of the API, not a page.
    re_path(r"^(?P<rest>[\s\S]*)\Z", views.nowhere, name="nowhere"),
]
