"""Reading the files of a batch, one a step, whoever asks for the next: page, button or command.

A file is claimed before it is read; a claim that is older than any reader may take is free again.
What was read is stored with the state in one transaction.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from regulations import figures, figuring, services
from regulations.figuring import Picture
from regulations.importing import Outlined, UnreadableSource, outline_apart
from regulations.importing.sandbox import DEFAULT
from regulations.models import ImportBatch, ImportDocument, ImportFigure, ImportFile
from regulations.structure import Document, walk

from .storing import delete_bytes

_log = logging.getLogger(__name__)
State = ImportFile.State

#: After so long whoever claimed a file is dead: reading it ends long before.
CLAIM = timedelta(seconds=DEFAULT.wall_seconds + 60)
#: A file that its readers died over so often is refused.
MAX_ATTEMPTS = 3
GAVE_UP = "The file could not be read in several attempts."
LOST = "The file could not be kept; choose it again."
NO_TEXT = "The file holds no text."
MOST_DOCUMENTS = 1000
TOO_MANY_DOCUMENTS = "The file holds too many documents; split it."


def step(batch: ImportBatch) -> ImportFile | None:
    """Read the next file; None where none waits, or the batch was stopped."""
    if ImportBatch.objects.filter(pk=batch.pk, is_stopped=True).exists():
        return None
    for pk in free(batch.files.all()).values_list("pk", flat=True)[:20]:
        claim = secrets.token_hex(16)
        if _claim(pk, claim):
            file = ImportFile.objects.select_related("batch").get(pk=pk)
            _read(file, claim)
            file.refresh_from_db()
            return file
    return None


def free(files: QuerySet[ImportFile]) -> QuerySet[ImportFile]:
    """Of `files`, those that a reader may take now."""
    return files.filter(_free()).order_by("pk")


def waiting() -> QuerySet[ImportFile]:
    """All files, of whichever batch, that a reader may take now."""
    return free(ImportFile.objects.all()).order_by()


def _free() -> Q:
    dead = Q(state=State.READING, since__lt=timezone.now() - CLAIM)
    return Q(state=State.WAITING) | dead


def _claim(pk: int, claim: str) -> bool:
    """One UPDATE: of two who try at once, one changes a row."""
    rows = ImportFile.objects.filter(_free(), pk=pk)
    return bool(
        rows.update(
            state=State.READING, claim=claim, since=timezone.now(), attempts=F("attempts") + 1
        )
    )


def _read(file: ImportFile, claim: str) -> None:
    if file.attempts > MAX_ATTEMPTS:
        _refuse(file, claim, GAVE_UP)
        return
    try:
        with file.data.open("rb") as stream:
            data = stream.read()
    except OSError:
        _log.exception("a file of an import is not in the storage: %s", file.pk)
        _refuse(file, claim, LOST)
        return
    try:
        outlined = outline_apart(data, file.name, file.batch.language)
    except UnreadableSource as error:
        _refuse(file, claim, error.reason)
        return
    if not outlined.documents:
        _refuse(file, claim, NO_TEXT)
    elif len(outlined.documents) > MOST_DOCUMENTS:
        _refuse(file, claim, TOO_MANY_DOCUMENTS)
    else:
        _store(file, claim, outlined, _pictures(outlined))


def _refuse(file: ImportFile, claim: str, reason: str) -> None:
    ImportFile.objects.filter(pk=file.pk, claim=claim, state=State.READING).update(
        state=State.REFUSED, reason=reason, claim="", since=None
    )


def _pictures(outlined: Outlined) -> list[Picture]:
    """The pictures that the portal can keep and show, cleaned of what they hide."""
    found = []
    for figure in outlined.figures:
        data = figuring.cleaned(figure.data, figure.media_type)
        if data is not None:
            found.append(Picture(figure.number, data, figure.media_type, figure.alternative))
    return found


@transaction.atomic
def _store(file: ImportFile, claim: str, outlined: Outlined, pictures: list[Picture]) -> None:
    """Nothing where the claim went to somebody else, or the file was taken out meanwhile."""
    mine = ImportFile.objects.filter(pk=file.pk, claim=claim, state=State.READING)
    done = mine.update(
        state=State.READ, reason="", claim="", since=None, data="",
        lines=list(outlined.source_lines),
    )
    if not done:
        return
    for picture in pictures:
        row = ImportFigure(
            file=file, number=picture.number, media_type=picture.media_type,
            alternative=picture.alternative,
        )
        row.data.save("figure", ContentFile(picture.data), save=True)
    gone = {one.number for one in outlined.figures} - {one.number for one in pictures}
    ImportDocument.objects.bulk_create(list(_rows(file, outlined, gone)), batch_size=50)
    delete_bytes(file)


def _rows(file: ImportFile, outlined: Outlined, gone: set[int]) -> Iterator[ImportDocument]:
    """`gone`: pictures that are not kept; their lines go into a warning."""
    extents = zip(outlined.documents, outlined.extents, strict=True)
    for position, (document, extent) in enumerate(extents):
        document = figures.without(document, gone)
        yield ImportDocument(
            file=file,
            position=position,
            language=document.language,
            title=document.title,
            category=file.batch.category,
            base=document.to_dict(),
            units=count(document),
            doubts=len(document.warnings),
            first_line=extent.first_line,
            last_line=extent.last_line,
        )


def count(document: Document) -> int:
    """Provisions of a document."""
    return sum(1 for _node in walk(document.provisions))


def again(file: ImportFile) -> None:
    """Have a file that was refused read once more."""
    ImportFile.objects.filter(pk=file.pk, state=State.REFUSED).exclude(data="").update(
        state=State.WAITING, reason="", attempts=0
    )


def stop(batch: ImportBatch, stopped: bool = True) -> None:
    """Read nothing more of the batch, or go on. A file that is being read now is read to its
    end."""
    ImportBatch.objects.filter(pk=batch.pk).update(is_stopped=stopped, touched=timezone.now())


def known_sources(documents: list[ImportDocument], batch: ImportBatch) -> dict[int, int]:
    """Primary keys of those documents that the department imported before, and of their drafts."""
    from regulations.models import ImportedSource

    hashes = {
        services.source_hash(one.file.sha256, one.position): one for one in documents
    }
    found = ImportedSource.objects.filter(
        department=batch.department_id, source_hash__in=list(hashes)
    ).values_list("source_hash", "language", "page_id")
    return {
        hashes[source].pk: page
        for source, language, page in found
        if hashes[source].language == language
    }
