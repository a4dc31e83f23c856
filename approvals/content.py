"""What exactly is approved: the reader-visible content of a page as plain values, and its hash."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.core.files.storage import Storage
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modeltranslation.fields import TranslationField
from modeltranslation.translator import NotRegistered, translator
from wagtail.models import Page, ReferenceIndex

from .hashing import content_hash

if TYPE_CHECKING:
    from .gated import GatedPage

#: Columns of Wagtail's own page table that readers see. The rest is bookkeeping.
VISIBLE_PAGE_COLUMNS = (
    "title",
    "slug",
    "url_path",
    "seo_title",
    "search_description",
    "show_in_menus",
    "live",
    "live_revision_id",
    "path",
    "depth",
    "content_type_id",
    "locale_id",
    "alias_of_id",
    "first_published_at",
    "last_published_at",
    "expired",
)
#: Of those, what a revision carries and its approval therefore covers. `title` is left out: it is
#: worked out from the headings.
_APPROVED_PAGE_FIELDS = ("slug", "seo_title", "search_description", "show_in_menus")
_NOT_CONTENT = {"lineage"}


def base_translated(model: type[models.Model]) -> set[str]:
    """Base columns of translated fields: they hold whichever language was active at save."""
    try:
        options = translator.get_options_for_model(model)
    except NotRegistered:
        return set()
    return set(options.get_field_names())


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int) else str(value)


def _value(field: models.Field, instance: models.Model) -> Any:
    if isinstance(field, ParentalManyToManyField):
        return sorted(obj.pk for obj in getattr(instance, field.name).all())
    if field.is_relation:
        return getattr(instance, field.attname)
    raw = field.value_from_object(instance)
    if raw is None or raw == "":
        return None  # an empty text and no text are the same to a reader
    if isinstance(field, models.JSONField):
        return raw
    if isinstance(raw, datetime):
        # A revision holds it in local time, the table in UTC: the same moment.
        return raw.astimezone(UTC).isoformat()
    if hasattr(field, "stream_block"):
        return json.loads(field.value_to_string(instance))
    return _plain(field.value_to_string(instance))


def _own_fields(instance: models.Model) -> list[models.Field]:
    """Concrete and many-to-many fields declared on our own class, base translations left out."""
    skip = base_translated(type(instance)) | _NOT_CONTENT
    page_fields = {f.name for f in Page._meta.get_fields()} if isinstance(instance, Page) else set()
    return [
        field
        for field in (*instance._meta.concrete_fields, *instance._meta.many_to_many)
        if field.name not in page_fields
        and not field.primary_key
        and not isinstance(field, ParentalKey)
        and not (field.name in skip and not isinstance(field, TranslationField))
    ]


def _row(instance: models.Model) -> dict[str, Any]:
    return {field.name: _value(field, instance) for field in _own_fields(instance)}


def _children(page: GatedPage) -> dict[str, list[dict[str, Any]]]:
    from modelcluster.models import get_all_child_relations

    result = {}
    for relation in get_all_child_relations(page):
        if relation.related_model._meta.app_label == "wagtailcore":
            continue  # comments: said beside the page, not on it
        name = relation.get_accessor_name()
        rows = list(getattr(page, name).all())
        if rows and hasattr(rows[0], "sort_order"):
            rows.sort(key=lambda row: (row.sort_order is None, row.sort_order or 0))
        result[name] = [
            {key: value for key, value in _row(row).items() if key != "sort_order"} for row in rows
        ]
    return result


def content_of(page: GatedPage) -> dict[str, Any]:
    """Reader-visible content of `page` (the object as it stands in memory), files included.

    The same for the object made from a revision and for the live page that came of it.
    """
    content: dict[str, Any] = {"type": page._meta.label_lower}
    content |= {name: getattr(page, name) or None for name in _APPROVED_PAGE_FIELDS}
    content |= _row(page)
    content["children"] = _children(page)
    content["files"] = [
        {"kind": kind, "id": file_id, "sha256": digest} for kind, file_id, digest in files_of(page)
    ]
    return content


def hash_of(page: GatedPage) -> str:
    """The hash that decisions, gate and `verify_approvals` compare. Empty values are left out
    (`hashing.without_empty`): a column added later, empty, leaves it as it is."""
    return content_hash(content_of(page))


def files_of(page: GatedPage) -> list[tuple[str, int, str]]:
    """(kind, id, sha256) of every image and document the page refers to, in the order of id.

    A file that no longer exists is listed with an empty digest.
    """
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model

    kinds = {get_image_model(): "image", get_document_model(): "document"}
    wanted: dict[type[models.Model], set[int]] = {model: set() for model in kinds}
    labels = {model._meta.label_lower: model for model in kinds}
    for content_type_id, object_id, *_rest in ReferenceIndex._extract_references_from_object(page):
        model = _model(content_type_id)
        if model is not None and model._meta.label_lower in labels:
            wanted[labels[model._meta.label_lower]].add(int(object_id))
    found = []
    for model, ids in wanted.items():
        files = model._default_manager.in_bulk(ids)
        for file_id in sorted(ids):
            digest = sha256_of(files[file_id]) if file_id in files else ""
            found.append((kinds[model], file_id, digest))
    return sorted(found)


def _model(content_type_id: int) -> type[models.Model] | None:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_id(content_type_id).model_class()


def sha256_of(file_object: Any) -> str:
    """The digest stored with the file when it was uploaded (`sha256`)."""
    return file_object.sha256 or digest_of(file_object.file.storage, file_object.file.name)


def digest_of(storage: Storage, name: str) -> str:
    """SHA-256 of the bytes that lie in the storage now; "" when there are none."""
    if not storage.exists(name):
        return ""
    digest = hashlib.sha256()
    with storage.open(name, "rb") as stream:
        for chunk in iter(lambda: stream.read(1 << 20), b""):
            digest.update(chunk)
    return digest.hexdigest()
