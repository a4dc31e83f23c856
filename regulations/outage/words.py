"""What a pack says beside the regulations, in both languages at once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from approvals import languages
from approvals.audience import Audience
from regulations import labels
from regulations.status import Status

_WORDS = {
    "pack": _("Regulations for the time of an outage"),
    "validity": _("Made on %(day)s. To be used until %(last)s."),
    "afterwards": _("After that day use the portal, or ask for a newer pack."),
    "expired": _("This pack is out of date. What it says may no longer apply."),
    "search": _("Search"),
    "searching": _("Searching…"),
    "none": _("Nothing was found. Try fewer or other words."),
    "some": _("regulations found"),
    "no_script": _("Search needs JavaScript. The lists below lead to every regulation."),
    "by_category": _("By category"),
    "by_department": _("By department"),
    "nobody": _("Without a department"),
    "number": _("Document number"),
    "effective": _("Effective date"),
    "issued": _("Issue date"),
    "issuer": _("Issuing body"),
    "signatory": _("Signed by"),
    "department": _("Department"),
    "files": _("Attachments"),
    "missing": _("Not in this language."),
    "table": _("Table"),
    "text": _("Text as of the day of the pack"),
    "coming": _("Edition that applies from %(day)s"),
}
_ONLY_FOR = {
    Audience.STAFF.value: _("For staff of the hospital only. Do not pass it on."),
    Audience.PUBLIC.value: _("It holds what everybody may read."),
}


def in_both(text: Any) -> dict[str, str]:
    """A lazy text in either language."""
    made = {}
    for code in languages.LANGUAGES:
        with translation.override(code):
            made[code] = str(text)
    return made


def words(audience: str) -> dict[str, dict[str, str]]:
    return {
        **{name: in_both(text) for name, text in _WORDS.items()},
        **{
            status.value: in_both(labels.STATUS[status])
            for status in (Status.IN_FORCE, Status.PARTLY, Status.NOT_YET, Status.REPEALED)
        },
        "only_for": in_both(_ONLY_FOR[audience]),
        "hospital": {code: settings.HOSPITAL_NAME[code] for code in languages.LANGUAGES},
    }
