"""Pictures and links to documents."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class ImageBlock(blocks.StructBlock):
    """A picture. Its own alternative text serves unless this text needs another."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Alternative text here"), required=False, max_length=255,
        help_text=_("Only when the picture says something else in this text."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "pages/blocks/image.html"


class DocumentLinkBlock(blocks.StructBlock):
    """A document to download; without a label its own title is shown."""

    document = DocumentChooserBlock(label=_("Document"))
    label = blocks.CharBlock(label=_("Label"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "pages/blocks/document.html"
