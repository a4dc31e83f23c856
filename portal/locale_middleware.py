"""Which addresses carry a language, and which never do."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

#: First parts of addresses that stand without a language. What is not found there is not found:
#: the same words below /vi/ are somebody else's page at best.
WITHOUT_LANGUAGE = frozenset(
    {"api", "cms", "files", "static", "media", "healthz", "readyz", "start"}
)


class AddressLanguageMiddleware(LocaleMiddleware):
    """Django's, but it leads nobody from a missing /cms/ or /files/ address into the site."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        first = request.path_info.lstrip("/").partition("/")[0]
        if response.status_code == 404 and first in WITHOUT_LANGUAGE:
            return response
        return super().process_response(request, response)
