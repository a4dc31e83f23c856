"""The name in WAGTAIL_FINISH_WORKFLOW_ACTION. Wagtail imports it while its own models load, so
nothing here may import a model at the top."""

from __future__ import annotations

from typing import Any


def finish_workflow(workflow_state: Any, user: Any = None) -> None:
    """Publish the approved revision: see `publishing.finish_workflow`."""
    from .publishing import finish_workflow as finish

    finish(workflow_state, user)
