"""Addresses that stand outside the two languages."""

from django.urls import path

from . import files, sitemap

app_name = "pages"
urlpatterns = [
    path("files/documents/<int:document_id>/<str:filename>", files.document, name="document"),
    path(
        "files/images/<int:image_id>/<str:filter_spec>/<str:filename>", files.image, name="image"
    ),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
]
