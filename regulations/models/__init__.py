"""The library's tables: workspace pages, and the frozen editions that approval makes of them."""

from .attachment import RegulationAttachment
from .edition import Edition
from .immutable import ImmutableModel, ImmutableRow
from .imported_source import ImportedSource, ImportReading
from .index_page import RegulationIndexPage
from .printing import Printing
from .provision import Provision
from .regulation_page import RegulationPage

#: Written once: database triggers refuse update and delete of these rows.
IMMUTABLE_MODELS = (Edition, Printing, Provision)

__all__ = [
    "IMMUTABLE_MODELS",
    "Edition",
    "ImmutableModel",
    "ImmutableRow",
    "ImportReading",
    "ImportedSource",
    "Printing",
    "Provision",
    "RegulationAttachment",
    "RegulationIndexPage",
    "RegulationPage",
]
