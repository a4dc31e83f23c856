"""What every answer of the portal carries, and where a request really comes from."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from contextlib import suppress

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

GetResponse = Callable[[HttpRequest], HttpResponse]

#: What Wagtail 7.4's admin needs beyond the policy of the settings: scripts inside the pieces of
#: form it adds (InlinePanel, date choosers), style attributes that its editors write, pictures
#: from the browser's own memory before they are uploaded, its fonts as data.
#: `unsafe-eval` is not among it, nor any other host.
CMS_DIRECTIVES = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
}


def cms_prefix() -> str:
    """The path below which the CMS lives, for instance "/cms/"."""
    return reverse("wagtailadmin_home")


class CmsContentPolicyMiddleware:
    """Relaxes the content security policy below /cms/ just as far as Wagtail's admin needs.

    Stands inside `csp.middleware.CSPMiddleware`, which reads what is set here. Previews are pages
    of the site shown below /cms/; they get the relaxed policy too, and need none of it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(cms_prefix()):
            response._csp_replace = CMS_DIRECTIVES  # type: ignore[attr-defined]  # django-csp's way
        return response


class RequestSizeMiddleware:
    """Refuses (413) what is too long before it is read: Django writes every file that somebody
    sends to the disk, whatever the address, signed in or not."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or "0"
        size = int(told[:18]) if told.isdecimal() else 0  # Django takes anything else for 0, too
        if size > settings.MAX_REQUEST_BYTES and size > _limit(request):
            return HttpResponse(
                _too_large(request), status=413, content_type="text/plain; charset=utf-8"
            )
        return self.get_response(request)


def _too_large(request: HttpRequest) -> str:
    """One sentence in the person's language; a visitor gets both."""
    own = getattr(request.user, "language", "") if request.user.is_authenticated else ""
    told = []
    for code in [own] if own else [code for code, _name in settings.LANGUAGES]:
        with translation.override(code):
            told.append(
                gettext("What was sent is larger than %(size)s MB altogether. Send less at once.")
                % {"size": _limit(request) // 1024 // 1024}
            )
    return "\n".join(told) + "\n"


def _limit(request: HttpRequest) -> int:
    uploads = request.path.startswith(cms_prefix()) and request.user.is_authenticated
    return settings.MAX_CMS_REQUEST_BYTES if uploads else settings.MAX_REQUEST_BYTES


class ClientAddressMiddleware:
    """Puts the visitor's address where a proxy of one's own passed it on in X-Real-IP.

    Believed only from the addresses in TRUSTED_PROXIES (none by default): anybody can send a
    header, and the address locks sign-ins and stands in the ledger.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("REMOTE_ADDR") in settings.TRUSTED_PROXIES:
            told = request.META.get("HTTP_X_REAL_IP", "").strip()
            with suppress(ValueError):  # else the proxy's own address is the best there is
                request.META["REMOTE_ADDR"] = str(ipaddress.ip_address(told))
        return self.get_response(request)


class RememberLanguageMiddleware:
    """Remembers the language last read in, so that `/` leads back to it.

    A cookie that names one of two languages; set only when it changes, on whole pages.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        language = translation.get_language_from_path(request.path_info)
        if (
            language
            and response.status_code == 200
            and response.get("Content-Type", "").startswith("text/html")
            and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != language
        ):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                path=settings.LANGUAGE_COOKIE_PATH,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response
