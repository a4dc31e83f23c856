"""`<library>/<slug>/compare/?from=1&to=2`: two editions provision by provision.

`view` chooses the language or both, `only=1` leaves out what did not change. `to=draft` compares
the edition with the newest draft, for those who may see that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from approvals import languages, people, rules
from approvals.models import Submission

from . import labels, lasting
from .comparing.items import Item, Pair
from .comparing.page import Passage, Said, Sheet, html
from .comparing.whole import Comparison, compare
from .models import Printing
from .shelf import Issued, Shelf, shelves_for

if TYPE_CHECKING:
    from .models import RegulationPage

NAME = "compare"
DRAFT = "draft"
BOTH = "both"
_LONGEST_NUMBER = 6
_AROUND = ("heading", "preamble", "closing")


@dataclass(frozen=True)
class Choice:
    """A text that can be compared: the value in the address and its name."""

    value: str
    number: str
    sequence: int
    effective: date | None
    is_draft: bool
    is_void: bool = False


@dataclass(frozen=True)
class Compared:
    """Everything the template needs."""

    heading: str
    language: str
    choices: list[Choice]
    old: Choice
    new: Choice
    views: list[tuple[str, Any, str]]
    view: str
    only: bool
    counts: dict[str, int]
    is_same: bool
    body: SafeString
    path: str
    back: str
    swapped: str


@dataclass(frozen=True)
class _Side:
    choice: Choice
    items: list[Item]
    around: dict[str, Pair]
    held: tuple[str, ...]
    url: str


def show(page: RegulationPage, request: HttpRequest, rest: list[str]) -> HttpResponse:
    """Raises Http404 for an edition that there is not or that this reader may not see."""
    if rest:
        raise Http404
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    shelf = shelves_for([page.pk], request.user).get(page.pk, Shelf([]))
    if not shelf:
        raise Http404
    compared = _compared(page, request, shelf)
    context = {
        "page": page,
        "compared": compared,
        "heading": _heading(shelf),
        "section": "regulationindexpage",
        "back": page.get_url(request),
    }
    return render(request, "regulations/compare.html", context)


def may_see_draft(page: RegulationPage, user: Any) -> bool:
    """Who writes for the department, and who may open a submission of it that waits."""
    if not user.is_authenticated:
        return False
    person = people.person(user)
    department = people.department_of(page)
    if not rules.may_write(person, department.pk if department else None):
        return True
    waiting = Submission.objects.filter(page_id=page.pk, state=Submission.State.WAITING).first()
    return waiting is not None and not rules.may_see(person, people.waiting(waiting))


def _heading(shelf: Shelf) -> tuple[str, str]:
    """Of the edition shown today, and its language."""
    one = shelf.shown(timezone.localdate()) or shelf.issued[-1]
    code = one.language_for(languages.normalise(get_language()))
    return getattr(one.printing, languages.suffixed("heading", code)), code


def _compared(page: RegulationPage, request: HttpRequest, shelf: Shelf) -> Compared | None:
    """None where there is nothing yet to compare with."""
    wanted = languages.normalise(get_language())
    texts = [one for one in shelf.issued if not one.dated.is_repeal]
    with_draft = may_see_draft(page, request.user)
    named = {"from": request.GET.get("from", ""), "to": request.GET.get("to", "")}
    if DRAFT in named.values() and not with_draft:
        raise Http404
    new = _named(texts, named["to"]) or _default_new(texts, shelf)
    old = _named(texts, named["from"]) or _default_old(texts, new, named["to"] == DRAFT)
    if old is None or (old is new and DRAFT not in named.values()):
        return None
    address = page.get_url(request) or ""
    draft = _draft_side(page) if DRAFT in named.values() else None
    old_side = draft if named["from"] == DRAFT and draft else _side(page, old, wanted, address)
    new_side = draft if named["to"] == DRAFT and draft else _side(page, new, wanted, address)
    comparison = compare(old_side.items, new_side.items)
    passages = [
        Passage({"heading": "title"}.get(name, name), old_side.around[name], new_side.around[name])
        for name in _AROUND
    ]
    held = [
        code for code in languages.LANGUAGES if code in old_side.held or code in new_side.held
    ]
    view = request.GET.get("view", "")
    shown = _shown(view, held, wanted)
    only = request.GET.get("only") == "1"
    sheet = Sheet(_said(), shown, old_side.url, new_side.url, only)
    heading, language = _heading(shelf)
    choices = [_choice(one, wanted) for one in reversed(texts)]
    if with_draft:
        choices.insert(0, _draft_choice())
    query = {"from": new_side.choice.value, "to": old_side.choice.value, "view": view}
    return Compared(
        heading=heading,
        language=language,
        choices=choices,
        old=old_side.choice,
        new=new_side.choice,
        views=_views(held),
        view=BOTH if len(shown) > 1 else shown[0],
        only=only,
        counts=comparison.counts(),
        is_same=_is_same(comparison, passages),
        body=mark_safe(html(comparison, passages, sheet)),  # noqa: S308 - it escapes every text
        path=request.path,
        back=address,
        swapped=urlencode({name: value for name, value in query.items() if value}),
    )


def _views(held: list[str]) -> list[tuple[str, Any, str]]:
    """Value, name and language of what can be chosen, where there is a choice."""
    if len(held) < 2:
        return []
    own = ((code, labels.LANGUAGE_NAMES[code], code) for code in held)
    return [(BOTH, _("Both languages"), ""), *own]


def _is_same(comparison: Comparison, passages: list[Passage]) -> bool:
    return all(one.is_untouched for one in comparison.sections) and all(
        one.is_same for one in passages
    )


def _named(texts: list[Issued], value: str) -> Issued | None:
    """The edition of that number; None for none and for the draft."""
    if value in ("", DRAFT):
        return None
    if value.isascii() and value.isdecimal() and len(value) <= _LONGEST_NUMBER:
        for one in texts:
            if one.edition.sequence == int(value):
                return one
    raise Http404


def _default_new(texts: list[Issued], shelf: Shelf) -> Issued:
    shown = shelf.shown(timezone.localdate())
    if shown in texts:
        return shown
    if not texts:
        raise Http404
    return texts[-1]


def _default_old(texts: list[Issued], new: Issued, to_draft: bool) -> Issued | None:
    """The edition before it; for a draft the one that applies."""
    if to_draft:
        return new
    valid = [one for one in texts if not one.edition.is_void or one is new]
    at = valid.index(new) if new in valid else 0
    return valid[at - 1] if at else None


def _shown(view: str, held: list[str], wanted: str) -> list[str]:
    if view == BOTH:
        return sorted(held, key=lambda code: code != wanted)
    if view in held:
        return [view]
    return [wanted if wanted in held or not held else held[0]]


def _choice(one: Issued, language: str) -> Choice:
    edition = one.edition
    return Choice(
        str(edition.sequence), one.number(language), edition.sequence, edition.effective_date,
        False, edition.is_void,
    )  # fmt: skip


def _draft_choice() -> Choice:
    return Choice(DRAFT, "", 0, None, True)


def _side(page: RegulationPage, one: Issued, language: str, address: str) -> _Side:
    names = [languages.suffixed(name, code) for name in _AROUND for code in languages.LANGUAGES]
    texts = Printing.objects.filter(pk=one.printing.pk).values(*names).get()
    return _Side(
        _choice(one, language),
        lasting.items_of(one.printing, page.pk),
        {name: _pair(texts, name) for name in _AROUND},
        one.languages_held(),
        f"{address}?edition={one.edition.sequence}",
    )


def _draft_side(page: RegulationPage) -> _Side:
    from .editions import edition_of, printing_of

    draft = page.get_latest_revision_as_object()
    printing = printing_of(draft, edition_of(draft))
    texts = {
        name: getattr(printing, name)
        for field in _AROUND
        for name in (languages.suffixed(field, code) for code in languages.LANGUAGES)
    }
    return _Side(
        _draft_choice(),
        lasting.draft_items(draft),
        {name: _pair(texts, name) for name in _AROUND},
        Issued(printing.edition, printing).languages_held(),
        "",
    )


def _pair(texts: dict[str, str], name: str) -> Pair:
    zh, vi = (texts[languages.suffixed(name, code)] or "" for code in languages.LANGUAGES)
    return zh, vi


def _untouched(count: int) -> str:
    return ngettext(
        "%(count)s provision unchanged:", "%(count)s provisions unchanged:", count
    ) % {"count": count}


def _said() -> Said:
    return Said(
        language=languages.normalise(get_language()),
        before=_("Before"),
        after=_("After"),
        inserted=_("inserted:"),
        deleted=_("deleted:"),
        end=_("end"),
        added=_("New"),
        removed=_("No longer there"),
        changed=_("Changed"),
        moved=_("Moved, before: %(label)s"),
        renumbered=_("Before: %(label)s"),
        only_in=_("Changed in %(language)s only"),
        stood_in=_("Its words stood in %(label)s before"),
        stands_in=_("Its words stand in %(label)s now"),
        title=_("Title"),
        preamble=_("Before the first provision"),
        closing=_("After the last provision"),
        table=_("Table"),
        show_before=_("Earlier text%(label)s"),
        show_after=_("Later text%(label)s"),
        untouched=_untouched,
        language_names=(
            labels.LANGUAGE_NAMES[languages.ZH], labels.LANGUAGE_NAMES[languages.VI],
        ),
    )  # fmt: skip
