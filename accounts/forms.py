"""What people type about themselves and, as system administrator, about others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .administration import GRANTABLE, may_give_roles
from .explanations import ROLE_NAMES, explain
from .models import Department, User, normalise_employee_number
from .personnel import Entries, grantable, held_roles


class SignInForm(AuthenticationForm):
    """Employee number and password. One answer for whatever is wrong."""

    error_messages = {
        "invalid_login": _(
            "The employee number and the password do not fit together. Both stay as they are;"
            " after several wrong attempts the account is locked for some minutes."
        ),
        "inactive": _("This account is closed."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Employee number")
        self.fields["username"].widget.attrs.update(autocapitalize="characters", spellcheck="false")

    def clean_username(self) -> str:
        """Normalised before anybody counts the attempts: " n1001" is not a fresh account."""
        return normalise_employee_number(self.cleaned_data["username"])


class PasswordLinkForm(forms.Form):
    employee_number = forms.CharField(
        label=_("Employee number"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "characters"}),
    )


class AccountForm(forms.ModelForm):
    """One's own language and address. A new address needs the password: links that change the
    password go there, and ward computers are left unlocked."""

    current_password = forms.CharField(
        label=_("Current password"),
        required=False,
        strip=False,
        help_text=_("Only needed when you change the e-mail address."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    class Meta:
        model = User
        fields = ["language", "email", "phone"]
        widgets = {"email": forms.EmailInput(attrs={"autocomplete": "email"})}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "email" in self.changed_data and not self.instance.check_password(
            cleaned.get("current_password") or ""
        ):
            self.add_error(
                "current_password", _("Enter your current password to change the e-mail address.")
            )
        return cleaned


class PersonForm(forms.Form):
    """A person, as the system administrator enters it."""

    employee_number = forms.CharField(label=_("Employee number"), max_length=20)
    name = forms.CharField(label=_("Name"), max_length=100)
    department = forms.ModelChoiceField(
        Department.objects.filter(is_active=True), label=_("Department"), required=False
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("The link to choose a password goes there."),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        choices=[(code, name) for code, name in ROLE_NAMES.items() if code in GRANTABLE],
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Roles that approve, audit or administer are not granted here: ask the director, and"
            " have it done and recorded by those who run the server."
        ),
    )
    is_active = forms.BooleanField(
        label=_("The account is open"),
        required=False,
        initial=True,
        help_text=_("People are never deleted: what they wrote and decided keeps their name."),
    )

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        if person is not None:
            kwargs["initial"] = {
                "name": person.name,
                "department": person.department_id,
                "language": person.language,
                "email": person.email,
                "phone": person.phone,
                "roles": sorted(grantable(held_roles(person))),
                "is_active": person.is_active,
            }
        super().__init__(*args, **kwargs)
        if person is not None:  # the number is the identity: it stands in records for ever
            del self.fields["employee_number"]

    def clean_employee_number(self) -> str:
        number = normalise_employee_number(self.cleaned_data["employee_number"])
        for validator in User._meta.get_field("employee_number").validators:
            validator(number)
        return number

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        refusal = may_give_roles(
            cleaned.get("roles", []), has_department=cleaned.get("department") is not None
        )
        if refusal:
            raise ValidationError(explain(refusal))
        return cleaned

    def entries(self) -> Entries:
        """The checked values, for `personnel`."""
        given = {name: value for name, value in self.cleaned_data.items() if name in _ENTRIES}
        return Entries(**{**given, "roles": frozenset(given["roles"])})


_ENTRIES = {"name", "department", "language", "email", "phone", "is_active", "roles"}
