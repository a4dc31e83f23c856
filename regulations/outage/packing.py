"""Making a pack: what an audience may see today, drawn page by page and put into one archive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from accounts import roles
from accounts.models import Department
from approvals import languages
from approvals.audience import Audience, visible_to
from approvals.files import is_published, model_of
from approvals.hashing import canonical
from regulations import figures, figuring, owners
from regulations.api.tokens import TokenReader
from regulations.categories import Category
from regulations.models import Printing, RegulationPage
from regulations.shelf import Issued, Shelf, shelves_for

from . import archive, names, pages, terms
from .words import in_both, words
from .workfile import About, File, WorkFile

#: Days for which a pack may be used, where nobody says otherwise.
DEFAULT_DAYS = 31
MOST_DAYS = 366
#: Regulations whose shelves are in memory at once.
_CHUNK = 50
#: Pages that one part of the search's list of pages describes.
_BLOCK = 200
#: What is approved while pages are drawn is drawn in another round; but not for ever.
_ROUNDS = 5
_HERE = Path(__file__).parent
_COLUMNS = (
    "eid", "kind", "parent_eid", "depth", "number_zh_hans", "number_vi", "heading_zh_hans",
    "heading_vi", "text_zh_hans", "text_vi",
)  # fmt: skip
_AROUND = ("preamble", "closing")


@dataclass(frozen=True)
class Made:
    """What became of a run: how many pages, how many of them were drawn now, and attachments that
    could not be had (path in the pack and reason are in the manifest)."""

    pages: int
    drawn: int
    missing_files: list[str]


@dataclass(frozen=True)
class _Found:
    """A regulation of which something is to be shown."""

    page: RegulationPage
    shelf: Shelf
    shown: list[Issued]
    owner: Department | None

    def fingerprint(self, on: date) -> str:
        """Changes with everything its page says."""
        status = self.shelf.status(on)
        department = _department(self.owner)
        editions = [
            [one.edition.sequence, one.printing.content_hash, str(self.shelf.status_of(one, on))]
            for one in self.shown
        ]
        told = [self.page.slug, self.page.category, str(status), department, editions]
        return hashlib.sha256(canonical(told)).hexdigest()


def _department(owner: Department | None) -> list[str]:
    return [owner.code, owner.name_zh_hans or "", owner.name_vi or ""] if owner else []


def reader_of(audience: str) -> TokenReader | None:
    """Whom `approvals.audience` sees in the holder of a pack."""
    if audience == Audience.STAFF:
        return TokenReader("outage pack", frozenset({roles.STAFF}))
    return None


def make(
    out: Path,
    audience: str,
    days: int = DEFAULT_DAYS,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Made:
    """Write the pack of `audience` to `out`. `tell` hears how many pages are drawn.

    A run that was broken off goes on where it was. Raises `workfile.InUse` while another one works
    on the same archive; what stood at `out` stays until the new one is whole.
    """
    said = words(audience)
    key = f"{audience} {hashlib.sha256(canonical(said)).hexdigest()}"
    work = WorkFile(out.with_name(f"{out.name}.work"), key)
    try:
        drawn = 0
        for _round in range(_ROUNDS):
            moment = timezone.localtime()
            changed = _bring_up_to_date(work, audience, moment.date(), said, tell)
            drawn += changed
            if not changed:
                break
        missing = _write(work, out, audience, moment, days, said)
        count = len(work.known())
    except BaseException:
        work.close()
        raise
    work.delete()
    return Made(count, drawn, missing)


# -- drawing -----------------------------------------------------------------------------------


def _bring_up_to_date(
    work: WorkFile,
    audience: str,
    on: date,
    said: dict[str, dict[str, str]],
    tell: Callable[[int, int], None],
) -> int:
    """Draw what is missing or has changed, drop what may not be seen any more; how many."""
    reader = reader_of(audience)
    known = work.known()
    slugs = sorted(
        visible_to(RegulationPage.objects.all(), reader).order_by().values_list("slug", "pk")
    )
    left, drawn = set(known), 0
    for place, found in enumerate(_found(slugs, reader, on), 1):
        left.discard(found.page.slug)
        fingerprint = found.fingerprint(on)
        if known.get(found.page.slug) != fingerprint:
            _draw(work, found, fingerprint, reader, on, said)
            drawn += 1
        tell(place, len(slugs))
    work.drop(left)
    return drawn + len(left)


def _found(slugs: list[tuple[str, int]], reader: Any, on: date) -> Iterator[_Found]:
    owned = owners.departments()
    for start in range(0, len(slugs), _CHUNK):
        ids = [pk for _slug, pk in slugs[start : start + _CHUNK]]
        by_id = RegulationPage.objects.only("slug", "category", "path").in_bulk(ids)
        shelves = shelves_for(ids, reader)
        for pk in ids:
            page, shelf = by_id.get(pk), shelves.get(pk)
            first = shelf.shown(on) if shelf is not None else None
            if page is None or shelf is None or first is None:
                continue
            shown = [first, *(one for one in shelf.to_come(on) if one is not first)]
            owner = owners.owner(page.path[: -Page.steplen], owned)
            yield _Found(page, shelf, shown, owner)


def _draw(
    work: WorkFile,
    found: _Found,
    fingerprint: str,
    reader: Any,
    on: date,
    said: dict[str, dict[str, str]],
) -> None:
    first = found.shown[0]
    headings = _headings(first)
    repeal = found.shelf.repeal(on)
    status = found.shelf.status(on)
    attached, files = _files(found.shown, reader)
    pictures = [_pictures(one, reader) for one in found.shown]
    files += [file for _drawn, stored in pictures for file in stored]
    about = About(
        path=f"r/{names.safe(found.page.slug)}.html",
        category=found.page.category,
        department=found.owner.code if found.owner else "",
        heading_zh_hans=headings[languages.ZH],
        heading_vi=headings[languages.VI],
        number=_numbers(first),
        status=status.value if status else "",
        effective=(repeal or first).edition.effective_date.isoformat(),
        files=files,
    )
    texts = [
        _text(one, found.shelf, on, said, drawn)
        for one, (drawn, _stored) in zip(found.shown, pictures, strict=True)
    ]
    html = pages.regulation(said, about, _facts(found, first), texts, attached)
    work.put(found.page.slug, fingerprint, about, html, _found_by(about, texts))


def _headings(one: Issued) -> dict[str, str]:
    """Of the languages in which it was issued."""
    held = one.languages_held()
    return {
        code: getattr(one.printing, languages.suffixed("heading", code)) if code in held else ""
        for code in languages.LANGUAGES
    }


def _numbers(one: Issued) -> str:
    numbers = dict.fromkeys((one.edition.number_zh, one.edition.number_vi))
    return " · ".join(number for number in numbers if number)


def _facts(found: _Found, first: Issued) -> list[tuple[str, dict[str, str]]]:
    edition = first.edition

    def columns(row: Model, name: str) -> dict[str, str]:
        return {
            code: getattr(row, languages.suffixed(name, code)) or "" for code in languages.LANGUAGES
        }

    facts = [
        ("number", dict.fromkeys(languages.LANGUAGES, _numbers(first))),
        ("effective", pages.days(edition.effective_date)),
        ("issued", pages.days(edition.issue_date) if edition.issue_date else {}),
        ("issuer", columns(edition, "issuer")),
        ("signatory", columns(edition, "signatory")),
        ("department", columns(found.owner, "name") if found.owner else {}),
    ]
    return [(name, value) for name, value in facts if any(value.values())]


def _text(
    one: Issued,
    shelf: Shelf,
    on: date,
    said: dict[str, dict[str, str]],
    pictures: dict[int, figuring.Drawn],
) -> pages.Text:
    is_coming = one.edition.effective_date > on
    day = pages.days(one.edition.effective_date)
    title = {
        code: said["coming"][code] % {"day": day[code]} if is_coming else said["text"][code]
        for code in languages.LANGUAGES
    }
    names_around = [
        languages.suffixed(name, code) for name in _AROUND for code in languages.LANGUAGES
    ]
    around = Printing.objects.filter(pk=one.printing.pk).values(*names_around).get()
    return pages.Text(
        title,
        _headings(one),
        one.languages_held(),
        list(one.printing.provisions.order_by("position").values(*_COLUMNS)),
        {
            name: {code: around[languages.suffixed(name, code)] for code in languages.LANGUAGES}
            for name in _AROUND
        },
        pictures,
    )


def _found_by(about: About, texts: list[pages.Text]) -> dict[str, bool]:
    """The terms of a page; of the languages in which it was issued and no other."""
    found: dict[str, bool] = {}
    for text in texts:
        for code in text.held:
            columns = [languages.suffixed(name, code) for name in ("number", "heading", "text")]
            parts = [row[column] for row in text.rows for column in columns]
            parts += [text.heading[code], *(text.around[name][code] for name in _AROUND)]
            words = figures.spoken("\n".join(filter(None, parts)))
            found |= dict.fromkeys(terms.terms(words), False)
    heading = "\n".join((about.heading_zh_hans, about.heading_vi, about.number))
    return found | dict.fromkeys(terms.terms(heading), True)


def _files(shown: list[Issued], reader: Any) -> tuple[list[pages.Attached], list[File]]:
    """The attachments of the editions shown that this reader may have."""
    attached: dict[str, pages.Attached] = {}
    files: dict[str, File] = {}
    documents = get_document_model()._default_manager.in_bulk(
        [row["document"] for one in shown for row in one.printing.files]
    )
    for one in shown:
        for row in one.printing.files:
            document = documents.get(row["document"])
            if document is None or not row["sha256"]:
                continue
            if not is_published("document", document.pk, reader):
                continue
            path = f"files/{names.file_name(document.filename, row['sha256'])}"
            titles = [
                (code, row[languages.suffixed("title", code)]) for code in languages.LANGUAGES
            ]
            code, title = next(
                ((code, title) for code, title in titles if title), (titles[0][0], document.title)
            )
            attached[path] = pages.Attached(path, title, code, row["sha256"])
            files[path] = File(path, row["sha256"], document.pk)
    return list(attached.values()), list(files.values())


def _pictures(one: Issued, reader: Any) -> tuple[dict[int, figuring.Drawn], list[File]]:
    """The pictures of a text that this reader may have, with addresses inside the pack."""
    rows = {row["number"]: row for row in one.printing.figures}
    images = model_of("image")._default_manager.in_bulk([row["image"] for row in rows.values()])
    drawn: dict[int, figuring.Drawn] = {}
    files = []
    for number, picture in figuring.drawn(one.printing).items():
        row = rows[number]
        image = images.get(row["image"])
        if image is None or not is_published("image", image.pk, reader):
            continue
        path = f"files/{names.file_name(image.filename, row['sha256'])}"
        drawn[number] = replace(picture, address=f"../{path}", large=f"../{path}")
        files.append(File(path, row["sha256"], image.pk, "image"))
    return drawn, files


# -- writing -----------------------------------------------------------------------------------


def _write(
    work: WorkFile,
    out: Path,
    audience: str,
    moment: datetime,
    days: int,
    said: dict[str, dict[str, str]],
) -> list[str]:
    last = moment.date() + timedelta(days=days)
    valid = pages.validity(said, moment.date(), last)

    def filled(html: str) -> str:
        return html.replace(pages.VALIDITY, valid, 1)

    missing: list[str] = []
    with archive.writing(out, moment) as made:
        for name in ("pack.css", "pack.js"):
            made.add(name, (_HERE / name).read_bytes())
        abouts: list[tuple[int, About]] = []
        for page, about in work.abouts():
            abouts.append((page, about))
            made.add(about.path, filled(work.html(page).decode()))
        for path, html in _lists(abouts, said):
            made.add(path, filled(html))
        _search(made, work, abouts)
        _attach(made, abouts, missing)
        made.finish(
            {
                "audience": audience,
                "made_at": moment.isoformat(timespec="seconds"),
                "use_until": last.isoformat(),
                "regulations": len(abouts),
                "missing_files": missing,
            }
        )
    return missing


def _lists(
    abouts: list[tuple[int, About]], said: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str]]:
    """The first page and the lists: (path, page)."""
    by_category: dict[str, list[About]] = {}
    by_department: dict[str, list[About]] = {}
    for _page, about in abouts:
        by_category.setdefault(about.category, []).append(about)
        by_department.setdefault(about.department, []).append(about)
    named = {
        row.code: {languages.ZH: row.name_zh_hans or "", languages.VI: row.name_vi or ""}
        for row in Department.objects.all()
    }
    categories = [
        (f"category/{names.safe(value)}.html", in_both(label), by_category[value])
        for value, label in Category.choices
        if value in by_category
    ]
    departments = [
        (
            f"department/{names.safe(code.lower()) if code else 'none'}.html",
            named.get(code, said["nobody"]),
            rows,
        )
        for code, rows in sorted(by_department.items())
    ]
    for path, title, rows in (*categories, *departments):
        yield path, pages.listing(said, title, rows)
    counted = [
        [(path, title, len(rows)) for path, title, rows in made]
        for made in (categories, departments)
    ]
    yield "index.html", pages.start(said, *counted)


def _search(made: archive.Archive, work: WorkFile, abouts: list[tuple[int, About]]) -> None:
    blocks: dict[int, dict[int, list[str]]] = {}
    for page, about in abouts:
        blocks.setdefault(page // _BLOCK, {})[page] = [
            about.path, about.heading_zh_hans, about.heading_vi, about.number, about.status,
        ]  # fmt: skip
    for number, rows in blocks.items():
        _part(made, f"pages-{number}", rows)
    parts = work.index()
    for number in parts:
        _part(made, f"index-{number}", work.part(number))
    _part(made, "about", {"pages": len(abouts), "shards": len(parts), "block": _BLOCK})


def _part(made: archive.Archive, name: str, value: Any) -> None:
    """JSON is JavaScript but for two signs that end lines there."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    made.add(f"search/{name}.js", f'PACK.part("{name}",{written});\n')


def _attach(
    made: archive.Archive, abouts: list[tuple[int, About]], missing: list[str]
) -> None:
    for _page, about in abouts:
        for row in about.files:
            if row.path in made.digests or row.path in missing:
                continue
            stored = model_of(row.kind)._default_manager.filter(pk=row.number).first()
            try:
                if stored is None:
                    raise OSError
                stream = stored.file.storage.open(stored.file.name, "rb")
            except OSError:
                missing.append(row.path)
                continue
            with stream:
                made.add_stream(row.path, stream, row.sha256)
