"""CMS forms of images and documents: a stored file stays as it is and lies where one writes."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.models import Collection


class _StoredFileForm:
    """Mixin before a form of Wagtail's. Without `user` (no request) it offers every collection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            # Approvals name the digest of the file: a new file is a new upload.
            self.fields.pop("file", None)
        field = self.fields.get("collection")
        if field is not None:
            field.label = _("Belongs to")
            if user is not None:
                field.queryset = _own(self.collections, user, self.instance.collection_id)


def _own(collections: QuerySet[Collection], user: Any, current: int | None) -> QuerySet[Collection]:
    """The files of all departments, those of one's own, and where the file lies already."""
    own = Q(depth=1) | Q(pk=current)
    if user.department_id:
        own |= Q(name=user.department.code)
    return collections.filter(own)


class PortalImageForm(_StoredFileForm, BaseImageForm):
    pass


class PortalDocumentForm(_StoredFileForm, BaseDocumentForm):
    pass
