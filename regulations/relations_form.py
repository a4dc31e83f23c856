"""What the editor's form does with relations that were found in the text."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

ACCEPT = "relation-accept"
DECLINE = "relation-decline"


class RelationsForm(WagtailAdminPageForm):
    """Saves the author's word on the relations that were found in the text, and takes up those
    that need none (see `proposing`)."""

    def save(self, commit: bool = True) -> Any:
        from . import proposing  # the model's own module needs this one

        before = proposing.keys(self.instance)
        page = super().save(commit=commit)
        changed = proposing.settle(
            page,
            before,
            self.data.getlist(self.add_prefix(ACCEPT)),
            self.data.getlist(self.add_prefix(DECLINE)),
        )
        if changed and commit:
            page.save()
        return page
