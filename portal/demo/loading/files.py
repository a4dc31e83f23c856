"""Pictures and documents of the demo as uploads of the people who use them."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection

from accounts.models import Department, User
from accounts.sync import department_collection
from pages.models import PortalDocument, PortalImage

from .. import pictures
from ..content.schema import L


@cache
def _drawn(key: str) -> bytes:
    return pictures.draw(key)


def _collection(department: Department | None) -> Collection:
    if department is None:
        root: Collection = Collection.get_first_root_node()
        return root
    return department_collection(department)


def picture(key: str, department: Department | None, author: User) -> PortalImage:
    """The picture in the collection of `department`, uploaded by `author` unless he did before."""
    alt = pictures.alt(key)
    where: dict[str, Any] = {
        "title": alt["zh-hans"],
        "collection": _collection(department),
        "uploaded_by_user": author,
    }
    found = PortalImage.objects.filter(**where).first()
    if found is not None:
        return found
    image = PortalImage(
        file=ContentFile(_drawn(key), name=f"{key.replace('_', '-')}.jpg"),
        alt_zh_hans=alt["zh-hans"],
        alt_vi=alt["vi"],
        **where,
    )
    image.save()
    return image


def document(
    content: bytes, name: str, title: L, department: Department, author: User
) -> PortalDocument:
    """A document in the collection of `department`, uploaded by `author`."""
    uploaded = PortalDocument(
        title=title["zh-hans"],
        title_zh_hans=title["zh-hans"],
        title_vi=title["vi"],
        file=ContentFile(content, name=name),
        collection=_collection(department),
        uploaded_by_user=author,
    )
    uploaded.save()
    return uploaded
