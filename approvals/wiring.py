"""What is connected when the room is ready. No rules here: each line hands over to a function."""

from __future__ import annotations

from typing import Any

from . import workspace


def connect() -> None:
    from wagtail.models import TaskState, WorkflowState
    from wagtail.signals import (
        task_submitted,
        workflow_approved,
        workflow_cancelled,
        workflow_rejected,
        workflow_submitted,
    )

    workspace.install()
    # Wagtail's own mails go out inside the transaction and without the comment: ours replace them.
    task_submitted.disconnect(
        sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
    )
    for signal, name in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.disconnect(
            sender=WorkflowState, dispatch_uid=f"workflow_state_{name}_email_notification"
        )
    workflow_cancelled.connect(
        _workflow_cancelled, sender=WorkflowState, dispatch_uid="approvals_workflow_cancelled"
    )


def _workflow_cancelled(sender: Any, instance: Any, user: Any = None, **kwargs: Any) -> None:
    from . import services

    services.workflow_was_cancelled(instance, user)
