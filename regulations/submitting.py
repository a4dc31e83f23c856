"""What keeps a draft from being submitted, and what its author should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.models import User
from approvals import languages

from . import addresses, counting, figuring, labels, voiding
from .outlining import nodes, stored
from .structure import Node, align, walk, without_counterpart

if TYPE_CHECKING:
    from .models import Edition, NumberSeries, RegulationPage

#: A list of ids in a sentence ends here; the panel shows them all.
SHOWN = 12


def problems(page: RegulationPage) -> list[str]:
    """Sentences in the active language; with none of them the draft may be submitted."""
    from .editions import latest_issue

    change = type(page).Change
    if page.change == change.VOID:
        return voiding.problems(page)
    latest = latest_issue(page.pk)
    found = []
    if page.change == change.REPEAL:
        if page.repeal_date is None:
            found.append(_("Say from which day the regulation is repealed."))
    else:
        found += _about_number(page)
        if page.issue_date is None:
            found.append(_("The issue date is missing."))
        if page.effective_date is None:
            found.append(_("The effective date is missing."))
    if latest is None and page.change != change.SUBSTANTIVE:
        found.append(_("Nothing was issued yet that could be corrected or repealed."))
    if latest is not None and page.change == change.EDITORIAL and _attributes_differ(page, latest):
        found.append(
            _("A correction keeps the number, dates and signature of the edition. "
              "If they change, it is a new edition.")
        )
    if (
        latest is not None
        and page.change == change.SUBSTANTIVE
        and not counting.is_given(page)
        and _is_same_issue(page, latest)
    ):
        found.append(
            _("A new edition has a document number or dates of its own. "
              "If only spelling or layout changed, choose a correction.")
        )
    found += figuring.problems(page)
    if page.review_person and not User.objects.filter(
        employee_number=page.review_person, is_active=True, is_superuser=False
    ).exists():
        found.append(_("Nobody who is active has the employee number of who reviews it."))
    address = addresses.problem_with(page)
    if address:
        found.append(address)
    return found


def _about_number(page: RegulationPage) -> list[str]:
    """A number is typed where the system gives none, and only there."""
    is_typed = bool(page.number_zh or page.number_vi)
    series = counting.series_of(page)
    if series is None or page.is_historical:
        if not is_typed:
            return [_("The document number is missing.")]
        issued = page.issue_date or page.effective_date
        if series and issued and series.form.disagrees(page.number_zh, page.number_vi, issued.year):
            return [_("The Chinese and the Vietnamese document number are not the same.")]
        return _already_borne(page, series) if series and issued else []
    if is_typed and page.change == type(page).Change.SUBSTANTIVE:
        return [
            _("The document number is given at approval: leave it empty, "
              "or say that the regulation exists on paper already.")
        ]
    return []


def _already_borne(page: RegulationPage, series: NumberSeries) -> list[str]:
    """Said at submission; `counting.take_over` looks again under its lock at approval."""
    from .editions import edition_of

    if page.change != type(page).Change.SUBSTANTIVE:
        return []
    problem = counting.taken(edition_of(page), series)
    return [problem] if problem else []


def _attributes_differ(page: RegulationPage, edition: Edition) -> bool:
    plain = ["issue_date", "effective_date"]
    if page.number_zh or page.number_vi or not counting.is_given(page):
        plain += ["number_zh", "number_vi"]
    translated = [
        languages.suffixed(name, code)
        for name in ("issuer", "signatory", "signatory_title")
        for code in languages.LANGUAGES
    ]
    return any(
        (getattr(page, name) or None) != (getattr(edition, name) or None)
        for name in (*plain, *translated)
    )


def _is_same_issue(page: RegulationPage, edition: Edition) -> bool:
    names = ("number_zh", "number_vi", "issue_date", "effective_date")
    return all((getattr(page, n) or None) == (getattr(edition, n) or None) for n in names)


def remarks(page: RegulationPage) -> list[str]:
    """Doubts about the outline of each text, provisions that one language lacks, those that were
    changed in one language alone, and relations of which the text speaks."""
    from . import holding, proposing  # they read the tables of this package

    found = []
    for language in languages.LANGUAGES:
        for warning in stored(page, language).warnings:
            found.append(f"{labels.LANGUAGE_NAMES[language]}: {labels.warning(warning)}")
    return found + unaligned(page) + holding.remarks(page) + proposing.remarks(page)


def unaligned(page: RegulationPage) -> list[str]:
    """Sentences about provisions that stand in one of the two texts only."""
    zh, vi = nodes(page.tree_zh_hans), nodes(page.tree_vi)
    if not zh or not vi:
        return []
    rows = without_counterpart(align(zh, vi))
    found = []
    for language, lacking in (
        (languages.ZH, [row.id for row in rows if row.zh is None]),
        (languages.VI, [row.id for row in rows if row.vi is None]),
    ):
        if lacking:
            found.append(
                _("%(language)s lacks what the other text has: %(provisions)s")
                % {
                    "language": labels.LANGUAGE_NAMES[language],
                    "provisions": _enumerated(lacking),
                }
            )
    return found


def _enumerated(ids: list[str]) -> str:
    more = len(ids) - SHOWN
    listed = ", ".join(ids[:SHOWN])
    return _("%(ids)s and %(count)s more") % {"ids": listed, "count": more} if more > 0 else listed


def changed_ids(page: RegulationPage, language: str) -> tuple[list[str], list[str]]:
    """Ids that the draft adds to and takes from the latest printing, in one language. Links,
    acknowledgements and citations name them."""
    from .models import Printing

    last = (
        Printing.objects.filter(
            edition__page_id=page.pk, edition__kind="issue", edition__voided=None,
            edition__past_key="",
        )
        .order_by("-edition__sequence", "-sequence")
        .first()
    )
    if last is None:
        return [], []
    column = languages.suffixed("tree", language)
    before, now = _ids(nodes(getattr(last, column))), _ids(nodes(getattr(page, column)))
    return [i for i in now if i not in before], [i for i in before if i not in now]


def _ids(tree: list[Node]) -> dict[str, None]:
    return {node.id: None for node in walk(tree)}
