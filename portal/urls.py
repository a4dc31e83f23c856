"""Every address of the portal. What a visitor reads stands below its language."""

from collections.abc import Callable

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponseBase
from django.urls import include, path, re_path, reverse_lazy
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from accounts.views import SignOut

from . import views

portal_patterns = (
    [
        path("", views.root, name="root"),
        path("start/", views.start, name="start"),
        path("healthz", views.liveness, name="liveness"),
        path("readyz", views.readiness, name="readiness"),
    ],
    "portal",
)


def _instead(name: str) -> Callable[..., HttpResponseBase]:
    """One of our own screens in place of one of the CMS."""
    return RedirectView.as_view(pattern_name=name, query_string=True)


# People have one account and one place for it: the CMS's own screens lead there. The names are
# Wagtail's, so that its links and the guard's table (`approvals.cms_routes`) mean these.
cms_account_patterns = [
    path("login/", _instead("accounts:sign_in"), name="wagtailadmin_login"),
    path("logout/", SignOut.as_view(), name="wagtailadmin_logout"),
    path("account/", _instead("accounts:account"), name="wagtailadmin_account"),
    re_path(
        r"^password_reset/",
        RedirectView.as_view(url=reverse_lazy("accounts:password_reset")),
        name="wagtailadmin_password_reset",
    ),
]

urlpatterns = [
    path("", include(portal_patterns)),
    path("", include("pages.root_urls")),
    path("api/v1/", include("regulations.api.urls")),
    path("cms/", include(cms_account_patterns)),
    path("cms/", include(wagtailadmin_urls)),
    *i18n_patterns(
        path("account/", include("accounts.urls")),
        path("review/", include("approvals.urls")),
        path("", include("search.urls")),
        path("", include("pages.urls")),
        path("", include("regulations.urls")),
        # Wagtail's second sign-in form, for pages with a password: ours is the only one.
        path("_util/login/", _instead("accounts:sign_in"), name="wagtailcore_login"),
        path("", include(wagtail_urls)),
    ),
]
