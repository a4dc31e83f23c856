"""The acts. Each checks by `rules`, acts, writes decision and ledger, and mails after commit.

Every function is one transaction. Errors: NotAllowed (the rules say no), Incomplete (a draft with
something missing), Conflict (somebody was quicker). On any error nothing is changed.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState

from . import contributors, languages, ledger, mails, people, placement, rules
from .content import files_of, hash_of
from .errors import Conflict, Incomplete, NotAllowed
from .explanations import explain, nobody_for
from .gated import GatedPage
from .models import Decision, Submission, SubmissionFile
from .rules import Act, Reason
from .workflow import the_workflow


def _require(reason: Reason) -> None:
    if reason is Reason.NOT_WAITING:
        raise Conflict(explain(reason))
    if reason:
        raise NotAllowed(explain(reason), code=reason.value)


def _record(submission: Submission, kind: str, user: Any, **extra: Any) -> Decision:
    """A decision row and its line in the ledger."""
    decision = Decision.objects.create(
        submission=submission,
        page_id=submission.page_id,
        revision_id=submission.revision_id,
        kind=kind,
        step=submission.step,
        content_hash=submission.content_hash,
        by=user,
        role=extra.get("role", ""),
        reason=extra.get("reason", ""),
    )
    _write_line(submission, kind, user, decision=decision.pk, **extra)
    return decision


def _write_line(submission: Submission, act: str, user: Any, **extra: Any) -> None:
    page = submission.page
    ledger.write(
        act,
        actor=user,
        role=extra.get("role", ""),
        object_type=page.specific_class._meta.label_lower,
        object_id=page.pk,
        object_label=page.draft_title or page.title,
        revision_id=submission.revision_id,
        content_hash=submission.content_hash,
        reason=extra.get("reason", ""),
        address=extra.get("address", ""),
        data={
            "submission": submission.pk,
            "round": submission.round,
            "decision": extra.get("decision"),
            "audience": submission.audience,
        },
    )


def _locked(submission_id: int) -> Submission:
    """The submission, with its page locked against every other act until the transaction ends."""
    page_id = Submission.objects.filter(pk=submission_id).values_list("page_id", flat=True).first()
    Page.objects.select_for_update().get(pk=page_id)
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("page", "revision", "workflow_state")
        .get(pk=submission_id)
    )


@transaction.atomic
def submit(page: Page, user: Any, note: str = "", address: str = "") -> Submission:
    """Hand the newest draft of `page` in for decision: a new round, from the first step on."""
    Page.objects.select_for_update().get(pk=page.pk)
    stored = Page.objects.get(pk=page.pk).specific
    revision: Revision | None = stored.get_latest_revision()
    waiting = Submission.objects.filter(page=stored, state=Submission.State.WAITING).exists()
    department = people.department_of(stored)
    _require(
        rules.may_submit(
            people.person(user),
            rules.Draft(
                department=department.pk if department else None,
                has_waiting_submission=waiting,
                has_unpublished_changes=revision is not None
                and (not stored.live or stored.live_revision_id != revision.pk),
            ),
        )
    )
    if revision is None:
        raise NotAllowed(explain(Reason.NOTHING_NEW), code=Reason.NOTHING_NEW.value)
    draft: GatedPage = revision.as_object()
    problems = draft.problems()
    problems += contributors.missing_files(draft) + contributors.foreign_files(draft, user)
    problems += placement.problems(stored, draft)
    if problems:
        raise Incomplete(problems)
    writers = contributors.of(draft, revision) | {user.pk}
    unfilled = rules.can_be_decided(people.everybody_who_decides(), frozenset(writers))
    if unfilled:
        raise Incomplete([nobody_for(unfilled)])
    last = Submission.objects.filter(page=stored).aggregate(last=Max("round"))["last"] or 0
    submission = Submission(
        page_id=stored.pk,
        revision=revision,
        round=last + 1,
        step=rules.STEPS[0].value,
        audience=draft.audience,
        department=department,
        content_hash=hash_of(draft),
        submitted_by=user,
        note=note.strip(),
        **titles(draft),
    )
    try:
        with transaction.atomic():
            submission.save()
    except IntegrityError as error:
        raise Conflict(explain(Reason.ALREADY_WAITING)) from error
    submission.contributors.set(writers)
    keep_files(submission, draft)
    submission.workflow_state = the_workflow().start(stored, user)
    submission.save(update_fields=["workflow_state"])
    _write_line(submission, "submit", user, reason=submission.note, address=address)
    transaction.on_commit(lambda: mails.waits(submission.pk), robust=True)
    return submission


def titles(draft: GatedPage) -> dict[str, str]:
    """The submitted headings, so that lists need not open the revision."""
    return {
        languages.suffixed("title", code): getattr(draft, languages.suffixed("heading", code)) or ""
        for code in languages.LANGUAGES
    }


def keep_files(submission: Submission, draft: GatedPage) -> None:
    """Freeze the files that the submitted revision refers to."""
    SubmissionFile.objects.bulk_create(
        SubmissionFile(
            submission=submission,
            kind=kind,
            file_id=file_id,
            sha256=digest,
            lasting=draft.files_outlast_revision,
        )
        for kind, file_id, digest in files_of(draft)
    )


@transaction.atomic
def withdraw(submission: Submission, user: Any, reason: str = "", address: str = "") -> None:
    """Take a waiting submission back; the draft can be edited again."""
    submission = _locked(submission.pk)
    _require(rules.may_withdraw(people.person(user), people.waiting(submission)))
    _record(submission, Decision.Kind.WITHDRAW, user, reason=reason.strip(), address=address)
    _close(submission, Submission.State.WITHDRAWN)
    state = submission.workflow_state
    if state and state.status in (state.STATUS_IN_PROGRESS, state.STATUS_NEEDS_CHANGES):
        state.cancel(user=user)
    transaction.on_commit(lambda: mails.withdrawn(submission.pk), robust=True)


def workflow_was_cancelled(workflow_state: Any, user: Any) -> None:
    """The editor's own "cancel" button ended the workflow: that is a withdrawal."""
    submission = Submission.objects.filter(
        workflow_state=workflow_state, state=Submission.State.WAITING
    ).first()
    if submission is not None:
        withdraw(submission, user)


