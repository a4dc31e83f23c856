"""House rules as system checks: a page type without the gate is an error, not an oversight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections

FINISH = "approvals.finish.finish_workflow"


@register(Tags.models)
def every_page_type_is_gated(
    app_configs: Sequence[Any] | None, **kwargs: Any
) -> list[CheckMessage]:
    from wagtail.models import Page

    from .gated import GatedPage
    from .tester import GatedPagePermissionTester

    found: list[CheckMessage] = []
    for model in apps.get_models():
        if not issubclass(model, Page) or model is Page:
            continue
        if not issubclass(model, GatedPage):
            found.append(
                Error(
                    f"{model._meta.label} does not extend approvals.gated.GatedPage.",
                    hint="Every page type goes live by approval only.",
                    id="approvals.E001",
                )
            )
            continue
        for name in ("save", "save_revision", "delete", "permissions_for_user", "move", "serve"):
            own = model.__dict__.get(name)
            if own is not None and name in {"save_revision", "delete", "permissions_for_user"}:
                found.append(
                    Error(
                        f"{model._meta.label} overrides {name}(), which is part of the gate.",
                        id="approvals.E002",
                    )
                )
    if GatedPagePermissionTester.can_publish is not GatedPagePermissionTester.can_unpublish:
        found.append(Error("The permission tester lets something through.", id="approvals.E003"))
    return found


@register(Tags.security)
def finish_action_is_ours(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if getattr(settings, "WAGTAIL_FINISH_WORKFLOW_ACTION", "") != FINISH:
        return [
            Error(
                f"WAGTAIL_FINISH_WORKFLOW_ACTION must be {FINISH!r}.",
                hint="Wagtail's own action publishes the newest revision, approved or not.",
                id="approvals.E004",
            )
        ]
    return []


@register(Tags.database)
def triggers_present(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    from . import triggers

    # A warning only because `migrate`, the remedy, runs this check first. Readiness and
    # `verify_approvals` take it for the failure that it is.
    found: list[CheckMessage] = []
    for using in databases or []:
        if "approvals_decision" not in connections[using].introspection.table_names():
            continue  # nothing was migrated yet
        gone = triggers.missing(using)
        if gone:
            found.append(
                Warning(
                    f"{len(gone)} triggers of the gate are missing, {min(gone)} among them.",
                    hint="Run `manage.py migrate`: it makes them again.",
                    id="approvals.W005",
                )
            )
    return found
