"""Forms of the import screens."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from approvals import languages

from . import labels, services
from .errors import ImportRefused
from .structure import Document

CREATE = "create"
LEAVE = "leave"
_ADD = "add:"


class UploadForm(forms.Form):
    """A file and its language. `documents` holds what was read once the form is valid."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A Word document (.docx), a PDF with text, a web page (.html) or a text file (.txt), "
            "at most 20 MB."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.html,.htm,.txt"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[
            ("auto", _("The language of most of the text")),
            *((code, labels.LANGUAGE_NAMES[code]) for code in languages.LANGUAGES),
        ],
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file is None:
            return cleaned
        try:
            services.check_size(file.size)
            self.data_read = file.read()
            self.documents = services.read(
                self.data_read, file.name, cleaned.get("language", "auto")
            )
        except ImportRefused as error:
            self.add_error("file", str(error))
        return cleaned


class DecideForm(forms.Form):
    """What to make of one document: a new draft, the other half of a draft, or nothing."""

    what = forms.ChoiceField(label=_("What to make of it"))

    def __init__(
        self, *args: Any, document: Document, department: Department, is_known: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        drafts = services.drafts_to_fill(department, document.language)
        self.drafts = {draft.pk: draft for draft in drafts}
        choices: list[tuple[str, Any]] = [(LEAVE, _("Leave it out"))]
        if not is_known:
            choices.insert(0, (CREATE, _("Make a new draft")))
            choices += [
                (
                    f"{_ADD}{draft.pk}",
                    _("Add to the draft “%(title)s”") % {"title": draft.get_admin_display_title()},
                )
                for draft in drafts
            ]
        self.fields["what"].choices = choices

    @property
    def chosen_draft(self) -> int | None:
        """The draft to add to, None for the other choices."""
        what = self.cleaned_data["what"]
        return int(what.removeprefix(_ADD)) if what.startswith(_ADD) else None
