"""The formats that a regulation can be had in: a table, an entry each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from approvals import languages
from regulations.exporting import (
    akn,
    apart,
    docx_gbt9704,
    docx_nd30,
    html,
    pdf_both,
    pdf_gbt9704,
    pdf_nd30,
    plain,
)
from regulations.exporting.document import IssuedText

from . import words

BOTH = "both"


@dataclass(frozen=True)
class Format:
    """`make(issued, languages)` gives the file.

    `needs` are the languages that the layout is for; without any, the reader says which, and gets
    one, or both where the format `shows_both`. `version` goes up with every change of what is
    made: files kept from before are then made anew. What `is_typeset` takes a process of its own.
    """

    label: str | Promise
    suffix: str
    media_type: str
    make: Callable[[IssuedText, Sequence[str]], bytes]
    needs: tuple[str, ...] = ()
    shows_both: bool = False
    is_typeset: bool = False
    is_inline: bool = False
    #: Whether the file says what became of the edition by the day asked for.
    says_standing: bool = False
    version: int = 1

    def languages_for(
        self, held: Sequence[str], asked: str, reader: str
    ) -> tuple[str, ...]:
        """The languages to make it in, the leading one first; none where it cannot be had.

        `held` are those of the printing, `asked` is what the address names, `reader` the language
        of the screen.
        """
        if self.needs:
            fits = asked in ("", *self.needs) and all(code in held for code in self.needs)
            return self.needs if fits else ()
        if asked == BOTH or (not asked and self.shows_both):
            first = reader if reader in held else held[0]
            both = (first, *(code for code in held if code != first))
            return both if self.shows_both else ()
        if asked:
            return (asked,) if asked in held else ()
        return (reader,) if reader in held else (held[0],)


def _gbt9704(issued: IssuedText, shown: Sequence[str]) -> bytes:
    return apart.typeset_apart(pdf_gbt9704.job(issued))


def _nd30(issued: IssuedText, shown: Sequence[str]) -> bytes:
    return apart.typeset_apart(pdf_nd30.job(issued))


def _both(issued: IssuedText, shown: Sequence[str]) -> bytes:
    return apart.typeset_apart(
        pdf_both.job(
            issued,
            shown,
            {language: words.facts(issued, language) for language in shown},
            {language: words.words(issued, language) for language in shown},
        )
    )


def _docx_gbt9704(issued: IssuedText, shown: Sequence[str]) -> bytes:
    return docx_gbt9704.docx_gbt9704(issued)


def _docx_nd30(issued: IssuedText, shown: Sequence[str]) -> bytes:
    return docx_nd30.docx_nd30(issued)


def _html(issued: IssuedText, shown: Sequence[str]) -> bytes:
    lead = shown[0]
    return html.html(
        issued, shown, words.facts(issued, lead), words.words(issued, lead)
    ).encode()


def _plain(issued: IssuedText, shown: Sequence[str]) -> bytes:
    return plain.plain(issued.texts[shown[0]]).encode()


def _akn(issued: IssuedText, shown: Sequence[str]) -> bytes:
    return akn.akoma_ntoso(issued, shown[0], settings.HOSPITAL_COUNTRY)


_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: dict[str, Format] = {
    "pdf/gbt9704": Format(
        _("PDF, Chinese official layout (GB/T 9704-2012)"), "pdf", _PDF, _gbt9704,
        needs=(languages.ZH,), is_typeset=True, is_inline=True,
    ),
    "pdf/nd30": Format(
        _("PDF, Vietnamese official layout (Decree 30/2020)"), "pdf", _PDF, _nd30,
        needs=(languages.VI,), is_typeset=True, is_inline=True,
    ),
    "pdf/both": Format(
        _("PDF, both languages side by side"), "pdf", _PDF, _both,
        needs=languages.LANGUAGES, is_typeset=True, is_inline=True,
    ),
    "docx/gbt9704": Format(
        _("Word, Chinese official layout (GB/T 9704-2012)"), "docx", _DOCX, _docx_gbt9704,
        needs=(languages.ZH,),
    ),
    "docx/nd30": Format(
        _("Word, Vietnamese official layout (Decree 30/2020)"), "docx", _DOCX, _docx_nd30,
        needs=(languages.VI,),
    ),
    "html": Format(
        _("Web page in one file"), "html", "text/html; charset=utf-8", _html, shows_both=True,
    ),
    "text": Format(_("Plain text"), "txt", "text/plain; charset=utf-8", _plain),
    "akn": Format(
        _("Akoma Ntoso (XML)"), "xml", "application/akn+xml", _akn, says_standing=True,
    ),
}
