"""An edition from before the portal, entered with the draft of its regulation."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from approvals.hashing import canonical


class PastEdition(Orderable):
    """One approval of the draft makes an edition with its printing of each row, besides the draft
    itself (`regulations.past`). A row that was issued may stay with the draft and makes nothing
    more: its edition bears its `key`.

    The trees are worked out when the texts change, as those of the draft, and stand in the
    revision.
    """

    page = ParentalKey(
        "regulations.RegulationPage", on_delete=models.CASCADE, related_name="past_editions"
    )
    number_zh = models.CharField(_("document number (Chinese)"), max_length=80, blank=True)
    number_vi = models.CharField(_("document number (Vietnamese)"), max_length=80, blank=True)
    issue_date = models.DateField(_("issue date"), null=True, blank=True)
    effective_date = models.DateField(_("effective date"), null=True, blank=True)
    heading_zh_hans = models.CharField(
        _("heading in Chinese"), max_length=200, blank=True,
        help_text=_("Empty: the heading that it has today."),
    )
    heading_vi = models.CharField(
        _("heading in Vietnamese"), max_length=200, blank=True,
        help_text=_("Empty: the heading that it has today."),
    )
    text_zh_hans = models.TextField(_("text in Chinese"), blank=True)
    text_vi = models.TextField(
        _("text in Vietnamese"), blank=True,
        help_text=_("One language is enough where it was issued in one."),
    )
    issuer_zh_hans = models.CharField(
        _("issuing body in Chinese"), max_length=200, blank=True
    )
    issuer_vi = models.CharField(_("issuing body in Vietnamese"), max_length=200, blank=True)
    signatory_zh_hans = models.CharField(_("signed by, in Chinese"), max_length=120, blank=True)
    signatory_vi = models.CharField(_("signed by, in Vietnamese"), max_length=120, blank=True)
    signatory_title_zh_hans = models.CharField(
        _("title of who signed, in Chinese"), max_length=120, blank=True
    )
    signatory_title_vi = models.CharField(
        _("title of who signed, in Vietnamese"), max_length=120, blank=True
    )
    note_zh_hans = models.TextField(_("what changed, in Chinese"), max_length=2000, blank=True)
    note_vi = models.TextField(_("what changed, in Vietnamese"), max_length=2000, blank=True)
    scan = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, verbose_name=_("scanned original"), null=True,
        blank=True, on_delete=models.PROTECT, related_name="+",
    )
    tree_zh_hans = models.JSONField(default=list, editable=False)
    tree_vi = models.JSONField(default=list, editable=False)
    outline = models.JSONField(default=dict, editable=False)
    #: {"of": what the ids were worked out from, "ids": {eid: lasting id}}
    lasting = models.JSONField(default=dict, editable=False)

    #: Reviewers are shown each past edition in words: see `regulations.past.reviewed`.
    is_reviewed_elsewhere = True

    class Meta(Orderable.Meta):
        verbose_name = _("past edition")
        verbose_name_plural = _("past editions")

    @property
    def key(self) -> str:
        """What tells it from every other edition of the regulation: its numbers and its day. (The
        row itself comes and goes: the editor makes rows anew at every save.)"""
        day = self.effective_date.isoformat() if self.effective_date else ""
        told = [day, self.number_zh or "", self.number_vi or ""]
        return hashlib.sha256(canonical(told)).hexdigest()[:32]

    def __str__(self) -> str:
        return self.number_zh or self.number_vi or str(self.effective_date or "")
