"""Forms of the import screens."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from approvals import languages
from regulations import labels
from regulations.categories import Category
from regulations.corrected import KIND_NAMES
from regulations.models import ImportDocument, RegulationPage
from regulations.structure import KINDS

#: Files that one request may bring; with JavaScript each file is a request.
AT_ONCE = 100
ACCEPTED = ".docx,.pdf,.html,.htm,.txt,.doc,.rtf"


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesForm(forms.Form):
    """Only draws the field: `batches.storing` looks at each file by itself."""

    files = forms.FileField(
        label=_("Files"),
        help_text=_(
            "Word documents (.docx), PDF with text, web pages (.html), text files (.txt): up to "
            "100 at once, each at most 20 MB. You may add more later."
        ),
        widget=ManyFiles(attrs={"accept": ACCEPTED, "multiple": True}),
        required=False,
    )


class BeginForm(FilesForm):
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[
            ("auto", _("Found out for each document")),
            *((code, labels.LANGUAGE_NAMES[code]) for code in languages.LANGUAGES),
        ],
    )
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices)


class DocumentForm(forms.Form):
    """What a document is, and what is to be made of it."""

    title = forms.CharField(label=_("Title"), max_length=2000, required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(code, labels.LANGUAGE_NAMES[code]) for code in languages.LANGUAGES],
        help_text=_("With another language the text is read anew; corrections start over."),
    )
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices)
    target = forms.ChoiceField(label=_("What it becomes"), required=False)

    def __init__(
        self, *args: Any, row: ImportDocument, drafts: list[RegulationPage], **kwargs: Any
    ) -> None:
        kwargs.setdefault(
            "initial",
            {"title": row.title, "language": row.language, "category": row.category,
             "target": str(row.target_id or "")},
        )
        super().__init__(*args, **kwargs)
        self.drafts = {str(draft.pk): draft for draft in drafts}
        self.fields["target"].choices = [
            ("", _("A new draft")),
            *(
                (pk, _("The empty half of the draft “%(title)s”")
                 % {"title": draft.get_admin_display_title()})
                for pk, draft in self.drafts.items()
            ),
        ]

    @property
    def chosen_draft(self) -> RegulationPage | None:
        return self.drafts.get(self.cleaned_data["target"])


def kind_choices() -> list[tuple[str, str]]:
    """The kinds a unit may be made, by name."""
    return [(kind, str(KIND_NAMES.get(kind, kind))) for kind in KINDS]
