"""A table that authors paste from a spreadsheet or type."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .table_text import parse_table


class TableValue(blocks.StructValue):
    """The first row is the head; `head` and `rows` are lists of cells."""

    @property
    def _parsed(self) -> list[list[str]]:
        return parse_table(self.get("text") or "")

    @property
    def head(self) -> list[str]:
        return next(iter(self._parsed), [])

    @property
    def rows(self) -> list[list[str]]:
        return self._parsed[1:]


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)
    text = blocks.TextBlock(
        label=_("Rows"),
        rows=6,
        help_text=_(
            "One line a row, the first row is the head. Paste from a spreadsheet, "
            "or part the cells with |."
        ),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "pages/blocks/table.html"
        value_class = TableValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if len(parse_table(cleaned["text"])) < 2:
            raise blocks.StructBlockValidationError(
                {"text": ValidationError(_now("A table has a head and at least one row."))}
            )
        return cleaned
