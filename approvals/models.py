"""What the room remembers: submissions, decisions, what is live because of them, the ledger."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task

from . import languages
from .audience import Audience
from .cms_lock import SubmissionLock


class Step(models.TextChoices):
    """Who has to decide next."""

    WEB_TEAM = "web_team", _("Web team: check")
    DIRECTOR = "director", _("Director: approve")


class ReviewTask(Task):
    """A step of the path as Wagtail knows it. It freezes the page for everybody while it waits,
    and every action on it goes through `services`, whatever address it was posted to."""

    step = models.CharField(max_length=20, choices=Step.choices, unique=True)

    lock_class = SubmissionLock

    admin_form_fields = [*Task.admin_form_fields, "step"]
    admin_form_readonly_on_edit_fields = [
        *Task.admin_form_readonly_on_edit_fields,
        "step",
    ]

    class Meta:
        verbose_name = _("review step")
        verbose_name_plural = _("review steps")

    def locked_for_user(self, obj, user) -> bool:
        return True

    def user_can_access_editor(self, obj, user) -> bool:
        return False

    def get_actions(self, obj, user) -> list[tuple[str, str, bool]]:
        """None: the editor is not the place to decide, the review page is."""
        return []

    def on_action(self, task_state, user, action_name, **kwargs) -> None:
        from . import services

        services.act_on_task_state(task_state, user, action_name, kwargs.get("comment", ""))

    def get_task_states_user_can_moderate(self, user, **kwargs):
        return super().get_task_states_user_can_moderate(user, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return _("Waits for the people of one step; nobody can edit meanwhile.")


class Submission(models.Model):
    """One round of one page: the exact revision that is to be decided, by whom it was written."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.PROTECT, related_name="submissions"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.PROTECT, related_name="submissions"
    )
    round = models.PositiveIntegerField(_("round"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    step = models.CharField(max_length=20, choices=Step.choices, blank=True)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    department = models.ForeignKey(
        "accounts.Department", null=True, on_delete=models.PROTECT, related_name="+"
    )
    content_hash = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(default=timezone.now)
    note = models.TextField(_("note to the reviewers"), blank=True, max_length=2000)
    title_zh_hans = models.CharField(max_length=200, blank=True)
    title_vi = models.CharField(max_length=200, blank=True)
    waiting_since = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    workflow_state = models.OneToOneField(
        "wagtailcore.WorkflowState", null=True, on_delete=models.PROTECT, related_name="submission"
    )
    contributors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["waiting_since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(state="waiting"), name="one_waiting_submission_a_page"
            ),
            models.UniqueConstraint(fields=["page", "round"], name="one_submission_a_round"),
        ]
        indexes = [models.Index(fields=["state", "step", "waiting_since"])]

    def __str__(self) -> str:
        return f"{self.page_id} / {self.round}"

    @property
    def title(self) -> str:
        """The submitted heading, in the active language where there is one."""
        first = languages.normalise(get_language())
        return (
            getattr(self, languages.suffixed("title", first))
            or getattr(self, languages.suffixed("title", languages.other(first)))
            or self.page.draft_title
        )

    @property
    def title_language(self) -> str:
        """The language of `title`, for its `lang` attribute."""
        first = languages.normalise(get_language())
        has_first = getattr(self, languages.suffixed("title", first))
        return first if has_first else languages.other(first)


class SubmissionFile(models.Model):
    """A file that the submitted revision refers to. From here on it never changes."""

    class Kind(models.TextChoices):
        IMAGE = "image", _("Image")
        DOCUMENT = "document", _("Document")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    file_id = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    #: True: readable as long as the page is, even when a later revision no longer refers to it.
    lasting = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "kind", "file_id"], name="one_row_a_submitted_file"
            )
        ]
        indexes = [models.Index(fields=["kind", "file_id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_id}"


class Decision(models.Model):
    """What somebody decided about exactly this content. Never changed, never deleted."""

    class Kind(models.TextChoices):
        CHECK = "check", _("Checked")
        APPROVE = "approve", _("Approved")
        RETURN = "return", _("Returned")
        WITHDRAW = "withdraw", _("Withdrawn by the department")
        FOUND = "found", _("Founding act")

    #: The kinds after which exactly this revision may be live.
    PUBLISHING = (Kind.APPROVE.value, Kind.FOUND.value)

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="decisions")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="decisions")
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.PROTECT, related_name="decisions"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    step = models.CharField(max_length=20, choices=Step.choices, blank=True)
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    role = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.page_id} r{self.revision_id}"


class Publication(models.Model):
    """What readers see of a page now, and the decision that says so. One row a live page."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.PROTECT, related_name="publication"
    )
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="publication")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience.choices, db_index=True)
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.audience}"


class PublicationTicket(models.Model):
    """Stands for the length of one transaction: the triggers let a write to live content pass only
    while it does. Only `publishing.ticket` makes and removes it."""

    page_id = models.BigIntegerField(unique=True)
    revision_id = models.BigIntegerField()
    decision_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("publication ticket")
        verbose_name_plural = _("publication tickets")

    def __str__(self) -> str:
        return f"{self.page_id} r{self.revision_id}"


class LedgerEntry(models.Model):
    """One line of the hash-chained record. Append-only: triggers refuse update and delete."""

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_label = models.CharField(max_length=140)
    role = models.CharField(max_length=40, blank=True)
    object_type = models.CharField(max_length=100)
    object_id = models.CharField(max_length=60)
    object_label = models.CharField(max_length=300)
    revision_id = models.BigIntegerField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    address = models.CharField(max_length=45, blank=True)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        ordering = ["sequence"]
        indexes = [models.Index(fields=["object_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.act}"


class LedgerHead(models.Model):
    """The last link of the chain. Writers queue on this one row."""

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        verbose_name = _("ledger head")
        verbose_name_plural = _("ledger heads")

    def __str__(self) -> str:
        return f"{self.sequence}"
