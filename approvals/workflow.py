"""The path as Wagtail's workflow: made by code, changed by nobody."""

from __future__ import annotations

from wagtail.models import Workflow, WorkflowTask

from . import rules
from .models import ReviewTask, Step

NAME = "approval"


def the_workflow() -> Workflow:
    """The one workflow, with a task for each step in the order of `rules.STEPS`."""
    workflow, _created = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    have = {row.task_id: row for row in WorkflowTask.objects.filter(workflow=workflow)}
    for position, step in enumerate(rules.STEPS):
        task, _made = ReviewTask.objects.get_or_create(
            step=step.value, defaults={"name": str(Step(step.value).value)}
        )
        if task.pk not in have:
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=position)
    return workflow
