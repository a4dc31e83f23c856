"""The one way into the API: who asks, how often, what with; and the headers of every answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from . import limits, parameters, tokens
from .parameters import Parameter
from .problems import Problem

JSON = "application/json"
_METHODS = ("GET", "HEAD")
_HEADER = "HTTP_AUTHORIZATION"


@dataclass(frozen=True)
class Caller:
    """`reader` is asked about visibility; None is the public."""

    who: str
    reader: tokens.TokenReader | None
    per_minute: int


@dataclass(frozen=True)
class Asked:
    """What a view gets."""

    request: HttpRequest
    reader: tokens.TokenReader | None
    values: Mapping[str, Any]


#: What a view gives: a JSON value, or an answer of its own (a file).
View = Callable[..., Any]


@sensitive_variables("token")
def caller_of(request: HttpRequest) -> Caller:
    """Who asks. Raises Problem for a token that does not hold.

    The token is taken out of the request, so that nothing that runs later can write it down.
    Sessions of the portal's own people are not looked at: a browser gets what the public gets.
    """
    address = request.META.get("REMOTE_ADDR", "")
    sent = request.META.pop(_HEADER, None)
    request.__dict__.pop("headers", None)
    if sent is None:
        return Caller(f"address:{address}", None, settings.API_ANONYMOUS_PER_MINUTE)
    scheme, _blank, token = sent.partition(" ")
    row = tokens.find(token.strip()) if scheme.lower() == "bearer" else None
    if row is None:
        _count(Caller(f"address:{address}", None, settings.API_ANONYMOUS_PER_MINUTE))
        raise Problem(
            "no-access",
            "Unknown, expired or revoked. Send “Authorization: Bearer <token>”, or no such header"
            " to read what is public.",
            headers={"WWW-Authenticate": 'Bearer realm="library", error="invalid_token"'},
        )
    if not tokens.comes_from_its_networks(row, address):
        raise Problem("wrong-network", "The token is bound to networks of the hospital.")
    tokens.was_used(row)
    return Caller(f"token:{row.pk}", tokens.reader_of(row), row.per_minute)


def _count(caller: Caller) -> limits.Room:
    room = limits.take(caller.who, caller.per_minute)
    if room.is_over:
        headers = {**room.headers(), "Retry-After": str(room.resets)}
        raise Problem("too-many-requests", "Ask again later.", headers=headers)
    return room


def _query(request: HttpRequest, declared: Sequence[Parameter]) -> dict[str, Any]:
    try:
        return parameters.read(request.GET.lists(), declared)
    except parameters.Refused as refused:
        raise Problem("bad-parameter", errors=refused.errors) from refused
    except (TooManyFieldsSent, RequestDataTooBig) as error:
        raise Problem("bad-parameter", errors=[("query", "Too long.")]) from error


def api(*declared: Parameter) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """A view of the API that takes exactly the parameters `declared` in its query.

    Exempt from the CSRF check because it changes nothing and knows no session: so another method
    is refused as such.
    """

    def decorate(view: View) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def answer(request: HttpRequest, **named: str) -> HttpResponseBase:
            room = None
            response: HttpResponseBase
            try:
                if request.method not in _METHODS:
                    allow = {"Allow": ", ".join(_METHODS)}
                    raise Problem("not-allowed", "Use GET or HEAD.", headers=allow)
                caller = caller_of(request)
                room = _count(caller)
                found = view(Asked(request, caller.reader, _query(request, declared)), **named)
                response = found if isinstance(found, HttpResponseBase) else written(found)
                response = _unless_known(request, response)
                response["Cache-Control"] = "private, no-cache"
            except Http404:
                response = Problem("not-found").response()
                response["Cache-Control"] = "private, no-store"
            except Problem as problem:
                response = problem.response()
                response["Cache-Control"] = "private, no-store"
            for name, value in (room.headers() if room else {}).items():
                response[name] = value
            response["X-Robots-Tag"] = "noindex"
            response["X-Content-Type-Options"] = "nosniff"
            patch_vary_headers(response, ["Authorization"])
            return response

        answer.parameters = declared  # type: ignore[attr-defined]  # the contract is held to them
        return csrf_exempt(answer)

    return decorate


def written(body: Any) -> HttpResponse:
    """A JSON value as an answer with its own tag."""
    data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    response = HttpResponse(data, content_type=JSON)
    response["ETag"] = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    return response


def _unless_known(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """304 where the client has it already."""
    known = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    tag = response.get("ETag", "")
    if not tag or not ("*" in known or any(one.removeprefix("W/") == tag for one in known)):
        return response
    response.close()
    unchanged = HttpResponseNotModified()
    unchanged["ETag"] = tag
    return unchanged
