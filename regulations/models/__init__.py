"""The library's tables: workspace pages, and the frozen editions that approval makes of them."""

from .api_token import ApiToken
from .attachment import RegulationAttachment
from .change import LibraryChange
from .edition import Edition, VoidedEdition
from .figure import RegulationFigure
from .immutable import ImmutableModel, ImmutableRow
from .import_batch import ImportBatch, ImportDocument, ImportFigure, ImportFile
from .imported_source import ImportedSource
from .index_page import RegulationIndexPage
from .number import IssuedNumber, NumberCount, NumberSeries
from .outside_act import OutsideActPage
from .past_edition import PastEdition
from .printing import Printing
from .promulgation import Promulgation, PromulgationMail
from .provision import Provision
from .regulation_page import RegulationPage
from .relation import RegulationRelation, Relation, RelationKind
from .report import ProblemReport
from .review import ReviewRecord, ReviewReminder
from .term import TermPage

_PAGE_OF_EDITION = "SELECT e.page_id FROM regulations_edition e WHERE e.id ="
_EDITION_OF_PRINTING = "SELECT r.edition_id FROM regulations_printing r WHERE r.id ="
#: Written once, while their page is published: database triggers refuse everything else. To each
#: the SQL for the page that a new row belongs to.
IMMUTABLE_MODELS = {
    Edition: "NEW.page_id",
    IssuedNumber: "(SELECT e.page_id FROM regulations_edition e WHERE e.id = NEW.edition_id)",
    # A day's line belongs to no publication; lines say nothing that is not in the other tables.
    LibraryChange: "",
    Printing: f"({_PAGE_OF_EDITION} NEW.edition_id)",
    # An act of the web team, after the approval: its words are the edition's own.
    Promulgation: "",
    Provision: f"({_PAGE_OF_EDITION} ({_EDITION_OF_PRINTING} NEW.printing_id))",
    Relation: f"({_PAGE_OF_EDITION} ({_EDITION_OF_PRINTING} NEW.printing_id))",
    ReviewRecord: "",
    VoidedEdition: f"({_PAGE_OF_EDITION} NEW.edition_id)",
}

__all__ = [
    "IMMUTABLE_MODELS",
    "ApiToken",
    "Edition",
    "ImmutableModel",
    "ImmutableRow",
    "ImportBatch",
    "ImportDocument",
    "ImportFigure",
    "ImportFile",
    "ImportedSource",
    "IssuedNumber",
    "LibraryChange",
    "NumberCount",
    "NumberSeries",
    "OutsideActPage",
    "PastEdition",
    "Printing",
    "ProblemReport",
    "Promulgation",
    "PromulgationMail",
    "Provision",
    "RegulationAttachment",
    "RegulationFigure",
    "RegulationIndexPage",
    "RegulationPage",
    "RegulationRelation",
    "Relation",
    "RelationKind",
    "ReviewRecord",
    "ReviewReminder",
    "TermPage",
    "VoidedEdition",
]
