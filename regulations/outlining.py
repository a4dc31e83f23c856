"""From a draft's text to the tree that its revision stores."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from approvals import languages

from .correcting import Correction, replay
from .structure import Document, Node, Warn, parse

if TYPE_CHECKING:
    from .models import PastEdition, Printing, RegulationPage


#: Says of a correction made by hand that the text has no place for it any more.
CORRECTION_LOST = "correction_lost"
_CORRECTION_LOST = "A correction of the outline made by hand finds its line no more."


@dataclass(frozen=True)
class Outline:
    """What was found in one text. `warnings` are dictionaries of code, message and text.

    `corrections` were made by hand, oldest first, as `correcting.Correction.to_dict` gives them;
    those that found no place in the text have a warning CORRECTION_LOST and stay in the list:
    where the line comes back, so does its correction.
    """

    tree: list[dict[str, Any]] = field(default_factory=list)
    preamble: str = ""
    closing: str = ""
    warnings: list[dict[str, str]] = field(default_factory=list)
    corrections: list[dict[str, Any]] = field(default_factory=list)

    @property
    def lost(self) -> list[str]:
        """The lines whose corrections find no place."""
        return [one["text"] for one in self.warnings if one["code"] == CORRECTION_LOST]


def of_text(
    text: str, language: str, corrections: Sequence[dict[str, Any]] = ()
) -> Outline:
    """The outline of `text` in one of the portal's languages, corrected by hand as it was."""
    return of_document(parse(text, language), corrections)


def of_document(document: Document, corrections: Sequence[dict[str, Any]] = ()) -> Outline:
    """The outline of a document as it was read, with the corrections that find their place."""
    document, lost = corrected(document, corrections)
    warnings = [*document.warnings]
    warnings += [Warn(CORRECTION_LOST, _CORRECTION_LOST, one.line) for one in lost]
    return Outline(
        tree=[node.to_dict() for node in document.provisions],
        preamble=document.preamble,
        closing=document.closing,
        warnings=[warning.to_dict() for warning in warnings],
        corrections=list(corrections),
    )


def corrected(
    document: Document, corrections: Sequence[dict[str, Any]]
) -> tuple[Document, list[Correction]]:
    """`document` after all corrections that find their place, and those that do not."""
    return replay(document, [Correction.from_dict(one) for one in corrections])


def nodes(tree: list[dict[str, Any]]) -> list[Node]:
    """A stored tree as the values that `structure` works with."""
    return [Node.from_dict(node) for node in tree]


def stored(page: RegulationPage | PastEdition, language: str) -> Outline:
    """The outline as it stands in the draft, not worked out anew."""
    rest = page.outline.get(languages.SUFFIX[language], {})
    return Outline(
        tree=getattr(page, languages.suffixed("tree", language)),
        preamble=rest.get("preamble", ""),
        closing=rest.get("closing", ""),
        warnings=rest.get("warnings", []),
        corrections=rest.get("corrections", []),
    )


def of_printing(printing: Printing, language: str) -> Outline:
    """The outline that was approved with a printing."""
    return Outline(
        tree=getattr(printing, languages.suffixed("tree", language)),
        preamble=getattr(printing, languages.suffixed("preamble", language)),
        closing=getattr(printing, languages.suffixed("closing", language)),
    )


def refresh(page: RegulationPage | PastEdition) -> None:
    """Work the trees out of the texts that changed since. A text that did not change keeps the
    tree it has, whatever a newer version of the parser would say: it may have been approved, or
    corrected by hand. In a text that did change, corrections are applied again where they fit."""
    for language in languages.LANGUAGES:
        text = _text(page, language)
        if page.outline.get(languages.SUFFIX[language], {}).get("source") == _hash(text):
            continue
        kept = stored(page, language).corrections
        keep(page, language, of_text(text, language, kept) if text.strip() else Outline())


def keep(page: RegulationPage | PastEdition, language: str, outline: Outline) -> None:
    """Store `outline` as that of the text the page holds now."""
    suffix = languages.SUFFIX[language]
    setattr(page, languages.suffixed("tree", language), outline.tree)
    row: dict[str, Any] = {
        "source": _hash(_text(page, language)),
        "preamble": outline.preamble,
        "closing": outline.closing,
        "warnings": outline.warnings,
    }
    if outline.corrections:
        row["corrections"] = outline.corrections
    page.outline = page.outline | {suffix: row}


def _text(page: RegulationPage | PastEdition, language: str) -> str:
    text: str = getattr(page, languages.suffixed("text", language)) or ""
    return text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
