"""What the website's page types share: a text of blocks, rows in two languages, sections."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Orderable

from approvals import languages
from approvals.completeness import NAMES
from approvals.gated import GatedPage

from ..blocks import BodyBlock
from ..rows import rows_in


class PortalPage(GatedPage):
    """Abstract: a page of the website."""

    #: Model name of the section page that the main navigation and the breadcrumbs show for it.
    section = ""
    #: {accessor of child rows: base names of the columns that must be filled in each language}
    required_rows: dict[str, tuple[str, ...]] = {}

    class Meta:
        abstract = True

    def problems(self) -> list[str]:
        return [*super().problems(), *self._empty_cells()]

    def _empty_cells(self) -> list[str]:
        wanted = (self.only_in,) if self.only_in else languages.LANGUAGES
        found = []
        for accessor, names in self.required_rows.items():
            for number, row in enumerate(getattr(self, accessor).all(), start=1):
                found += [
                    _now("“%(field)s” is empty in row %(row)d of “%(rows)s”.")
                    % {
                        "field": row._meta.get_field(languages.suffixed(name, code)).verbose_name,
                        "row": number,
                        "rows": row._meta.verbose_name_plural,
                    }
                    for code in wanted
                    for name in names
                    if not getattr(row, languages.suffixed(name, code))
                ]
        return found

    def rows(self, accessor: str) -> list[Any]:
        """The child rows under `accessor`, each read in the language that is shown."""
        return rows_in(getattr(self, accessor).all(), self.language_shown())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        shown = self.language_shown()
        own_language = not self.is_in_other_language
        context["shown_language"] = shown
        context["section"] = self.section
        context["trail_from_section"] = bool(self.section)
        context["trail"] = [
            {"label": self.shown.heading, "url": "", "lang": "" if own_language else shown}
        ]
        return context


class BodyPage(PortalPage):
    """Abstract: a page with a text of blocks in each language."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    required_fields = ("heading", "body")

    class Meta:
        abstract = True


class DepartmentItem(BodyPage):
    """Abstract: what a department writes below its own page."""

    parent_page_types = ["pages.DepartmentPage"]
    subpage_types: list[str] = []
    #: What lists of several kinds call it.
    kind_label: Any = ""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..queries import department_page_of

        context = super().get_context(request, *args, **kwargs)
        context["department_page"] = department_page_of(self, request.user)
        return context


class SectionPage(PortalPage):
    """Abstract: an index that gathers one kind of page across all departments."""

    max_count = 1
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    #: What the main navigation calls the section.
    navigation_label: Any = ""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["section"] = self._meta.model_name
        return context


class Row(Orderable):
    """Abstract: a child row. Columns per language are plain, so that revisions carry both."""

    class Meta(Orderable.Meta):
        abstract = True


def text_columns(label: Any, max_length: int = 200) -> tuple[models.CharField, models.CharField]:
    """A pair of columns (Chinese, Vietnamese) for a child row."""
    chinese, vietnamese = (
        models.CharField(
            verbose_name=format_lazy("{} · {}", label, NAMES[code]),
            max_length=max_length, blank=True, default="",
        )
        for code in languages.LANGUAGES
    )
    return chinese, vietnamese


def long_text_columns(label: Any, max_length: int) -> tuple[models.TextField, models.TextField]:
    """The same for texts of more than a line."""
    chinese, vietnamese = (
        models.TextField(
            verbose_name=format_lazy("{} · {}", label, NAMES[code]),
            max_length=max_length, blank=True, default="",
        )
        for code in languages.LANGUAGES
    )
    return chinese, vietnamese
