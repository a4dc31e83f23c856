"""What the CMS templates ask this room. Each tag hands over to a function of `cms_menu`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html

from .. import cms_menu

register = template.Library()


@register.simple_tag
def cms_greeting(user: Any) -> cms_menu.Greeting:
    return cms_menu.greeting(user)


@register.simple_tag
def cms_page_state(page: Any) -> cms_menu.PageState:
    return cms_menu.page_state(page)


@register.simple_tag
def cms_writable_kinds(parent: Any, user: Any) -> list[cms_menu.Kind]:
    return cms_menu.writable_kinds(parent, user)


@register.simple_tag
def cms_lang(comparison: Any) -> str:
    """The `lang` attribute of a compared text; both languages' own columns carry a suffix."""
    return format_html(' lang="{}"', cms_menu.language_of(comparison))
