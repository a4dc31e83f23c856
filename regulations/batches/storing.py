"""Batches and their files: taken, given back, forgotten. Nothing is read here."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Department
from regulations import services
from regulations.categories import Category
from regulations.errors import ImportRefused
from regulations.models import ImportBatch, ImportFigure, ImportFile

_log = logging.getLogger(__name__)

#: Files of one batch.
MAX_FILES = 500
#: Bytes that one person may have waiting to be read.
MAX_WAITING = 2 * 1024**3
#: A batch that its owner did not touch for so long is forgotten.
KEEP = timedelta(days=30)
WAITING = (ImportFile.State.WAITING, ImportFile.State.READING, ImportFile.State.REFUSED)


@dataclass
class Taken:
    """What became of the files of one upload. `refused` are (name, sentence)."""

    files: list[ImportFile] = field(default_factory=list)
    #: Names of files that the batch has already, be it under another name.
    known: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def begin(
    user: Any, department: Department, language: str = "auto",
    category: str = Category.GOVERNANCE,
) -> ImportBatch:
    """An empty batch. Old ones of anybody are forgotten on the way."""
    forget_old()
    return ImportBatch.objects.create(
        by=user, department=department, language=language, category=category
    )


def take(batch: ImportBatch, uploads: Iterable[UploadedFile]) -> Taken:
    """Keep the files of an upload. One that is refused does not keep the others out."""
    taken = Taken()
    for upload in uploads:
        name = str(upload.name).rsplit("/", 1)[-1][-255:]
        try:
            file = _keep(batch, upload, name)
        except ImportRefused as refusal:
            taken.refused.append((name, str(refusal)))
            continue
        if file is None:
            taken.known.append(name)
        else:
            taken.files.append(file)
    touch(batch)
    return taken


def _keep(batch: ImportBatch, upload: UploadedFile, name: str) -> ImportFile | None:
    """The new row; None for a file that is there already. Raises ImportRefused."""
    services.check_size(upload.size or 0)
    if not upload.size:
        raise ImportRefused(_("The file is empty."))
    data = upload.read()
    digest = services.file_hash(data)
    if batch.files.filter(sha256=digest).exists():
        return None
    if batch.files.count() >= MAX_FILES:
        raise ImportRefused(
            _("An import takes at most %(count)s files; begin another one.") % {"count": MAX_FILES}
        )
    if _waiting_bytes(batch.by_id) + len(data) > MAX_WAITING:
        raise ImportRefused(_("Too many files wait to be read; have them read first."))
    file = ImportFile(batch=batch, name=name, sha256=digest, size=len(data))
    upload.seek(0)
    file.data.save(name, upload, save=False)
    try:
        with transaction.atomic():
            file.save()
    except IntegrityError:  # the same file came by another request at the same moment
        file.data.storage.delete(file.data.name)
        return None
    return file


def _waiting_bytes(user_id: int) -> int:
    rows = ImportFile.objects.filter(batch__by=user_id, state__in=WAITING)
    return rows.aggregate(sum=Sum("size"))["sum"] or 0


def touch(batch: ImportBatch) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(touched=timezone.now())


@transaction.atomic
def remove_file(file: ImportFile) -> None:
    """Take a file and what was read of it out of its batch. Drafts made of it stay."""
    delete_bytes(file)
    _delete_figures(file.figures.all())
    file.delete()


@transaction.atomic
def remove(batch: ImportBatch) -> None:
    """Forget a batch. Drafts made of it stay."""
    for file in batch.files.exclude(data="").only("data"):
        delete_bytes(file)
    _delete_figures(ImportFigure.objects.filter(file__batch=batch))
    batch.delete()


def forget_old(now: datetime | None = None) -> int:
    """Forget batches that nobody touched for KEEP; how many there were."""
    old = ImportBatch.objects.filter(touched__lt=(now or timezone.now()) - KEEP)
    count = 0
    for batch in old[:50]:
        remove(batch)
        count += 1
    return count


def _delete_figures(rows: QuerySet[ImportFigure]) -> None:
    for row in rows:
        delete_bytes(row)


def delete_bytes(file: ImportFile | ImportFigure) -> None:
    """Once the transaction has ended: what it undoes still has its file."""
    if file.data:
        transaction.on_commit(partial(_delete, file.data.storage, file.data.name))


def _delete(storage: Any, name: str) -> None:
    try:
        storage.delete(name)
    except OSError:
        _log.exception("a file of an import could not be deleted: %s", name)
