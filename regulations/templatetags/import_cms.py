"""Small words for the import screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from regulations.messages import translated

register = template.Library()


@register.filter
def said(sentence: str) -> str:
    """A sentence of the pure packages in the language of the screen."""
    return translated(sentence)


@register.filter
def of(rows: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping has for a key, "" where it has nothing."""
    return rows.get(key, "")
