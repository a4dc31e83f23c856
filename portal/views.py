"""Doors that belong to no room: the language chooser, where to go after sign-in, health."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from . import health, landing


@require_safe
@never_cache
@vary_on_headers("Cookie", "Accept-Language")
def root(request: HttpRequest) -> HttpResponse:
    """`/`: the language of the cookie, else of Accept-Language, else of the settings."""
    return HttpResponseRedirect(f"/{translation.get_language_from_request(request)}/")


@require_safe
@never_cache
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """After sign-in: everybody where their work is."""
    return HttpResponseRedirect(landing.start_address(request.user))


@require_safe
@never_cache
def liveness(request: HttpRequest) -> HttpResponse:
    """The process answers. Touches nothing else, so that a slow database kills no process."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readiness(request: HttpRequest) -> HttpResponse:
    """200 when a visitor could be served now, else 503, with the state of each part."""
    states = health.states()
    return JsonResponse(states, status=200 if health.ready(states) else 503)
