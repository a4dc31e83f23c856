"""Screens about oneself: sign-in, sign-out, account, passwords."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from . import mails
from .forms import AccountForm, PasswordLinkForm, SignInForm
from .middleware import BEGUN


class SignIn(auth.LoginView):
    """`next` is followed on this host only (Django's own check)."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # With `next` the form is shown also to who is signed in: the page behind it refused
        # this person, and sending the person back there would go round in circles.
        if request.user.is_authenticated and not self.get_redirect_url():
            return redirect("portal:start")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        self.request.session.pop(BEGUN, None)  # the day counts from this sign-in
        return response


class SignOut(auth.LogoutView):
    """By POST only: a link or a picture on another site must not end a session."""

    http_method_names = ["post", "options"]


@never_cache
@login_required
@sensitive_post_parameters("current_password")
def account(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        with translation.override(user.language):
            messages.success(request, _("Your account was saved."))
            return HttpResponseRedirect(reverse("accounts:account"))
    if form.errors:
        request.user.refresh_from_db()  # the form wrote refused values into the signed-in person
    return render(request, "accounts/account.html", {"form": form})


class PasswordChange(auth.PasswordChangeView):
    """Ends every other session of the person."""

    template_name = "accounts/password_change.html"
    success_url = reverse_lazy("accounts:account")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        messages.success(
            self.request, _("Your password was changed. You are signed out everywhere else.")
        )
        return response


@never_cache
def password_reset(request: HttpRequest) -> HttpResponse:
    """The same answer whether the number exists or not."""
    form = PasswordLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        mails.request_password_link(form.cleaned_data["employee_number"])
        return redirect("accounts:password_reset_sent")
    return render(request, "accounts/password_reset.html", {"form": form})


def password_reset_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/password_reset_sent.html")


@method_decorator(never_cache, name="dispatch")
class PasswordResetConfirm(auth.PasswordResetConfirmView):
    """A link for somebody closed since, or for a superuser, does not work."""

    template_name = "accounts/password_reset_confirm.html"
    form_class = SetPasswordForm
    success_url = reverse_lazy("accounts:sign_in")

    def get_user(self, uidb64: str) -> Any:
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active and not user.is_superuser else None

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        messages.success(self.request, _("Your password was changed. Please sign in with it."))
        return response
