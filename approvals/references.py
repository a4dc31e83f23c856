"""Pages and files that a posted edit form names: none that the person may not know of.

The choosers offer only what is the person's own, but the form takes any id, and Wagtail would then
show title, address or file name of it in the editor, in previews and in comparisons.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import models
from django.http import QueryDict
from wagtail.blocks import ChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from .content import _model
from .files import file_visible
from .workspace import linkable

_PAGE = "page"
#: Draftail's names of what a link points to.
_ENTITIES = {"LINK": _PAGE, "DOCUMENT": "document", "IMAGE": "image"}


def _kind_of(model: Any) -> str | None:
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    if not isinstance(model, type):
        return None
    if issubclass(model, Page):
        return _PAGE
    return {get_image_model(): "image", get_document_model(): "document"}.get(model)


def _named_in_block(block: Any, name: str) -> Iterator[tuple[str, str]]:
    """Choosers inside struct blocks: those are the ones whose form fields have a name."""
    if isinstance(block, ChooserBlock) and (kind := _kind_of(block.target_model)):
        yield name, kind
    for child_name, child in getattr(block, "child_blocks", {}).items():
        yield from _named_in_block(child, child_name)
    if child := getattr(block, "child_block", None):
        yield from _named_in_block(child, name)


@cache
def _fields() -> dict[str, str]:
    """Last part of a form field's name -> kind, over all page types, their rows and blocks."""
    from modelcluster.models import get_all_child_relations

    from .triggers import gated_models

    found: dict[str, str] = {}
    for page_type in gated_models():
        rows = [relation.related_model for relation in get_all_child_relations(page_type)]
        for field in (f for m in (page_type, *rows) for f in m._meta.get_fields()):
            if isinstance(field, StreamField):
                found.update(_named_in_block(field.stream_block, "value"))
            elif (
                isinstance(field, models.ForeignKey)
                and not field.remote_field.parent_link
                and field.name != "page"  # a row's own page
                and (kind := _kind_of(field.related_model))
            ):
                found[field.name] = kind
    return found


def _in_rich_text(value: str) -> Iterator[tuple[str, str]]:
    if '"entityMap"' not in value:
        return
    try:
        entities = json.loads(value).get("entityMap", {})
    except (ValueError, AttributeError):
        return
    for entity in entities.values() if isinstance(entities, dict) else ():
        kind = _ENTITIES.get(str(entity.get("type", "")))
        number = (entity.get("data") or {}).get("id")
        if kind and number is not None:
            yield kind, str(number)


def named(form: QueryDict) -> set[tuple[str, str]]:
    """(kind, id) of every page and file that the form names."""
    fields = _fields()
    found: set[tuple[str, str]] = set()
    for name, values in form.lists():
        kind = fields.get(name.rpartition("-")[2])
        for value in values:
            if kind and value:
                found.add((kind, value))
            found.update(_in_rich_text(value))
    return found


def _held(page_id: int | None) -> set[tuple[str, str]]:
    """What the newest draft refers to already: it may stay, whatever became of it."""
    page = Page.objects.filter(pk=page_id).first() if page_id else None
    if page is None:
        return set()
    draft = page.specific.get_latest_revision_as_object()
    return {
        (kind, str(row[1]))
        for row in ReferenceIndex._extract_references_from_object(draft)
        if (kind := _kind_of(_model(row[0])))
    }


def may_name(user: Any, form: QueryDict, page_id: int | None) -> bool:
    """Whether `user` may know of everything that the posted form of a page names."""
    new = named(form)
    if not new:
        return True
    new -= _held(page_id)
    return all(
        number.isdecimal()
        and (
            linkable(Page.objects.filter(pk=number), user).exists()
            if kind == _PAGE
            else file_visible(kind, int(number), user)
        )
        for kind, number in new
    )
