"""Images with alternative text in both languages; shown only through the view that asks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from approvals import languages

from .. import addresses, uploads
from .frozen_file import FrozenFile


class PortalImage(FrozenFile, AbstractImage):
    alt_zh_hans = models.CharField(
        _("alternative text · 中文"), max_length=255,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    alt_vi = models.CharField(
        _("alternative text · Tiếng Việt"), max_length=255,
        help_text=_("What the picture shows, for those who cannot see it."),
    )

    gate_kind = "image"
    shown_fields = (
        "title",
        "description",
        "alt_zh_hans",
        "alt_vi",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    admin_form_fields = (
        "title",
        "file",
        "alt_zh_hans",
        "alt_vi",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def alt_in(self, language: str) -> str:
        """The alternative text in `language` ("zh-hans" or "vi"), or the other one if blank."""
        return getattr(self, languages.suffixed("alt", language)) or getattr(
            self, languages.suffixed("alt", languages.other(language))
        )

    @property
    def default_alt_text(self) -> str:
        """What Wagtail shows as alternative text: that of the active language."""
        from django.utils.translation import get_language

        return self.alt_in(languages.normalise(get_language())) or self.title

    def clean_upload(self) -> None:
        name = self.file.name
        self.replace_upload(uploads.clean_image(self.file.file, name))


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"

    @property
    def url(self) -> str:
        """The view that asks who is looking; the storage's own address serves nobody."""
        return addresses.rendition_url(self.image_id, self.filter_spec, self.file.name)
