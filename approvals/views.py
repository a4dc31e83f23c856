"""Inbox, review page, submitting. Views ask `rules` and call `services`; they hold no rule."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.models import Page

from . import people, review, rules, services
from .errors import Conflict, Incomplete, NotAllowed, NotApproved
from .explanations import explain
from .forms import DecisionForm, SubmitForm
from .gated import GatedPage
from .models import Decision, Submission

PAGE_SIZE = 20
MOST_REMARKS = 20


def _address(request: HttpRequest) -> str:
    return request.META.get("REMOTE_ADDR", "")


def _steps_of(asker: rules.Person) -> list[str]:
    return [step.value for step in rules.STEPS if not asker.roles.isdisjoint(rules.DECIDERS[step])]


def _listed(rows: QuerySet[Submission], request: HttpRequest) -> Any:
    rows = rows.select_related("page", "department", "submitted_by")
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


@never_cache
@login_required
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits for me, the longest wait first."""
    asker = people.person(request.user)
    steps = _steps_of(asker)
    if not steps:
        return redirect("approvals:mine")
    waiting = Submission.objects.filter(state=Submission.State.WAITING, step__in=steps)
    excluded = Q(contributors=asker.id) | Q(
        decisions__by=asker.id, decisions__kind=Decision.Kind.CHECK
    )
    not_mine = waiting.filter(excluded).values("pk")
    return render(
        request,
        "approvals/inbox.html",
        {
            "submissions": _listed(waiting.exclude(pk__in=not_mine), request),
            "set_aside": waiting.filter(pk__in=not_mine).count(),
        },
    )


@never_cache
@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What my department and I have submitted, and where it stands."""
    asker = people.person(request.user)
    rows = Submission.objects.filter(Q(submitted_by=asker.id) | Q(contributors=asker.id))
    if asker.department is not None and not rules.may_write(asker, asker.department):
        rows = rows | Submission.objects.filter(department=asker.department)
    rows = rows.distinct().order_by("-submitted_at", "-pk")
    return render(request, "approvals/mine.html", {"submissions": _listed(rows, request)})


def _submission(request: HttpRequest, pk: int) -> Submission:
    """The submission, or the 404 that one which does not exist gives."""
    found = get_object_or_404(
        Submission.objects.select_related("page", "revision", "submitted_by", "department"), pk=pk
    )
    if rules.may_see(people.person(request.user), people.waiting(found)):
        raise Http404
    return found


@never_cache
@login_required
@require_GET
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """One screen for one decision."""
    return _review_page(request, _submission(request, pk))


def _review_page(
    request: HttpRequest, found: Submission, comment: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    asker = people.person(request.user)
    waiting = people.waiting(found)
    act = rules.ACT_OF_STEP[waiting.step]
    verdict = rules.may_decide(asker, act, waiting)
    changed, is_new = review.changes(found)
    return render(
        request,
        "approvals/submission.html",
        {
            "submission": found,
            "changes": changed,
            "is_new": is_new,
            "opinions": review.opinions(found),
            "attachments": review.attachments(found),
            "remarks": found.revision.as_object().remarks()[:MOST_REMARKS],
            "act": act.value,
            "may_pass": verdict is rules.Reason.OK,
            "may_return": rules.may_decide(asker, rules.Act.RETURN, waiting, "-")
            is rules.Reason.OK,
            "may_withdraw": rules.may_withdraw(asker, waiting) is rules.Reason.OK,
            "why_not": explain(verdict) if waiting.is_waiting else "",
            "comment": comment,
            "error": error,
        },
        status=status,
    )


@never_cache
@login_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Check, approve, return or withdraw. On any refusal the comment is kept on the screen."""
    found = _submission(request, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _review_page(
            request, found, request.POST.get("comment", ""), _("Please try again."), 400
        )
    act, comment = form.cleaned_data["act"], form.cleaned_data["comment"]
    if form.cleaned_data["content_hash"] != found.content_hash:
        return _review_page(
            request, found, comment, _("The content is not what you looked at. Look again."), 409
        )
    acts = {
        "check": (services.check, _("Checked. It waits for the director now.")),
        "approve": (services.approve, _("Approved. It is live in both languages.")),
        "return": (services.return_, _("Returned with your reason.")),
        "withdraw": (services.withdraw, _("Withdrawn. The draft can be edited again.")),
    }
    function, done = acts[act]
    try:
        function(found, request.user, comment, _address(request))
    except NotAllowed as error:
        return _review_page(request, found, comment, str(error), 403)
    except (Conflict, NotApproved) as error:  # somebody was quicker; a file is not the same
        found.refresh_from_db()
        return _review_page(request, found, comment, str(error), 409)
    messages.success(request, done)
    return redirect("approvals:mine" if act == "withdraw" else "approvals:inbox")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """The last look of the author: what is missing, a note, and off it goes."""
    page = get_object_or_404(Page, pk=page_id)
    department = people.department_of(page)
    asker = people.person(request.user)
    if rules.may_write(asker, department.pk if department else None):
        raise Http404
    form = SubmitForm(request.POST or None)
    error = ""
    draft = page.specific.get_latest_revision_as_object()
    is_ours = isinstance(draft, GatedPage)
    problems = draft.problems() if is_ours else []
    if request.method == "POST" and form.is_valid():
        try:
            services.submit(page, request.user, form.cleaned_data["note"], _address(request))
        except Incomplete as incomplete:
            problems = incomplete.problems
        except (NotAllowed, Conflict) as refused:
            error = str(refused)
        else:
            messages.success(request, _("Submitted. You see here where it stands."))
            return redirect("approvals:mine")
    return render(
        request,
        "approvals/submit.html",
        {
            "page_object": draft,
            "form": form,
            "problems": problems,
            "remarks": draft.remarks()[:MOST_REMARKS] if is_ours else [],
            "error": error,
        },
        status=409 if error else 200,
    )


@never_cache
@login_required
@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The submitted revision as readers would see it, in the language of the address."""
    found = _submission(request, pk)
    draft = found.revision.as_object()
    response: HttpResponse = draft.make_preview_request(
        original_request=request, extra_request_attrs={"path": request.path}
    )
    return response
