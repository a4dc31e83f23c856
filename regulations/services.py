"""Acts on the library: documents become drafts. Nothing here makes anything live.

Every function is one transaction and leaves nothing behind when it raises ImportRefused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Department
from approvals import languages, people, rules
from approvals.explanations import explain as explain_rule

from . import figures, figuring, outlining
from .categories import Category
from .errors import ImportRefused
from .figuring import Picture
from .importing import UnreadableSource, outline_apart
from .messages import translated
from .models import ImportedSource, RegulationPage
from .structure import Document, parse, render_whole

#: Largest file that is taken, in bytes.
MAX_BYTES = 20 * 1024 * 1024
#: Drafts that are offered to be filled.
MOST_DRAFTS = 100
HEADING_LENGTH = 200

CREATED = "created"
UNCHANGED = "unchanged"
ADDED = "added"


@dataclass(frozen=True)
class Imported:
    """What became of one document. `warnings` are dictionaries of code, message and text."""

    title: str
    language: str
    result: str
    page: RegulationPage | None
    warnings: list[dict[str, str]] = field(default_factory=list)


def check_size(size: int) -> None:
    """Raise ImportRefused for a file of so many bytes that it is not even read."""
    if size > MAX_BYTES:
        raise ImportRefused(
            _("The file is larger than %(size)s MB. Split it, or save it without pictures.")
            % {"size": MAX_BYTES // 1024 // 1024}
        )


def read(data: bytes, filename: str, language: str = "auto") -> list[Document]:
    """The documents of a file, pictures left out with a warning. Raises ImportRefused for a file
    that cannot be read or that is too large."""
    check_size(len(data))
    try:
        # In a process of its own: no file may take the server's memory or time.
        documents = list(outline_apart(data, filename, language, pictures=False).documents)
    except UnreadableSource as error:
        raise ImportRefused(translated(error.reason)) from error
    if not documents:
        raise ImportRefused(_("The file holds no text."))
    return documents


def file_hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def source_hash(hash_of_file: str, index: int) -> str:
    """What tells one document of one file from every other."""
    return hashlib.sha256(f"{hash_of_file}/{index}".encode()).hexdigest()


def text_of(document: Document) -> str:
    """The text of a document as a draft holds it: parsed again, it gives the same tree."""
    return render_whole(document.preamble, document.provisions, document.closing)


def import_document(
    document: Document,
    department: Department,
    user: Any,
    *,
    source: str,
    filename: str,
    category: str = Category.GOVERNANCE,
    corrections: Sequence[dict[str, Any]] = (),
    pictures: Sequence[Picture] = (),
) -> Imported:
    """A new draft in the workspace of `department`, or the one that `source` made before.

    `source` is `source_hash` of file and place; `user` is None only when an operator imports from
    the shell. `document` is as it was read; the `corrections` of its outline and the `pictures`
    that it names are kept with the draft. Raises ImportRefused when `user` may not write there or
    there is no workspace.
    """
    foreseen = foresee(document, department, user, source=source)
    if foreseen.result == UNCHANGED or department.workspace is None:
        return foreseen
    warnings = _warnings(document)
    heading = _heading(document, filename, warnings)
    page = RegulationPage(
        owner=user,
        category=category,
        **{languages.suffixed("heading", document.language): heading},
    )
    _fill(page, document, corrections)
    try:
        with transaction.atomic():
            figuring.into_draft(page, pictures, document.language, department, user, filename)
            department.workspace.specific.add_child(instance=page)
            page.save_revision(user=user)
            _remember(page, document, department, user, source, filename, warnings)
    except IntegrityError:
        # Somebody imported the same document at the same moment.
        known = _known(department, source, document.language)
        if known is None:
            raise
        return Imported(document.title, document.language, UNCHANGED, known.page, known.warnings)
    return Imported(document.title, document.language, CREATED, page, warnings)


def foresee(document: Document, department: Department, user: Any, *, source: str) -> Imported:
    """What `import_document` would say, without writing anything."""
    _may_write(user, department)
    known = _known(department, source, document.language)
    if known is not None:
        return Imported(
            document.title, document.language, UNCHANGED, known.page, known.warnings
        )
    if department.workspace is None:
        raise ImportRefused(
            _("%(department)s has no page yet under which its regulations could stand.")
            % {"department": department}
        )
    return Imported(document.title, document.language, CREATED, None, _warnings(document))


@transaction.atomic
def add_to_draft(
    document: Document,
    page: RegulationPage,
    user: Any,
    *,
    source: str,
    filename: str,
    corrections: Sequence[dict[str, Any]] = (),
    pictures: Sequence[Picture] = (),
) -> Imported:
    """Fill the empty half of an existing draft with a text in the other language.

    Raises ImportRefused when that half holds a text, the page waits for a decision, or `user` may
    not write there.
    """
    page = RegulationPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    department = people.department_of(page)
    if department is None:
        raise ImportRefused(_("The draft belongs to no department."))
    _may_write(user, department)
    if _known(department, source, document.language) is not None:
        raise ImportRefused(_("This document was imported before."))
    draft: RegulationPage = page.get_latest_revision_as_object()
    column = languages.suffixed("text", document.language)
    if (getattr(draft, column) or "").strip():
        raise ImportRefused(_("The draft has a text in this language already."))
    warnings = _warnings(document)
    numbers = figuring.free_numbers(draft, [picture.number for picture in pictures])
    pictures = [replace(picture, number=numbers[picture.number]) for picture in pictures]
    document = Document.from_dict(figures.renumbered(document.to_dict(), numbers))
    _fill(draft, document, figures.renumbered(corrections, numbers))
    figuring.into_draft(draft, pictures, document.language, department, user, filename)
    heading = languages.suffixed("heading", document.language)
    if not getattr(draft, heading):
        setattr(draft, heading, _heading(document, filename, warnings))
    try:
        draft.save_revision(user=user)
    except (PermissionDenied, ValidationError) as error:
        raise ImportRefused(_sentence(error)) from error
    _remember(draft, document, department, user, source, filename, warnings)
    return Imported(document.title, document.language, ADDED, draft, warnings)


def _fill(
    page: RegulationPage, document: Document, corrections: Sequence[dict[str, Any]]
) -> None:
    """Text and tree of one language, the tree as it was shown on import."""
    text = text_of(document)
    setattr(page, languages.suffixed("text", document.language), text)
    # What was left out on the way is told by the imported source; here stand doubts of the text.
    doubts = parse(text, document.language).warnings
    outline = outlining.of_document(replace(document, warnings=doubts), corrections)
    outlining.keep(page, document.language, outline)


def drafts_to_fill(department: Department, language: str) -> list[RegulationPage]:
    """Drafts of the department whose newest version has no text in `language`, newest first, of
    the latest MOST_DRAFTS."""
    if department.workspace is None:
        return []
    pages = (
        RegulationPage.objects.descendant_of(department.workspace)
        .select_related("latest_revision")
        .order_by("-latest_revision_created_at")[:MOST_DRAFTS]
    )
    column = languages.suffixed("text", language)
    found = []
    for page in pages:
        content = page.latest_revision.content if page.latest_revision else {}
        if not (content.get(column) or "").strip():
            found.append(page)
    return found


def known_page(department: Department, source: str, language: str) -> RegulationPage | None:
    """The draft that the same document made before."""
    known = _known(department, source, language)
    return known.page if known is not None else None


def _may_write(user: Any, department: Department) -> None:
    if user is None:
        return
    reason = rules.may_write(people.person(user), department.pk)
    if reason is not rules.Reason.OK:
        raise ImportRefused(explain_rule(reason))


def _known(department: Department, source: str, language: str) -> ImportedSource | None:
    return (
        ImportedSource.objects.filter(
            department=department, source_hash=source, language=language
        )
        .select_related("page")
        .first()
    )


def _remember(
    page: RegulationPage,
    document: Document,
    department: Department,
    user: Any,
    source: str,
    filename: str,
    warnings: list[dict[str, str]],
) -> None:
    ImportedSource.objects.create(
        page_id=page.pk,
        department=department,
        language=document.language,
        file_name=filename[-255:],
        source_hash=source,
        warnings=warnings,
        by=user,
    )


def remember_part(
    page: RegulationPage,
    language: str,
    source: str,
    department: Department,
    user: Any,
    filename: str,
) -> None:
    """A document that was joined to another one of its file: the same file brings it in no more.
    What it warned of stands with the one that it was joined to."""
    ImportedSource.objects.get_or_create(
        department=department, source_hash=source, language=language,
        defaults={"page_id": page.pk, "file_name": filename[-255:], "by": user},
    )


def _warnings(document: Document) -> list[dict[str, str]]:
    """What was removed or doubted on the way; what stands in the draft is left out."""
    return [warning.to_dict() for warning in document.warnings]


def _heading(document: Document, filename: str, warnings: list[dict[str, str]]) -> str:
    """The title, shortened where a heading has no room for it; the file's name where there is
    none. Either is said in the warnings."""
    title = " ".join(document.title.split())
    if not title:
        title = filename.rsplit("/", 1)[-1]
        warnings.append(
            {"code": "no_title", "message": "No title was found; the file's name stands in.",
             "text": title}
        )
    if len(title) > HEADING_LENGTH:
        warnings.append(
            {"code": "long_title", "message": "The title was shortened.", "text": title}
        )
    return title[:HEADING_LENGTH].strip()


def _sentence(error: Exception) -> str:
    messages = getattr(error, "messages", None)
    return " ".join(messages) if messages else str(error)
