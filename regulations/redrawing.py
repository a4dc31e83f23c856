"""Correcting the outline of a draft by hand. Each act is a version of the draft of who did it, so
that he counts among its writers; the text stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from approvals import languages
from approvals.errors import Conflict, NotAllowed

from . import outlining, redrafting
from .correcting import CannotCorrect, Correction, correct
from .errors import ImportRefused
from .messages import translated
from .models import RegulationPage
from .structure import Document, parse


def base_of(draft: RegulationPage, language: str) -> Document:
    """The text of a draft as it is read, without corrections."""
    text = getattr(draft, languages.suffixed("text", language)) or ""
    return parse(text.replace("\r\n", "\n"), language)


def current(draft: RegulationPage, language: str) -> Document:
    """The same with the corrections of the draft that find their place."""
    return outlining.corrected(
        base_of(draft, language), outlining.stored(draft, language).corrections
    )[0]


def apply(
    page: RegulationPage, language: str, user: Any, act: str, unit: str, values: Mapping[str, Any]
) -> RegulationPage:
    """One more correction. Raises ImportRefused where it makes no sense or `user` may not."""

    def corrections(draft: RegulationPage) -> list[dict[str, Any]]:
        try:
            _after, done = correct(current(draft, language), act, unit, values)
        except CannotCorrect as error:
            raise ImportRefused(translated(error.reason)) from error
        return [*outlining.stored(draft, language).corrections, done.to_dict()]

    return _kept(page, language, user, corrections)


def undo(page: RegulationPage, language: str, user: Any) -> RegulationPage:
    """The draft without its last correction."""

    def corrections(draft: RegulationPage) -> list[dict[str, Any]]:
        kept = outlining.stored(draft, language).corrections
        if not kept:
            raise ImportRefused(_("There is nothing to undo."))
        return kept[:-1]

    return _kept(page, language, user, corrections)


def restart(page: RegulationPage, language: str, user: Any) -> RegulationPage:
    """The draft without any correction: the outline follows from the text alone."""
    return _kept(page, language, user, lambda draft: [])


def forget_lost(page: RegulationPage, language: str, user: Any) -> RegulationPage:
    """The draft without the corrections that find their line no more."""

    def corrections(draft: RegulationPage) -> list[dict[str, Any]]:
        kept = outlining.stored(draft, language).corrections
        _document, lost = outlining.corrected(base_of(draft, language), kept)
        return [row for row in kept if Correction.from_dict(row) not in lost]

    return _kept(page, language, user, corrections)


@transaction.atomic
def _kept(page: RegulationPage, language: str, user: Any, corrections: Any) -> RegulationPage:
    """The newest draft with other corrections, saved as a version of `user`."""
    try:
        stored = redrafting.locked_for_writing(page, user)
        draft: RegulationPage = stored.get_latest_revision_as_object()
        base = base_of(draft, language)
        outlining.keep(draft, language, outlining.of_document(base, corrections(draft)))
        draft.save_revision(user=user, log_action="wagtail.edit")
    except (NotAllowed, Conflict, PermissionDenied, ValidationError) as error:
        told = getattr(error, "messages", None)
        raise ImportRefused(" ".join(told) if told else str(error)) from error
    return draft
