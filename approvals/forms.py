"""The two small forms of the path."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SubmitForm(forms.Form):
    note = forms.CharField(
        label=_("Note to the reviewers"),
        help_text=_("What is new, and why now. They read it first."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecisionForm(forms.Form):
    act = forms.ChoiceField(
        choices=[("check", ""), ("approve", ""), ("return", ""), ("withdraw", "")]
    )
    comment = forms.CharField(max_length=2000, required=False)
    #: What the person looked at; another round has another number.
    content_hash = forms.CharField(max_length=64)
