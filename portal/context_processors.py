"""What every page shows around its content."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from .house import House


def portal(request: HttpRequest) -> dict[str, Any]:
    """`house`: asked for nothing, it costs nothing."""
    return {"house": House(request)}
