"""What one screen needs for a decision: the change against what is live, both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from modeltranslation.fields import TranslationField

from . import comparing, languages
from .content import content_of
from .gated import GatedPage
from .models import Submission

#: Worked out from other fields, or shown elsewhere on the screen.
_NOT_SHOWN = {"type", "files", "children", "slug"}


@dataclass(frozen=True)
class Change:
    """One field that differs from what readers see now (or that a new page brings)."""

    label: str
    language: str  # "" for what both languages share
    pieces: list[comparing.Piece]


def changes(submission: Submission) -> tuple[list[Change], bool]:
    """(changes, is_new): every changed field, the active language's fields as they come."""
    draft: GatedPage = submission.revision.as_object()
    live = type(draft)._base_manager.filter(pk=draft.pk, live=True).first()
    before = content_of(live) if live is not None else {}
    after = content_of(draft)
    found = [
        Change(label, language, pieces)
        for name, value in after.items()
        if name not in _NOT_SHOWN
        for label, language in [_label(draft, name)]
        if label and (pieces := _pieces(draft, name, before.get(name), value, language))
    ]
    mine = languages.normalise(get_language())
    found.sort(key=lambda change: {mine: 0, "": 1}.get(change.language, 2))
    before_rows = before.get("children", {})
    for name, rows in after.get("children", {}).items():
        if name in getattr(type(draft), "not_reviewed", ()):
            continue  # `also_reviewed` shows them
        old = before_rows.get(name, [])
        model = draft._meta.get_field(name).related_model
        if rows != old and not getattr(model, "is_reviewed_elsewhere", False):
            label = str(draft._meta.get_field(name).related_model._meta.verbose_name_plural)
            pieces = comparing.compare(comparing.plain(old), comparing.plain(rows), "vi")
            found.append(Change(_capital(label), "", pieces))
    for label, language, old, new in draft.also_reviewed(live):
        if old != new:
            pieces = comparing.compare(old, new, language or languages.VI)
            found.append(Change(label, language, pieces))
    return found, live is None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _label(draft: GatedPage, name: str) -> tuple[str, str]:
    field = draft._meta.get_field(name)
    if getattr(type(draft), "not_reviewed", None) and name in type(draft).not_reviewed:
        return "", ""
    if isinstance(field, TranslationField):
        language = languages.normalise(field.language.replace("_", "-"))
        return _capital(str(field.translated_field.verbose_name)), language
    return _capital(str(getattr(field, "verbose_name", name))), ""


def _pieces(
    draft: GatedPage, name: str, before: Any, after: Any, language: str
) -> list[comparing.Piece]:
    if before == after:
        return []
    field = draft._meta.get_field(name)
    old, new = (comparing.plain(_shown(field, value)) for value in (before, after))
    return [] if old == new else comparing.compare(old, new, language or languages.VI)


def _shown(field: Any, value: Any) -> Any:
    """A stored value as people write it: choices by name, dates and numbers as they are read."""
    if value is None or value == "":
        return value
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, models.ForeignKey):
        related = field.related_model._default_manager.filter(pk=value).first()
        return str(related) if related is not None else value
    if isinstance(field, models.DateTimeField):
        moment = timezone.localtime(field.to_python(value))
        return f"{formats.date_format(moment, 'DATE_FORMAT')} {formats.time_format(moment, 'H:i')}"
    if isinstance(field, models.DateField):
        return formats.date_format(field.to_python(value), "DATE_FORMAT")
    if isinstance(field, models.DecimalField | models.IntegerField):
        return formats.number_format(field.to_python(value), force_grouping=True)
    return value


@dataclass(frozen=True)
class Opinion:
    """One line of what was said so far, in all rounds."""

    kind: str
    label: str
    who: str
    at: Any
    reason: str
    round: int


def opinions(submission: Submission) -> list[Opinion]:
    """What was decided about this page before, newest round first, bounded."""
    from .models import Decision

    rows = (
        Decision.objects.filter(page_id=submission.page_id)
        .select_related("by", "submission")
        .order_by("-at", "-pk")[:30]
    )
    return [
        Opinion(
            kind=row.kind,
            label=row.get_kind_display(),
            who=str(row.by) if row.by else _("the founding act"),
            at=row.at,
            reason=row.reason,
            round=row.submission.round,
        )
        for row in rows
    ]


def attachments(submission: Submission) -> list[dict[str, Any]]:
    """The frozen files of the submission, with the address at which a reviewer may open them and
    the words that readers get with them: (language, text) of titles and alternative texts."""
    from .files import model_of

    found = []
    for row in submission.files.all():
        file = model_of(row.kind)._default_manager.filter(pk=row.file_id).first()
        if file is not None:
            words = [
                (code, text)
                for code in languages.LANGUAGES
                for name in ("title", "alt")
                if (text := getattr(file, languages.suffixed(name, code), ""))
            ]
            found.append(
                {
                    "kind": row.kind,
                    "title": file.title,
                    "file": file,
                    "id": row.file_id,
                    "words": words,
                }
            )
    return found
