"""Headings, paragraphs, lists, notes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

#: What a paragraph may hold; rendering strips everything else (`pages.safe_html`).
PARAGRAPH_FEATURES = ["bold", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    """A heading inside a text, one level below the page's own."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "pages/blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "pages/blocks/paragraph.html"


class BulletListBlock(blocks.ListBlock):
    """Short items, one line each."""

    class Meta:
        icon = "list-ul"
        label = _("List")
        template = "pages/blocks/list.html"


class NoteBlock(blocks.TextBlock):
    """A sentence that readers must not miss."""

    class Meta:
        icon = "warning"
        label = _("Note")
        template = "pages/blocks/note.html"


def paragraph() -> ParagraphBlock:
    return ParagraphBlock(features=PARAGRAPH_FEATURES)


def bullet_list() -> BulletListBlock:
    return BulletListBlock(blocks.CharBlock(label=_("Item")))


def note() -> NoteBlock:
    return NoteBlock(rows=2)


def heading() -> HeadingBlock:
    return HeadingBlock(max_length=200)
