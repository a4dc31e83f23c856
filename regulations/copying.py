"""The form that copies a draft in the CMS."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.pages import CopyForm

from . import addresses


class RegulationCopyForm(CopyForm):
    """Asks for an address that no other regulation has, in whichever department."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("new_slug")
        if slug and addresses.taken(slug):
            self.add_error("new_slug", addresses.is_taken(slug))
        return cleaned
