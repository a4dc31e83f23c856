"""Where one language was changed and the other not: what is said about it to authors, reviewers
and readers, and the author's word that the translation still holds.

That word is part of the draft (`RegulationPage.holds`), shown to reviewers and approved with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from approvals import languages

from . import labels, lasting
from .annotating import Shown
from .annotations import Annotations, Note
from .comparing.drift import digest
from .comparing.items import Item

if TYPE_CHECKING:
    from .models import RegulationPage

#: A list in a sentence ends here.
_SHOWN = 12


def name_of(item: Item, language: str) -> str:
    """What a provision is called in one language, with the article that it stands in."""
    place = languages.LANGUAGES.index(language)
    return item.number[place].rstrip(" .:．：、") or item.heading[place] or item.eid


def open_questions(page: RegulationPage) -> list[tuple[Item, str]]:
    """The draft's provisions of which a language is behind, and that language."""
    behind = lasting.behind_of(page)
    if not behind:
        return []
    return [
        (item, behind[item.eid]) for item in lasting.draft_items(page) if item.eid in behind
    ]


def remarks(page: RegulationPage) -> list[str]:
    """A sentence a language, for authors and reviewers."""
    found = []
    questions = open_questions(page)
    for language in languages.LANGUAGES:
        names = [
            f"{name_of(item, languages.other(language))} ({item.eid})"
            for item, behind in questions
            if behind == language
        ]
        if names:
            listed = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
            found.append(
                _("%(changed)s was changed and %(behind)s was not: %(provisions)s")
                % {
                    "changed": labels.LANGUAGE_NAMES[languages.other(language)],
                    "behind": labels.LANGUAGE_NAMES[language],
                    "provisions": listed,
                }
            )
    return found


def reviewed(
    draft: RegulationPage, live: RegulationPage | None
) -> Iterator[tuple[str, str, str, str]]:
    """(label, language, before, after) of what reviewers see of the author's word."""
    now, old = _said(draft), _said(live) if live is not None else ""
    if now or old:
        yield _("The translation still holds, says the author"), "", old, now


def _said(page: RegulationPage) -> str:
    if not page.holds:
        return ""
    return "\n".join(
        f"{name_of(item, languages.ZH)} · {name_of(item, languages.VI)} ({item.eid})"
        for item in lasting.draft_items(page)
        if digest(item) in page.holds
    )


def notes(shown: Shown) -> Annotations:
    """For readers, under the provision. No query."""
    said = Annotations()
    if len(shown.chosen.languages_held()) < 2:
        return said
    for row in shown.rows:
        behind = row.get("behind")
        if behind:
            text = _("The %(changed)s text was changed here; the %(behind)s text was not yet.") % {
                "changed": labels.LANGUAGE_NAMES[languages.other(behind)],
                "behind": labels.LANGUAGE_NAMES[behind],
            }
            said.notes.setdefault(row["eid"], []).append(Note(text, "drift"))
    return said


def choices(page: RegulationPage) -> Iterator[tuple[str, str]]:
    """Value and label of each box: what is behind, and what the author has spoken of already."""
    behind = lasting.behind_of(page)
    if not behind and not page.holds:
        return
    for item in lasting.draft_items(page):
        value = digest(item)
        if item.eid in behind or value in page.holds:
            names = [name_of(item, code) for code in languages.LANGUAGES]
            yield value, f"{' · '.join(names)} ({item.eid})"
