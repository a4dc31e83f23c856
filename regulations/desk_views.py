"""Screens beside the library: the pack for an outage, and which other systems read the library."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import roles

from .models import ApiToken
from .outage import keeping, rules

PER_PAGE = 50


@require_safe
@never_cache
@login_required
def outage(request: HttpRequest) -> HttpResponse:
    """What lies ready for an outage, for those who may take it."""
    if not rules.may_take(request.user.roles):
        raise PermissionDenied
    return render(request, "regulations/outage.html", {"pack": keeping.kept()})


@require_POST
@never_cache
@login_required
def outage_pack(request: HttpRequest) -> HttpResponseBase:
    """The pack itself. By POST, because the ledger says who took it."""
    if not rules.may_take(request.user.roles):
        raise PermissionDenied
    pack = keeping.kept()
    if pack is None:
        messages.error(request, _("There is no pack yet."))
        return redirect("regulations:outage")
    stream = keeping.hand_out(pack, request.user, request.META.get("REMOTE_ADDR", ""))
    return FileResponse(
        stream, as_attachment=True, filename=pack.file_name, content_type="application/zip"
    )


@require_safe
@never_cache
@login_required
def access(request: HttpRequest) -> HttpResponse:
    """The tokens of other systems, without what is secret, for the system administrator."""
    if not request.user.has_role(roles.SYSTEM_ADMINISTRATOR):
        raise PermissionDenied
    page = Paginator(ApiToken.objects.order_by("name"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "regulations/access.html", {"page_obj": page})
