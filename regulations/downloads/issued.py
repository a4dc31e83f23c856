"""A printing in the database as the plain values that every export is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from wagtail.documents import get_document_model

from approvals import languages
from regulations import addresses, figuring
from regulations.asked import Asked
from regulations.exporting.document import Figure, IssuedText, Standing, Text
from regulations.importing.pictures import media_type
from regulations.outlining import nodes
from regulations.shelf import Issued

if TYPE_CHECKING:
    from regulations.models import RegulationPage

_TEXTS = ("tree", "preamble", "closing")


def issued_text(
    page: RegulationPage, chosen: Issued, shown: Sequence[str], request: HttpRequest
) -> IssuedText:
    """`chosen` in the languages `shown`, the leading one first. Whether the reader may see it is
    the caller's to ask. At most four queries, whatever the length of the text."""
    printing, edition = chosen.printing, chosen.edition
    _load(printing, shown)
    titles = _titles(printing)
    return IssuedText(
        texts={language: _text(chosen, language, titles) for language in shown},
        edition=edition.sequence,
        printing=printing.sequence,
        content_hash=printing.content_hash,
        issue_date=edition.issue_date,
        effective_date=edition.effective_date,
        status_url=status_address(page, chosen, shown[0], request),
        slug=page.slug,
        figures=_figures(printing, shown[0]),
    )


def standing_of(found: Asked) -> Standing:
    """What became of the edition asked for by the day asked for, as far as the reader may see."""
    edition = found.issued.edition
    own = found.shelf.numbered(edition.sequence) or found.issued
    ended = found.shelf.ended(own)
    return Standing(
        found.on,
        found.shelf.status_of(own, found.on).value,
        ended if ended is not None and ended <= found.on else None,
    )


def status_address(
    page: RegulationPage, chosen: Issued, language: str, request: HttpRequest
) -> str:
    """The absolute address of the page that says what became of this printing."""
    with translation.override(language):
        path = page.get_url_parts(request)
    if not path or not path[2]:
        return ""
    own = f"{path[2]}status/{chosen.edition.sequence}/?printing={chosen.printing.sequence}"
    return addresses.absolute(own, request)


def _load(printing: Any, shown: Sequence[str]) -> None:
    """The long columns that a shelf leaves out, in one query."""
    names = {languages.suffixed(name, code) for name in _TEXTS for code in shown}
    if left_out := names & printing.get_deferred_fields():
        printing.refresh_from_db(fields=sorted(left_out))


def _titles(printing: Any) -> list[tuple[dict[str, Any], str]]:
    """The files of a printing with the title that each has by itself."""
    if not printing.files:
        return []
    held = get_document_model()._default_manager.in_bulk([f["document"] for f in printing.files])
    return [(row, held[row["document"]].title) for row in printing.files if row["document"] in held]


def _figures(printing: Any, language: str) -> dict[int, Figure]:
    """The pictures of the text, their alternative text in the leading language."""
    return {
        number: Figure(
            number, data, media_type(data),
            row[languages.suffixed("alternative", language)],
        )
        for number, (data, row) in figuring.stored(printing).items()
    }


def _text(chosen: Issued, language: str, titles: Sequence[tuple[dict[str, Any], str]]) -> Text:
    printing, edition = chosen.printing, chosen.edition

    def of(row: Any, name: str) -> str:
        return getattr(row, languages.suffixed(name, language)) or ""

    return Text(
        language=language,
        heading=of(printing, "heading"),
        number=chosen.number(language),
        issuer=of(edition, "issuer"),
        superior=settings.HOSPITAL_SUPERIOR[language],
        place=settings.HOSPITAL_PLACE[language],
        signatory=of(edition, "signatory"),
        signatory_title=of(edition, "signatory_title"),
        summary=of(printing, "summary"),
        preamble=_lines(of(printing, "preamble")),
        provisions=tuple(nodes(getattr(printing, languages.suffixed("tree", language)))),
        closing=_lines(of(printing, "closing")),
        attachments=tuple(
            row[languages.suffixed("title", language)] or title for row, title in titles
        ),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
