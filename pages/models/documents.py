"""Documents to download, titled in both languages; served only by the view that asks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from approvals import languages

from .. import addresses, uploads
from .frozen_file import FrozenFile


class PortalDocument(FrozenFile, AbstractDocument):
    title_zh_hans = models.CharField(_("title · 中文"), max_length=200, blank=True)
    title_vi = models.CharField(_("title · Tiếng Việt"), max_length=200, blank=True)

    gate_kind = "document"
    shown_fields = ("title", "title_zh_hans", "title_vi")
    admin_form_fields = ("title", "file", "title_zh_hans", "title_vi", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def title_in(self, language: str) -> str:
        """What readers of `language` ("zh-hans" or "vi") see as its name."""
        return (
            getattr(self, languages.suffixed("title", language))
            or getattr(self, languages.suffixed("title", languages.other(language)))
            or self.title
        )

    @property
    def url(self) -> str:
        return addresses.document_url(self.pk, self.file.name)

    def clean_upload(self) -> None:
        uploads.check_document(self.file.file, self.file.name)
