"""What the exports say beside the text, in the language of the text."""

from __future__ import annotations

from datetime import date

from django.utils import formats, translation
from django.utils.translation import gettext as _

from regulations.exporting.document import IssuedText


def facts(issued: IssuedText, language: str) -> list[tuple[str, str]]:
    """Labels and values that stand under a title. None of them changes with time."""
    text = issued.texts[language]
    with translation.override(language):
        rows = [
            (_("Document number"), text.number),
            (_("Issuing body"), text.issuer),
            (_("Signed by"), f"{text.signatory_title} {text.signatory}".strip()),
            (_("Issued on"), _day(issued.issue_date)),
            (_("Effective date"), _day(issued.effective_date)),
            (_("Edition"), _("Edition %(number)s") % {"number": issued.edition}),
        ]
    return [(str(label), value) for label, value in rows if value]


def words(issued: IssuedText, language: str) -> dict[str, str]:
    """What `exporting.html` and the side-by-side PDF ask for."""
    numbers = {"edition": issued.edition, "printing": issued.printing}
    with translation.override(language):
        return {
            "facts": _("About this regulation"),
            "missing": _("Not in this language."),
            "attachments": _("Attachments"),
            "status": _("What became of this edition since"),
            "printing": _("Edition %(edition)s, printing %(printing)s") % numbers,
            "hash": _("Check code"),
        }


def _day(day: date | None) -> str:
    return formats.date_format(day, "SHORT_DATE_FORMAT") if day else ""
