"""A stored file never changes: approvals name its digest, and readers get those very bytes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from approvals.models import SubmissionFile

from ..uploads import sha256_of


class FrozenFile(models.Model):
    """Abstract, for images and documents. Beside `file` and `sha256`, which never change, the
    fields of `shown_fields` stand still once a submission refers to the file."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False, db_index=True)

    #: What `approvals` calls this kind of file.
    gate_kind = ""
    #: What readers see of the object beside its bytes.
    shown_fields: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.clean_upload()
            self._describe_upload()
        else:
            self._refuse_change()
        super().save(*args, **kwargs)

    def clean_upload(self) -> None:
        """Check the uploaded `file`, and rewrite it where it holds more than it shows.
        Raises ValidationError."""
        raise NotImplementedError

    def replace_upload(self, content: bytes) -> None:
        """Put other bytes in the place of an upload whose object is not saved yet. Wagtail's
        uploader of several files has stored it by then: that copy goes, with what it hides."""
        if self.file._committed:
            self.file.close()
            self.file.storage.delete(self.file.name)
        name = self.file.name.replace("\\", "/").rsplit("/", 1)[-1]
        self.file = ContentFile(content, name=name)

    @property
    def _stored(self) -> FrozenFile | None:
        return type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None

    def is_submitted(self) -> bool:
        """Whether a submission ever referred to this file."""
        return SubmissionFile.objects.filter(kind=self.gate_kind, file_id=self.pk).exists()

    def clean(self) -> None:
        super().clean()
        if self._state.adding:
            if self.file:
                try:
                    self.clean_upload()
                except ValidationError as error:
                    raise ValidationError({"file": error.messages}) from error
            return
        stored = self._stored
        if stored is None:
            return
        if self._file_differs(stored):
            raise ValidationError(
                {"file": _now("A stored file never changes. Upload the new one beside it.")}
            )
        if self._shown_differs(stored) and self.is_submitted():
            raise ValidationError(_now("The file is part of a submission and stays as it is."))

    def _refuse_change(self) -> None:
        stored = self._stored
        if stored is None:
            return
        if self._file_differs(stored) or stored.sha256 != self.sha256:
            raise PermissionDenied(_now("A stored file never changes."))
        if self._shown_differs(stored) and self.is_submitted():
            raise PermissionDenied(
                _now("The file is part of a submission and stays as it is.")
            )

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.is_submitted():
            raise PermissionDenied(_now("The file is part of a submission and is kept with it."))
        return super().delete(*args, **kwargs)

    def _describe_upload(self) -> None:
        stream = self.file.file
        self.sha256 = sha256_of(stream)
        self.file_size = self.file.size
        self._set_file_hash()
        stream.seek(0)

    def _file_differs(self, stored: FrozenFile) -> bool:
        return not self.file._committed or self.file.name != stored.file.name

    def _shown_differs(self, stored: FrozenFile) -> bool:
        return any(getattr(self, name) != getattr(stored, name) for name in self.shown_fields)
