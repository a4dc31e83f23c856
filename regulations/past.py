"""Past editions in a draft: their outlines, what keeps them back, what reviewers are shown."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from approvals import languages
from approvals.hashing import canonical

from . import counting, labels, lasting, outlining
from .comparing.identity import given
from .comparing.items import Item, items
from .models import Edition
from .past_issuing import differs, edition_of, issued_keys, provisions_of, restore

if TYPE_CHECKING:
    from .models import PastEdition, RegulationPage

#: Nothing that a hospital still keeps is older.
_OLDEST = date(1900, 1, 1)


def rows(page: RegulationPage) -> list[PastEdition]:
    """The rows of a draft as they stand in memory, in their order."""
    return sorted(page.past_editions.all(), key=lambda row: (row.sort_order or 0))


def refresh(page: RegulationPage) -> None:
    """Work out the trees of the texts that changed since, and lasting ids: from the draft itself
    back through the past, so that a link finds its provision in whichever edition has it."""
    found = rows(page)
    if not found:
        return
    known = issued_keys(page.pk)
    newer, ids = lasting.draft_items(page), lasting.ids_of(page)
    for row in sorted(found, key=lambda row: row.effective_date or _OLDEST, reverse=True):
        if row.key in known:
            restore(row, known[row.key])  # what was issued stays as it was approved
        else:
            outlining.refresh(row)
            _name(row, page, newer, ids)
        ids = row.lasting.get("ids", {})
        newer = items(asdict(one) for one in provisions_of(row))
    page.past_editions.set(found)


def _name(
    row: PastEdition, page: RegulationPage, newer: list[Item], ids: dict[str, str]
) -> None:
    """Lasting ids by the edition that followed, where either changed since."""
    state = hashlib.sha256(
        canonical([row.key, ids, row.tree_zh_hans, row.tree_vi])
    ).hexdigest()
    if row.lasting.get("of") != state:
        own = items(asdict(one) for one in provisions_of(row))
        row.lasting = {"of": state, "ids": given(newer, [], own, f"{page.pk}/{row.key}")}


def problems(page: RegulationPage) -> list[str]:
    """Sentences about rows that cannot be issued as they stand."""
    found = rows(page)
    if not found:
        return []
    known = issued_keys(page.pk)
    said = []
    change = type(page).Change
    fresh = [row for row in found if row.key not in known]
    if fresh and page.change not in (change.SUBSTANTIVE, change.EDITORIAL):
        said.append(_("Past editions come in with an edition or a correction."))
    for row in found:
        if row.key in known and differs(row, known[row.key]):
            said.append(
                _("Past edition %(name)s was issued and never changes. Leave it as it was, or "
                  "take the row out: the edition stays.") % {"name": row}
            )
    for place, row in enumerate(fresh, start=1):
        name = str(row) or str(place)
        said += [_("Past edition %(name)s: %(problem)s") % {"name": name, "problem": problem}
                 for problem in _of_row(row, page)]
    return said + _twice(page, fresh)


def _of_row(row: PastEdition, page: RegulationPage) -> Iterator[str]:
    today = timezone.localdate()
    if not (row.number_zh or row.number_vi):
        yield _("the document number is missing.")
    if not ((row.text_zh_hans or "").strip() or (row.text_vi or "").strip()):
        yield _("the text is missing.")
    if row.issue_date is None:
        yield _("the issue date is missing.")
    if row.effective_date is None:
        yield _("the effective date is missing.")
        return
    for day in (row.issue_date, row.effective_date):
        if day is not None and not _OLDEST <= day <= today:
            yield _("%(day)s is no day of the past.") % {"day": _day(day)}
    if page.effective_date is not None and row.effective_date >= page.effective_date:
        yield _("it takes effect no earlier than the draft itself.")
    series = counting.series_of(page)
    edition = edition_of(row, page)
    if series is not None:
        year = counting.year_of(edition)
        if series.form.disagrees(row.number_zh, row.number_vi, year):
            yield _("the Chinese and the Vietnamese document number are not the same.")
        elif problem := counting.taken(edition, series):
            yield problem
    elif Edition.objects.filter(
        number_zh=row.number_zh, number_vi=row.number_vi, kind=Edition.Kind.ISSUE,
        issue_date__year=counting.year_of(edition),
    ).exists():
        yield _("its document number belongs to another edition already.")


def _twice(page: RegulationPage, fresh: list[PastEdition]) -> list[str]:
    """Numbers and days that occur twice, in the batch or with what was issued before."""
    days = Counter(row.effective_date for row in fresh if row.effective_date)
    days.update(
        Edition.objects.filter(page_id=page.pk, voided=None).values_list(
            "effective_date", flat=True
        )
    )
    mine = {row.effective_date for row in fresh}
    said = [
        _("Two editions take effect on %(day)s: only one can apply.") % {"day": _day(day)}
        for day, count in sorted(days.items()) if count > 1 and day in mine
    ]
    numbers: Counter[tuple[str, int]] = Counter()
    for one in (*fresh, page):
        issued = one.issue_date or one.effective_date
        for number in {one.number_zh, one.number_vi} - {"", None}:
            if issued:
                numbers[("".join(number.split()).casefold(), issued.year)] += 1
    said += [
        _("The document number %(number)s stands twice in this draft.") % {"number": number}
        for (number, _year), count in sorted(numbers.items()) if count > 1
    ]
    return said


def _day(day: date) -> str:
    return formats.date_format(day, "SHORT_DATE_FORMAT")


def remarks(page: RegulationPage) -> list[str]:
    """Doubts about outlines and days, of rows that are not issued yet."""
    said = []
    known = issued_keys(page.pk)
    for row in rows(page):
        if row.key in known:
            continue
        for language in languages.LANGUAGES:
            said += [
                f"{row} · {labels.LANGUAGE_NAMES[language]}: {labels.warning(warning)}"
                for warning in outlining.stored(row, language).warnings
            ]
        if row.issue_date and row.effective_date and row.effective_date < row.issue_date:
            said.append(
                _("Past edition %(name)s takes effect before it was issued.") % {"name": row}
            )
        if row.scan_id is None:
            said.append(_("Past edition %(name)s has no scanned original.") % {"name": row})
    return said


def reviewed(
    page: RegulationPage, live: RegulationPage | None
) -> Iterator[tuple[str, str, str, str]]:
    """Each past edition in words, as `GatedPage.also_reviewed` asks."""
    before = {row.key: row for row in rows(live)} if live is not None else {}
    after = {row.key: row for row in rows(page)}
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        name = str(new or old)
        label = _("Past edition %(name)s") % {"name": name}
        yield label, "", _attributes(old), _attributes(new)
        for language in languages.LANGUAGES:
            yield label, language, _text(old, language), _text(new, language)
            yield (
                _("Past edition %(name)s: outline") % {"name": name}, language,
                _outline(old, language), _outline(new, language),
            )


def _attributes(row: PastEdition | None) -> str:
    if row is None:
        return ""
    shown: list[Any] = [row.number_zh, row.number_vi]
    shown += [
        f"{label}: {_day(day)}"
        for label, day in ((_("Issued on"), row.issue_date),
                           (_("Effective date"), row.effective_date))
        if day
    ]
    shown += [
        getattr(row, languages.suffixed(name, code))
        for name in ("heading", "issuer", "signatory_title", "signatory", "note")
        for code in languages.LANGUAGES
    ]
    shown.append(f"{_('Scanned original')}: {row.scan.title}" if row.scan_id else "")
    return "\n".join(str(one) for one in shown if one)


def _text(row: PastEdition | None, language: str) -> str:
    return (getattr(row, languages.suffixed("text", language)) or "") if row else ""


def _outline(row: PastEdition | None, language: str) -> str:
    tree = getattr(row, languages.suffixed("tree", language)) if row else []
    return "\n".join(_lines(tree, 0))


def _lines(tree: Iterable[dict[str, Any]], depth: int) -> Iterator[str]:
    for node in tree:
        title = " ".join(part for part in (node.get("number"), node.get("heading")) if part)
        yield f"{'  ' * depth}{title or node['id']} ({node['id']})"
        yield from _lines(node.get("children", ()), depth + 1)
