"""The editor's boxes by which an author says that a translation still holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import Panel

from .relations_form import RelationsForm


class RegulationForm(RelationsForm):
    """The editor's form, with a box for each provision of the saved draft of which one language
    is behind. Its value names the wording, so that the word lapses when that changes again."""

    translation_holds = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("The translation still holds"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from . import holding  # reads the tables of this package

        super().__init__(*args, **kwargs)
        page = self.instance
        field = self.fields["translation_holds"]
        field.choices = list(holding.choices(page)) if page.pk else []
        field.initial = [value for value, _label in field.choices if value in page.holds]

    def clean(self) -> Any:
        """Before the page is cleaned: what is behind follows from it."""
        cleaned = super().clean()
        self.instance.holds = sorted(self.cleaned_data.get("translation_holds") or [])
        return cleaned


class HoldsPanel(Panel):
    """The boxes, where there are any."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "regulations/panels/holds.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and bool(self._field().field.choices)

        def _field(self) -> Any:
            return self.form["translation_holds"]

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"field": self._field()}
