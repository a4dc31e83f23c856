"""Rules of the whole house as system checks: `manage.py check` and every start ask them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.urls import Resolver404, resolve

BACKENDS = ["axes.backends.AxesStandaloneBackend", "accounts.backends.EmployeeBackend"]


@register(Tags.security)
def only_our_backends(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Any other backend would let superusers in, or people in past the lock-out."""
    if list(settings.AUTHENTICATION_BACKENDS) == BACKENDS:
        return []
    return [
        Error(
            "AUTHENTICATION_BACKENDS must be exactly the lock-out and the portal's own backend.",
            hint=f"Expected {BACKENDS}.",
            id="portal.E001",
        )
    ]


@register(Tags.security)
def uploads_are_not_served(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Uploads go out through a view that asks who is looking, and nowhere else."""
    found: list[CheckMessage] = []
    media, static = Path(settings.MEDIA_ROOT).resolve(), Path(settings.STATIC_ROOT).resolve()
    if media == static or static in media.parents or media in static.parents:
        found.append(
            Error("MEDIA_ROOT and STATIC_ROOT lie in each other: uploads would be public.",
                  id="portal.E002")
        )
    try:
        resolve(f"{settings.MEDIA_URL}probe.pdf")
    except Resolver404:
        return found
    found.append(Error(f"An address below {settings.MEDIA_URL} is served.", id="portal.E003"))
    return found


@register(Tags.translation)
def catalogues_are_compiled(
    app_configs: Sequence[Any] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Without compiled catalogues every screen is in English."""
    missing = [
        source
        for root in settings.LOCALE_PATHS
        for source in Path(root).glob("*/LC_MESSAGES/*.po")
        if not source.with_suffix(".mo").exists()
    ]
    if not missing:
        return []
    return [
        Warning(
            f"{len(missing)} catalogues are not compiled: the interface would be in English.",
            hint="Run `python -m portal.catalogues compile`.",
            id="portal.W001",
        )
    ]
