"""Tags of the library. They show; they decide nothing."""

from __future__ import annotations

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString

from regulations.annotations import Card

register = template.Library()


@register.simple_tag(takes_context=True)
def card_html(context: template.Context, card: Card) -> SafeString:
    """A card with its values, which its template names as they are; they end with it."""
    with context.push(**card.context):
        markup: SafeString = get_template(card.template).template.render(context)
    return markup