def check(submission: Submission, user: Any, comment: str = "", address: str = "") -> None:
    """The web team has checked it; it waits for the director now."""
    _pass_step(submission, Act.CHECK, Decision.Kind.CHECK, user, comment, address)


def approve(submission: Submission, user: Any, comment: str = "", address: str = "") -> None:
    """The director or a deputy approves; exactly what was submitted goes live."""
    _pass_step(submission, Act.APPROVE, Decision.Kind.APPROVE, user, comment, address)


@transaction.atomic
def _pass_step(
    submission: Submission, act: Act, kind: str, user: Any, comment: str, address: str
) -> None:
    submission = _locked(submission.pk)
    draft = submission.revision.as_object()
    unchanged = hash_of(draft) == submission.content_hash
    asker = people.person(user)
    _require(
        rules.may_decide(asker, act, people.waiting(submission, is_unchanged=unchanged), comment)
    )
    step = rules.Step(submission.step)
    role = ", ".join(sorted(asker.roles & rules.DECIDERS[step]))
    _record(submission, kind, user, role=role, reason=comment.strip(), address=address)
    following = rules.next_step(step)
    if following is None:
        _close(submission, Submission.State.APPROVED)
    else:
        submission.step = following.value
        submission.waiting_since = timezone.now()
        submission.save(update_fields=["step", "waiting_since"])
    # Wagtail's own record moves along; after the last step it calls `finish_workflow`.
    submission.workflow_state.current_task_state.specific.approve(user=user, comment=comment)
    if following is None:
        transaction.on_commit(lambda: mails.approved(submission.pk), robust=True)
    else:
        transaction.on_commit(lambda: mails.waits(submission.pk), robust=True)


@transaction.atomic
def return_(submission: Submission, user: Any, reason: str, address: str = "") -> None:
    """Send it back with a reason. The mended draft starts again at the first step."""
    submission = _locked(submission.pk)
    asker = people.person(user)
    _require(rules.may_decide(asker, Act.RETURN, people.waiting(submission), reason))
    role = ", ".join(sorted(asker.roles & rules.DECIDERS[rules.Step(submission.step)]))
    _record(
        submission, Decision.Kind.RETURN, user, role=role, reason=reason.strip(), address=address
    )
    _close(submission, Submission.State.RETURNED)
    state = submission.workflow_state
    state.current_task_state.specific.reject(user=user, comment=reason)
    state.refresh_from_db()
    # Cancelled, so that Wagtail does not resume at the step that returned it.
    state.cancel(user=user)
    transaction.on_commit(lambda: mails.returned(submission.pk), robust=True)


def _close(submission: Submission, state: str) -> None:
    submission.state = state
    submission.closed_at = timezone.now()
    submission.save(update_fields=["state", "closed_at"])


def act_on_task_state(task_state: TaskState, user: Any, action: str, comment: str = "") -> None:
    """Wagtail's own workflow address ends here. The submission is the task state's own, whatever
    page the address named, and the rules are the same as on the review page."""
    submission = Submission.objects.filter(workflow_state=task_state.workflow_state).first()
    if submission is None or submission.revision_id != task_state.revision_id:
        raise PermissionDenied(_("Nothing waits for a decision here."))
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise Conflict(explain(Reason.NOT_WAITING))
    if action == "approve" and submission.step == rules.Step.DIRECTOR:
        approve(submission, user, comment)
    elif action == "approve":
        check(submission, user, comment)
    elif action == "reject":
        return_(submission, user, comment)
    else:
        raise PermissionDenied(_("Nothing waits for a decision here."))
