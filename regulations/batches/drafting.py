"""Documents that were accepted become drafts. Nothing is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from regulations import figures, services
from regulations.errors import ImportRefused
from regulations.figuring import Picture
from regulations.models import ImportBatch, ImportDocument, ImportFigure, RegulationPage
from regulations.structure import Document

from .documents import base_of
from .storing import touch

State = ImportDocument.State
#: Drafts made in one request; the button makes the next ones.
AT_ONCE = 50


@dataclass
class Made:
    """What became of the accepted documents of a batch. `left`: how many are still to be made."""

    pages: list[RegulationPage] = field(default_factory=list)
    #: (title, sentence) of those that were refused; they are accepted no longer.
    refused: list[tuple[str, str]] = field(default_factory=list)
    left: int = 0


def make(batch: ImportBatch, user: Any, most: int = AT_ONCE) -> Made:
    """Drafts of accepted documents, in the order of their files. Each is a transaction of its own:
    what was made before something broke stays made, and is not made twice."""
    made = Made()
    accepted = ImportDocument.objects.filter(file__batch=batch, state=State.ACCEPTED)
    for pk in accepted.order_by("file_id", "position").values_list("pk", flat=True)[:most]:
        title = ""
        try:
            with transaction.atomic():
                row = ImportDocument.objects.select_for_update(of=("self",)).get(pk=pk)
                title = row.title or row.file.name
                if row.state == State.ACCEPTED:
                    made.pages.append(_make(row, batch, user))
        except ImportRefused as refusal:
            made.refused.append((title, str(refusal)))
            accepted.filter(pk=pk).update(state=State.OPEN, reason=str(refusal)[:255])
    made.left = accepted.count()
    touch(batch)
    return made


def _make(row: ImportDocument, batch: ImportBatch, user: Any) -> RegulationPage:
    document = base_of(row)
    pictures = _pictures(row, document)
    given = {
        "pictures": pictures,
        "source": services.source_hash(row.file.sha256, row.position),
        "filename": row.file.name,
        "corrections": row.corrections,
    }
    if row.target is not None:
        _is_own(row.target, batch)
        done = services.add_to_draft(document, row.target, user, **given)
    else:
        done = services.import_document(
            document, batch.department, user, category=row.category, **given
        )
    if done.result == services.UNCHANGED:
        raise ImportRefused(_("This document was imported before."))
    if done.page is None:
        raise ImportRefused(_("No draft was made."))
    row.state, row.page, row.reason = State.DONE, done.page, ""
    row.save(update_fields=["state", "page", "reason"])
    for part in _parts(row):
        services.remember_part(
            done.page, part.language, services.source_hash(row.file.sha256, part.position),
            batch.department, user, row.file.name,
        )  # fmt: skip
    return done.page


def _pictures(row: ImportDocument, document: Document) -> list[Picture]:
    """The pictures that the document names. One whose bytes are gone would leave its line without
    a picture, which keeps the draft from being submitted."""
    rows = ImportFigure.objects.filter(
        file=row.file_id, number__in=figures.named_in(document)
    )
    found = []
    for one in rows:
        with one.data.open("rb") as stream:
            found.append(Picture(one.number, stream.read(), one.media_type, one.alternative))
    return found


def _parts(row: ImportDocument) -> Iterator[ImportDocument]:
    """All that was joined to a document, and to what was joined to it."""
    for part in row.joined.all():
        yield part
        yield from _parts(part)


def _is_own(page: RegulationPage, batch: ImportBatch) -> None:
    """`services.add_to_draft` asks whether the person may write there; this, whether the draft is
    of the department that the batch was brought in for."""
    workspace = batch.department.workspace
    if workspace is None or not page.is_descendant_of(workspace):
        raise ImportRefused(_("The draft belongs to another department."))
