"""What an export is made of: one printing as plain values. Pure; every format reads only this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from regulations.structure import Node


@dataclass(frozen=True)
class Figure:
    """A picture of the text, under the number by which its lines name it: `figure:3`."""

    number: int
    data: bytes
    media_type: str
    alternative: str = ""


@dataclass(frozen=True)
class Text:
    """One language of a printing. Lines of `preamble` and `closing` are paragraphs; appendices
    are the last nodes of `provisions` (kind "appendix") and stand after the closing."""

    language: str
    heading: str
    number: str = ""
    issuer: str = ""
    #: The body above the issuer, as a Vietnamese head names it; "" where there is none.
    superior: str = ""
    #: Where it was signed: "Hà Nội", "呼和浩特".
    place: str = ""
    signatory: str = ""
    signatory_title: str = ""
    #: How the kind of document is called: "QUY ĐỊNH", "QUY CHẾ"; "" for none.
    type_name: str = ""
    summary: str = ""
    preamble: tuple[str, ...] = ()
    provisions: tuple[Node, ...] = ()
    closing: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    category: str = ""
    department: str = ""
    status: str = ""


@dataclass(frozen=True)
class Standing:
    """What became of an edition by `on`: `status` is a code of `regulations.status`, `ended` the
    first day on which it no longer applied."""

    on: date
    status: str
    ended: date | None = None


@dataclass(frozen=True)
class IssuedText:
    """One printing of an edition in the languages it was approved in, the leading one first."""

    texts: Mapping[str, Text]
    edition: int
    printing: int
    content_hash: str
    issue_date: date | None
    effective_date: date
    #: Absolute address of the page that says what became of this edition.
    status_url: str = ""
    slug: str = ""
    category: str = ""
    figures: Mapping[int, Figure] = field(default_factory=dict)
    #: Only for formats that say it: what changes with time has no place on paper.
    standing: Standing | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.texts)
