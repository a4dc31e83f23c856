"""One document of a batch: corrected, joined, read in another language, decided. Every act is
kept, and can be undone one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from approvals import languages
from regulations import outlining, services
from regulations.correcting import CannotCorrect, correct
from regulations.errors import ImportRefused
from regulations.messages import translated
from regulations.models import ImportDocument
from regulations.structure import Document, Warn, parse

from .reading import count
from .storing import touch

State = ImportDocument.State
#: What may still be changed.
CHANGEABLE = (State.OPEN, State.ACCEPTED, State.LEFT)
TITLE_CHANGED = "The title was changed by hand."
#: Acts of one document that are kept.
MOST_CORRECTIONS = 500


def base_of(row: ImportDocument) -> Document:
    """The document as it was read, under the title it has now."""
    return replace(Document.from_dict(row.base), title=row.title)


def current(row: ImportDocument) -> Document:
    """The document with its corrections."""
    return outlining.corrected(base_of(row), row.corrections)[0]


@transaction.atomic
def apply(pk: int, act: str, unit: str, values: Mapping[str, Any]) -> ImportDocument:
    """One correction of the outline. Raises ImportRefused where it makes no sense."""
    row = _changeable(pk)
    if len(row.corrections) >= MOST_CORRECTIONS:
        raise ImportRefused(_("So many corrections are not kept; mend the file instead."))
    try:
        after, done = correct(current(row), act, unit, values)
    except CannotCorrect as error:
        raise ImportRefused(translated(error.reason)) from error
    row.corrections = [*row.corrections, done.to_dict()]
    return _save(row, after)


@transaction.atomic
def undo(pk: int) -> ImportDocument:
    """Take back the last act: a correction, else the last join or change of language."""
    row = _changeable(pk)
    if row.corrections:
        row.corrections = row.corrections[:-1]
    elif row.earlier:
        _bring_back(row)
    else:
        raise ImportRefused(_("There is nothing to undo."))
    return _save(row, current(row))


@transaction.atomic
def restart(pk: int) -> ImportDocument:
    """Take back all corrections since the document was read, joined or put into its language."""
    row = _changeable(pk)
    row.corrections = []
    return _save(row, current(row))


@transaction.atomic
def read_as(pk: int, language: str) -> ImportDocument:
    """Work the text out again as one of the other language. Corrections start anew."""
    row = _changeable(pk)
    if language not in languages.LANGUAGES:
        raise ImportRefused(_("There is no such language."))
    if language == row.language:
        return row
    _remember(row)
    base = base_of(row)
    document = parse(services.text_of(base), language, base.title)
    return _replaced(row, _with_findings(document, base))


@transaction.atomic
def rename(pk: int, title: str) -> ImportDocument:
    """Another title. The words that stood in the file are kept in a warning."""
    row = _changeable(pk)
    title = " ".join(title.split())
    if not title or title == row.title:
        return row
    base = Document.from_dict(row.base)
    kept = [one for one in base.warnings if one.code != "retitled"]
    if base.title != title:
        kept.append(Warn("retitled", TITLE_CHANGED, base.title))
    row.base = replace(base, warnings=tuple(kept)).to_dict()
    row.title = title
    return _save(row, current(row))


@transaction.atomic
def set_aside(
    pk: int, *, category: str = "", target: Any = None, changes_target: bool = False
) -> None:
    """Category, and which draft's empty half is to be filled (None: a draft of its own)."""
    row = _changeable(pk)
    if category:
        row.category = category
    if changes_target:
        row.target = target
    row.save(update_fields=["category", "target"])


@transaction.atomic
def join(pk: int) -> ImportDocument:
    """The document is none of its own: its title and text go on in the one before it in its
    file, whose corrections start anew. Gives the one that it now belongs to."""
    row = _changeable(pk)
    before = (
        ImportDocument.objects.select_for_update()
        .filter(file=row.file_id, position__lt=row.position, state__in=CHANGEABLE)
        .order_by("-position")
        .first()
    )
    if before is None:
        raise ImportRefused(_("There is no document before it in this file."))
    _remember(before, joined=row.pk)
    first, second = base_of(before), base_of(row)
    text = "\n".join(
        part for part in (services.text_of(first), second.title, services.text_of(second)) if part
    )
    document = parse(text, before.language, first.title)
    joined = _with_findings(_with_findings(document, first), second)
    before.last_line = max(before.last_line, row.last_line)
    row.state, row.joined_into = State.JOINED, before
    row.save(update_fields=["state", "joined_into"])
    return _replaced(before, joined)


@transaction.atomic
def decide(rows: Sequence[int], batch_id: int, state: str) -> int:
    """Accept, leave out or open again: how many documents of the batch changed."""
    if state not in (State.OPEN, State.ACCEPTED, State.LEFT):
        raise ImportRefused(_("There is no such decision."))
    found = ImportDocument.objects.filter(
        pk__in=list(rows), file__batch=batch_id, state__in=CHANGEABLE
    )
    return found.update(state=state, reason="")


# -- how it is kept ------------------------------------------------------------------------------
def _changeable(pk: int) -> ImportDocument:
    """The row, locked. Raises ImportRefused for one that became a draft or part of another."""
    row = ImportDocument.objects.select_for_update().select_related(None).get(pk=pk)
    if row.state not in CHANGEABLE:
        raise ImportRefused(_("This document cannot be changed any more."))
    return row


def _remember(row: ImportDocument, joined: int | None = None) -> None:
    row.earlier = [
        *row.earlier,
        {
            "base": row.base, "corrections": row.corrections, "language": row.language,
            "title": row.title, "last_line": row.last_line, "joined": joined,
        },
    ]  # fmt: skip


def _bring_back(row: ImportDocument) -> None:
    before = row.earlier[-1]
    row.earlier = row.earlier[:-1]
    row.base, row.corrections = before["base"], before["corrections"]
    row.language, row.title = before["language"], before["title"]
    row.last_line = before["last_line"]
    row.target = None
    if before["joined"] is not None:
        ImportDocument.objects.filter(pk=before["joined"], joined_into=row.pk).update(
            state=State.OPEN, joined_into=None
        )


def _replaced(row: ImportDocument, document: Document) -> ImportDocument:
    row.base, row.corrections = document.to_dict(), []
    if row.language != document.language:
        row.language, row.target = document.language, None
    return _save(row, document)


def _with_findings(document: Document, source: Document) -> Document:
    """What was removed from a text on the way is still said when it is worked out anew."""
    now = {(one.code, one.text) for one in document.warnings}
    codes = {one.code for one in parse(services.text_of(source), source.language).warnings}
    kept = [
        one for one in source.warnings
        if one.code not in codes and (one.code, one.text) not in now
    ]
    return replace(document, warnings=(*kept, *document.warnings))


def _save(row: ImportDocument, shown: Document) -> ImportDocument:
    row.units, row.doubts = count(shown), len(shown.warnings)
    row.save()
    touch(row.file.batch)
    return row
