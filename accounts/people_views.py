"""Screens of the system administrator: the list of people, and one person."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from . import administration, personnel, roles
from .explanations import ROLE_NAMES, explain
from .forms import PersonForm
from .models import User

PAGE = 50
View = Callable[..., HttpResponse]


def _administrators_only(view: View) -> View:
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refusal = administration.may_add(personnel.standing(request.user))
        if refusal:
            raise PermissionDenied(explain(refusal))
        return view(request, *args, **kwargs)

    return never_cache(login_required(asked))


def _found(words: str) -> QuerySet[User]:
    people = User.objects.select_related("department").prefetch_related(
        Prefetch("groups", Group.objects.filter(name__startswith=roles.ROLE_GROUP_PREFIX))
    )
    for word in words.split():
        people = people.filter(
            Q(employee_number__icontains=word)
            | Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(department__code__iexact=word)
            | Q(department__name_zh_hans__icontains=word)
            | Q(department__name_vi__icontains=word)
        )
    return people.order_by("employee_number")


def _role_names(person: User) -> list[Any]:
    held = {group.name.removeprefix(roles.ROLE_GROUP_PREFIX) for group in person.groups.all()}
    return [name for code, name in ROLE_NAMES.items() if code in held]


@_administrators_only
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "")[:100]
    page = Paginator(_found(words), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "accounts/people.html",
        {
            "page_obj": page,
            "rows": [(person, _role_names(person)) for person in page],
            "words": words,
            "query": urlencode({"q": words}) + "&" if words else "",
        },
    )


@_administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def person_add(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = personnel.add_person(
                request.user,  # type: ignore[arg-type]  # signed in: the decorator saw to it
                form.cleaned_data["employee_number"],
                form.entries(),
                address=request.META.get("REMOTE_ADDR", ""),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request,
                _("%(name)s was added. Now send the link to choose a password.")
                % {"name": added.name},
            )
            return redirect("accounts:person", added.pk)
    return render(request, "accounts/person.html", {"form": form})


@_administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    whom = get_object_or_404(User.objects.select_related("department"), pk=pk)
    actor, standing = personnel.standing(request.user), personnel.standing(whom)
    refusal = administration.may_edit(actor, standing)
    form = None if refusal else PersonForm(request.POST or None, person=whom)
    if request.method == "POST":
        if form is None:
            raise PermissionDenied(explain(refusal))
        if form.is_valid():
            try:
                personnel.edit_person(
                    request.user,  # type: ignore[arg-type]  # signed in: the decorator saw to it
                    pk,
                    form.entries(),
                    address=request.META.get("REMOTE_ADDR", ""),
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("The account was saved."))
                return redirect("accounts:person", pk)
    return render(
        request,
        "accounts/person.html",
        {
            "form": form,
            "person": whom,
            "held": _role_names(whom),
            "refused": explain(refusal),
            "no_link": explain(administration.may_send_link(actor, standing)),
        },
    )


@_administrators_only
@require_POST
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    whom = get_object_or_404(User, pk=pk)
    personnel.send_link(
        request.user,  # type: ignore[arg-type]  # signed in: the decorator saw to it
        pk,
        address=request.META.get("REMOTE_ADDR", ""),
    )
    messages.success(
        request,
        _("A link to choose a password was sent to %(address)s.") % {"address": whom.email},
    )
    return redirect("accounts:person", pk)
