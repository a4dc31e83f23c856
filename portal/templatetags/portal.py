"""Small tags of the whole house. They show; they decide nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from approvals import languages
from pages.picture import picture_html
from pages.safe_html import safe_html as make_safe

register = template.Library()

#: What `lang` attributes call our languages: the script subtag is written with a capital.
_TAGS = {"zh-hans": "zh-Hans"}
_DAY = {languages.ZH: "Y年n月j日", languages.VI: "d/m/Y"}
_CLOCK = {languages.ZH: "Y年n月j日 H:i", languages.VI: "H:i d/m/Y"}


@register.simple_tag
def lang_attr(code: str) -> str:
    """The value for a `lang` attribute."""
    return _TAGS.get(code, code)


@register.simple_tag(takes_context=True)
def picture(
    context: template.Context,
    image: Any,
    widths: str = "320,640,960",
    sizes: str = "100vw",
    alt: str | None = None,
    css: str = "",
    eager: bool = False,
) -> SafeString | str:
    """An `<img>` of a PortalImage in several widths, with the alternative text of the language
    that is shown; "" without an image. `alt=""` marks a picture that adds nothing."""
    if not image:
        return ""
    return picture_html(
        image,
        language=context.get("shown_language") or context.get("LANGUAGE_CODE"),
        widths=[int(width) for width in widths.split(",")],
        sizes=sizes,
        alt=alt,
        css=css,
        eager=eager,
    )


@register.simple_tag(takes_context=True)
def safe_html(context: template.Context, value: Any) -> SafeString:
    """Rich text of an author, whatever way it came in, with only harmless elements left, and
    only links that the reader may follow."""
    return make_safe(value, getattr(context.get("request"), "user", None))


@register.filter
def dong(amount: int | None) -> str:
    """Vietnamese dong, with the mark between thousands that each country writes."""
    if amount is None:
        return ""
    grouped = f"{amount:,}"
    is_vietnamese = languages.normalise(get_language()) == languages.VI
    return grouped.replace(",", ".") if is_vietnamese else grouped


@register.filter
def day(value: date | None) -> str:
    """A day in figures, as each country writes it."""
    return date_format(value, _DAY[languages.normalise(get_language())]) if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """A moment in figures, in the hospital's time zone, as each country writes it."""
    if value is None:
        return ""
    return date_format(timezone.localtime(value), _CLOCK[languages.normalise(get_language())])


@register.simple_tag(takes_context=True)
def document_title(context: template.Context, document: Any) -> str:
    """A PortalDocument's title in the language that is shown."""
    shown = context.get("shown_language") or get_language()
    return document.title_in(languages.normalise(shown))


@register.filter
def tel(number: str) -> str:
    """A telephone number as a `tel:` address wants it."""
    return "".join(ch for ch in number or "" if ch.isdigit() or ch == "+")


@register.filter
def initial(name: str) -> str:
    """What stands for a person without a photo: the last word's first letter, or the first Han."""
    words = (name or "").split()
    return words[-1][:1].upper() if words else ""


@register.filter
def is_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def page_numbers(page: Page) -> list[int]:
    """Numbers to show below a list, 0 for a gap."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else 0 for number in numbers]


@register.filter
def is_current(entry: Any, section: str | None) -> bool:
    """Whether a main navigation entry is where the reader is: by the page's section where it has
    one, by the address otherwise."""
    return entry.kind == section if section else entry.here or entry.above
