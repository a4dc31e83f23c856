"""Words on screen for the codes of the pure modules."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from approvals import languages

from .messages import translated
from .status import Status

#: Each language is named in itself, in either interface.
LANGUAGE_NAMES = {languages.ZH: "中文", languages.VI: "Tiếng Việt"}

STATUS = {
    Status.NOT_YET: _("Not yet in force"),
    Status.IN_FORCE: _("In force"),
    Status.PARTLY: _("Partly superseded"),
    Status.SUPERSEDED: _("Superseded"),
    Status.REPEALED: _("Repealed"),
    Status.VOID: _("Void"),
}
#: Of what nobody has approved yet.
DRAFT = _("Draft")
#: What can be read in one language only.
ONLY_IN = {languages.ZH: _("Chinese only for now"), languages.VI: _("Vietnamese only for now")}
#: Classes of the design system for the chip of each status.
STATUS_CLASS = {
    Status.NOT_YET: "warn",
    Status.IN_FORCE: "ok",
    Status.PARTLY: "warn",
    Status.SUPERSEDED: "",
    Status.REPEALED: "bad",
    Status.VOID: "bad",
}

#: Of outside law, by whether it ended.
ACT_STATUS = {False: _("In force"), True: _("No longer in force")}

#: What the text that is shown does to the other one.
RELATION = {
    "based_on": _("Based on"),
    "amends": _("Amends"),
    "supplements": _("Supplements"),
    "replaces": _("Replaces"),
    "repeals": _("Repeals"),
    "guides": _("Gives guidance on"),
    "cites": _("Refers to"),
    "consolidates": _("Consolidates"),
}
#: The same seen from the other text.
RELATION_BACK = {
    "based_on": _("Basis of"),
    "amends": _("Amended by"),
    "supplements": _("Supplemented by"),
    "replaces": _("Replaced by"),
    "repeals": _("Repealed by"),
    "guides": _("Guidance in"),
    "cites": _("Referred to by"),
    "consolidates": _("Consolidated in"),
}

#: Of a passage that a warning quotes, as much as a list can show.
QUOTED = 120


def warning(found: Mapping[str, str], quoted: int = QUOTED) -> str:
    """A warning of `structure` or `importing` as a sentence with the passage concerned."""
    message = translated(found["message"])
    passage = " ".join(found.get("text", "").split())
    if len(passage) > quoted:
        passage = passage[:quoted] + "…"
    return f"{message} “{passage}”" if passage else message
