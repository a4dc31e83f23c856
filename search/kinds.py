"""What kinds of things are called on the screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, str | Promise] = {
    "regulation": _("Regulation"),
    "law": _("Outside law"),
    "term": _("Glossary term"),
    "news": _("News"),
    "health": _("Health advice"),
    "recruitment": _("Recruitment notice"),
    "tender": _("Tender notice"),
    "department": _("Department"),
    "page": _("Page"),
    "person": _("Person"),
    "file": _("File"),
}


def label(kind: str) -> str | Promise:
    """The name of a kind; the plain word "Page" for one that nobody named here."""
    return LABELS.get(kind, LABELS["page"])
