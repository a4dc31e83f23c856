"""Addresses of files. Nothing on any page points into the storage itself."""

from __future__ import annotations

import os

from django.urls import reverse


def document_url(document_id: int, name: str) -> str:
    """Where a document is served; `name` is its path in the storage."""
    return reverse("pages:document", args=[document_id, os.path.basename(name)])


def rendition_url(image_id: int, filter_spec: str, name: str) -> str:
    """Where an image is served, made to `filter_spec`; `name` is any path ending in its name."""
    return reverse("pages:image", args=[image_id, filter_spec, os.path.basename(name)])
