"""Errors as RFC 9457 says them. They never repeat what was sent nor tell what is hidden."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"
#: code -> (status, title). The code stands in `type` and is part of the contract.
KINDS = {
    "bad-parameter": (400, "A parameter cannot be read"),
    "no-access": (401, "The token is not valid"),
    "wrong-network": (403, "The token is not valid from this address"),
    "not-found": (404, "There is nothing here for this reader"),
    "not-in-force": (404, "No edition was in force on that day"),
    "not-allowed": (405, "The library is only read"),
    "too-many-requests": (429, "Too many requests"),
}


@dataclass(frozen=True)
class Problem(Exception):
    """`code` is one of `KINDS`; `errors` are (parameter, sentence) pairs."""

    code: str
    detail: str = ""
    errors: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> HttpResponse:
        status, title = KINDS[self.code]
        body: dict[str, object] = {
            "type": f"urn:hospital-portal:problem:{self.code}",
            "title": title,
            "status": status,
        }
        if self.detail:
            body["detail"] = self.detail
        if self.errors:
            body["errors"] = [{"parameter": name, "detail": said} for name, said in self.errors]
        response = HttpResponse(json.dumps(body), content_type=CONTENT_TYPE, status=status)
        for name, value in self.headers.items():
            response[name] = value
        return response
