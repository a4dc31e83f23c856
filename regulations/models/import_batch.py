"""Files on their way to drafts: a batch, its files, and the documents found in them.

Nothing of it is content: it belongs to one person, readers never see it, and it goes when its owner
removes it or after `regulations.batches.storing.KEEP`.
"""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regulations.categories import Category


def place(instance: Any, filename: str) -> str:
    """A name that says nothing: what somebody called his file is kept in the row."""
    return f"imports/{timezone.now():%Y-%m}/{secrets.token_hex(16)}"


class ImportBatch(models.Model):
    """What one person brings in together. Nobody else learns of it."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    department = models.ForeignKey(
        "accounts.Department", verbose_name=_("department"), on_delete=models.CASCADE,
        related_name="+",
    )
    #: "auto" or one of the portal's languages.
    language = models.CharField(max_length=10, default="auto")
    category = models.CharField(
        max_length=20, choices=Category.choices, default=Category.GOVERNANCE
    )
    #: Nothing more is read until its owner goes on.
    is_stopped = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    #: When its owner last did something with it.
    touched = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.department_id} {self.at:%Y-%m-%d %H:%M}"


class ImportFile(models.Model):
    """One file of a batch. Its bytes are kept until it was read."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        READING = "reading", _("Being read")
        READ = "read", _("Has been read")
        REFUSED = "refused", _("Not read")

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    #: SHA-256 of the bytes, hexadecimal.
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    #: Why it was refused: a sentence of `regulations.messages`.
    reason = models.CharField(max_length=255, blank=True)
    data = models.FileField(upload_to=place, blank=True)
    #: The lines as they were read, before anything was cleaned.
    lines = models.JSONField(default=list)
    #: Who reads it, and since when: whoever dies over it does not hold it for ever.
    claim = models.CharField(max_length=32, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("file being imported")
        verbose_name_plural = _("files being imported")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "sha256"], name="one_file_a_batch")
        ]

    def __str__(self) -> str:
        return self.name


class ImportDocument(models.Model):
    """One document of a file: what the parser found, and the corrections made by hand since."""

    class State(models.TextChoices):
        OPEN = "open", _("To be decided")
        ACCEPTED = "accepted", _("Accepted")
        LEFT = "left", _("Left out")
        JOINED = "joined", _("Joined to another one")
        DONE = "done", _("Draft made")

    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="documents")
    #: Its place in the file, from 0: with the file's hash it tells the source of a draft.
    position = models.PositiveIntegerField()
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    title = models.TextField(blank=True)
    category = models.CharField(
        max_length=20, choices=Category.choices, default=Category.GOVERNANCE
    )
    #: `structure.Document` as read, without corrections.
    base = models.JSONField()
    #: `correcting.Correction` as dictionaries, oldest first.
    corrections = models.JSONField(default=list)
    #: What undoing a join or another language brings back, oldest first.
    earlier = models.JSONField(default=list)
    #: Counted apart from the JSON above, for lists: provisions, and warnings.
    units = models.PositiveIntegerField(default=0)
    doubts = models.PositiveIntegerField(default=0)
    #: Lines of the file, from 0, both included.
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    #: Why no draft could be made of it at the last try.
    reason = models.CharField(max_length=255, blank=True)
    joined_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="joined"
    )
    #: The draft whose empty half it is to fill; none: a draft of its own.
    target = models.ForeignKey(
        "regulations.RegulationPage", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )
    #: The draft that was made of it.
    page = models.ForeignKey(
        "regulations.RegulationPage", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("document being imported")
        verbose_name_plural = _("documents being imported")
        ordering = ["file_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["file", "position"], name="one_document_a_place")
        ]

    def __str__(self) -> str:
        return self.title or f"{self.file_id}/{self.position}"


class ImportFigure(models.Model):
    """A picture of a file, cleaned, until the drafts that show it are made."""

    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="figures")
    number = models.PositiveIntegerField()
    media_type = models.CharField(max_length=60)
    alternative = models.TextField(blank=True)
    data = models.FileField(upload_to=place)

    class Meta:
        verbose_name = _("picture being imported")
        verbose_name_plural = _("pictures being imported")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="one_picture_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.number}"
