"""Taking document numbers: none twice, none left out. Called inside the transaction that issues.

The count's row is locked until that transaction ends; when it is undone, so is the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import roles
from approvals import ledger
from approvals.errors import Conflict, NotAllowed
from approvals.explanations import explain
from approvals.rules import Reason

from . import numbering
from .models import Edition, IssuedNumber, NumberCount, NumberSeries

if TYPE_CHECKING:
    from .models import RegulationPage


@transaction.atomic
def open_series(code: str, prefix_zh: str, suffix_vi: str, is_default: bool) -> NumberSeries:
    """A new series, or the signs of an old one. Its counts go on from the highest number that an
    edition has already, whoever typed it."""
    if is_default:
        NumberSeries.objects.exclude(code=code).update(is_default=False)
    series, _made = NumberSeries.objects.update_or_create(
        code=code,
        defaults={"prefix_zh": prefix_zh, "suffix_vi": suffix_vi, "is_default": is_default},
    )
    highest: dict[int, int] = {}
    for edition in Edition.objects.only(
        "number_zh", "number_vi", "issue_date", "effective_date"
    ).iterator(chunk_size=500):
        found = series.form.read(edition.number_zh, edition.number_vi, year_of(edition))
        if found is not None:
            highest[found[0]] = max(found[1], highest.get(found[0], 0))
    for year, value in highest.items():
        count = _locked(series, year)
        if value > count.last:
            count.last = value
            count.save(update_fields=["last"])
    return series


def may_open_series(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_role(roles.WEB_TEAM))


@transaction.atomic
def add_series(
    code: str, prefix_zh: str, suffix_vi: str, is_default: bool, user: Any, address: str = ""
) -> NumberSeries:
    """Open a series from the screen; recorded in the ledger. Raises NotAllowed for who is not of
    the web team, Conflict where a series has its code or would write the same numbers. Signs of a
    series that is there are changed by an operator only (`manage.py number_series`)."""
    if not may_open_series(user):
        raise NotAllowed(explain(Reason.ROLE), code=Reason.ROLE.value)
    form = numbering.Form(prefix_zh, suffix_vi)
    written = form.chinese(2026, 7), form.vietnamese(7)
    if form.read(written[0], "", 2026) != (2026, 7) or form.read("", written[1], 2026) != (2026, 7):
        raise Conflict(_("Numbers with these signs could not be read again. Choose other signs."))
    for other in NumberSeries.objects.all():
        is_alike = (
            other.form.read(written[0], "", 2026) or other.form.read("", written[1], 2026)
        )
        if other.code == code or is_alike:
            raise Conflict(
                _("The series %(series)s has this code or these signs already.")
                % {"series": other}
            )
    made = open_series(code, prefix_zh, suffix_vi, is_default)
    ledger.write(
        "open_series",
        actor=user,
        role=roles.WEB_TEAM,
        object_type=made._meta.label_lower,
        object_id=made.pk,
        object_label=str(made),
        address=address,
        data={"code": code, "is_default": is_default},
    )
    return made


def series_of(draft: RegulationPage) -> NumberSeries | None:
    """The series a draft takes its number from; None where numbers are typed by hand."""
    if draft.number_series_id is not None:
        return NumberSeries.objects.filter(pk=draft.number_series_id).first()
    return NumberSeries.objects.filter(is_default=True).first()


def is_given(draft: RegulationPage) -> bool:
    """Whether the system gives this draft's number when it is approved."""
    return not draft.is_historical and series_of(draft) is not None


def year_of(edition: Edition) -> int:
    """The year whose count a number belongs to: that of issue."""
    return (edition.issue_date or edition.effective_date).year


def give(edition: Edition, series: NumberSeries) -> tuple[int, int]:
    """The next number of the series, written into the unsaved `edition`: (year, value)."""
    year = year_of(edition)
    count = _locked(series, year)
    count.last += 1
    count.save(update_fields=["last"])
    edition.number_zh = series.form.chinese(year, count.last)
    edition.number_vi = series.form.vietnamese(count.last)
    return year, count.last


def take_over(edition: Edition, series: NumberSeries) -> tuple[int, int] | None:
    """A number that exists on paper: the count goes on from the highest. None when it is of no
    series of ours. Raises ValidationError for one that another edition has."""
    found = series.form.read(edition.number_zh, edition.number_vi, year_of(edition))
    if found is None:
        return None
    year, value = found
    count = _locked(series, year)
    if problem := taken(edition, series):
        raise ValidationError(problem)
    if value > count.last:
        count.last = value
        count.save(update_fields=["last"])
    return found


def taken(edition: Edition, series: NumberSeries) -> str:
    """Why the number that `edition` brings along cannot be its own; "" when it can."""
    found = series.form.read(edition.number_zh, edition.number_vi, year_of(edition))
    if found is None or not _is_borne(series, found):
        return ""
    return _("The document number %(number)s belongs to another edition already.") % {
        "number": edition.number_zh or edition.number_vi
    }


def _is_borne(series: NumberSeries, number: tuple[int, int]) -> bool:
    """Whether an edition has the number, be it from before the series."""
    year, value = number
    if IssuedNumber.objects.filter(series=series, year=year, value=value).exists():
        return True
    alike = Edition.objects.filter(
        Q(number_zh=series.form.chinese(year, value))
        | Q(number_vi=series.form.vietnamese(value), issue_date__year=year)
    )
    return alike.exclude(kind=Edition.Kind.REPEAL).exists()


def remember(edition: Edition, series: NumberSeries, number: tuple[int, int]) -> None:
    """The row that keeps the number from being given again; `edition` is saved."""
    IssuedNumber.objects.create(
        edition=edition, series=series, year=number[0], value=number[1]
    )


def _locked(series: NumberSeries, year: int) -> NumberCount:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A document number is taken in the transaction that issues with it.")
    NumberCount.objects.get_or_create(series=series, year=year)
    return NumberCount.objects.select_for_update().get(series=series, year=year)
