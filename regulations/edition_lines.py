"""An edition in one line, and the files that were issued with it, as the reader page shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wagtail.documents import get_document_model

from approvals import languages

from . import labels
from .shelf import Issued, Shelf
from .status import Status


@dataclass(frozen=True)
class EditionLine:
    """A line of the list of editions."""

    sequence: int
    is_repeal: bool
    number: str
    issue_date: date | None
    #: None only in the preview of a draft that has none yet.
    effective_date: date | None
    ended: date | None
    #: "draft" in a preview.
    status: Status | str
    status_label: Any
    status_class: str
    note: str
    note_language: str
    is_shown: bool


@dataclass(frozen=True)
class Attachment:
    title: str
    language: str
    url: str


def edition_line(
    one: Issued, shelf: Shelf, on: date, language: str, chosen: Issued
) -> EditionLine:
    """`one` of `shelf` as of a day, in the reader's language; `chosen` is the one shown."""
    status = shelf.status_of(one, on)
    note_language = language
    noted = one.edition.voided if one.dated.is_void else one.edition
    note = getattr(noted, languages.suffixed("note", language))
    if not note:
        note_language = languages.other(language)
        note = getattr(noted, languages.suffixed("note", note_language))
    return EditionLine(
        sequence=one.edition.sequence,
        is_repeal=one.dated.is_repeal,
        number=one.number(language),
        issue_date=one.edition.issue_date,
        effective_date=one.edition.effective_date,
        ended=shelf.ended(one),
        status=status,
        status_label=labels.STATUS[status],
        status_class=labels.STATUS_CLASS[status],
        note=note,
        note_language=note_language,
        is_shown=one is chosen,
    )


def as_draft(line: EditionLine, is_dated: bool) -> EditionLine:
    """The line of what nobody has approved: it has no status yet, and perhaps no day."""
    return replace(
        line,
        status="draft",
        status_label=labels.DRAFT,
        status_class="",
        effective_date=line.effective_date if is_dated else None,
        ended=None,
    )


def attachments(files: list[dict[str, Any]], language: str) -> list[Attachment]:
    """`files` of a printing, titled in `language` where they have a title in it."""
    documents = get_document_model()._default_manager.in_bulk([f["document"] for f in files])
    found = []
    for row in files:
        document = documents.get(row["document"])
        if document is None:
            continue
        own, foreign = (
            row[languages.suffixed("title", code)] for code in (language, languages.other(language))
        )
        found.append(
            Attachment(
                title=own or foreign or document.title,
                language=language if own or not foreign else languages.other(language),
                url=document.url,
            )
        )
    return found
