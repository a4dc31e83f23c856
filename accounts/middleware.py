"""Sessions that end, and the user's language where no address names one."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponse]
_SEEN = "seen"
#: Session key: when the person signed in, in seconds since 1970.
BEGUN = "begun"
#: Seconds between two writes of the time last seen: reading must not cost a write a request.
_RESOLUTION = 60


class SessionEndMiddleware:
    """Ends a session after SESSION_IDLE_SECONDS without a request, and after SESSION_COOKIE_AGE
    whatever the person does: ward computers are shared, and Django's own age starts anew with
    every change of the session."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            seen = request.session.get(_SEEN, now)
            begun = request.session.setdefault(BEGUN, now)
            idle, old = now - seen, now - begun
            if idle > settings.SESSION_IDLE_SECONDS or old > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif _SEEN not in request.session or now - seen >= _RESOLUTION:
                request.session[_SEEN] = now
        return self.get_response(request)


class UserLanguageMiddleware:
    """Where the address names no language (the CMS), the person's own language holds."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not translation.get_language_from_path(request.path):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)
