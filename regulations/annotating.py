"""Who says something about the edition that is shown: a table of annotators, asked in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import import_string

from . import versions
from .annotations import Annotations, merged
from .versions import Version

if TYPE_CHECKING:
    from .models import RegulationPage
    from .shelf import Issued, Shelf


@dataclass(frozen=True)
class Shown:
    """What the reader page shows when it asks. An annotator reads it and changes nothing.

    `rows` are the columns of the printing's provisions (`reader._COLUMNS`), parents first;
    `languages` those shown, the leading one first. In a preview `chosen` is the draft itself and
    `shelf` holds nothing else.
    """

    page: RegulationPage
    shelf: Shelf
    chosen: Issued
    rows: Sequence[dict[str, Any]]
    languages: Sequence[str]
    on: date
    reader: Any
    is_preview: bool

    @cached_property
    def version(self) -> Version:
        """The state of the live library; asked once for all annotators."""
        return versions.of_library()


#: Dotted names of `annotator(shown: Shown) -> Annotations`. Each asks a bounded number of
#: queries, whatever the number of provisions, and never names what the reader may not see.
ANNOTATORS: tuple[str, ...] = (
    "regulations.downloads.annotator.downloads",
    "regulations.life_card.life",
    "regulations.holding.notes",
    "regulations.change_notes.annotate",
    "regulations.relations_annotator.relations",
    "regulations.explaining.terms",
)


def annotations_of(shown: Shown) -> Annotations:
    """Everything that is said about what is shown."""
    return merged(import_string(name)(shown) for name in ANNOTATORS)
