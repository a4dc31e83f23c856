"""Both languages, or a word that one is missing for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from . import languages

if TYPE_CHECKING:
    from .gated import GatedPage

#: Each language named in the other's words is the interface's business; these are its own names.
NAMES = {languages.ZH: "中文", languages.VI: "Tiếng Việt"}


def missing(page: GatedPage) -> list[str]:
    """Sentences that say which required field is empty in which language."""
    wanted = (page.only_in,) if page.only_in else languages.LANGUAGES
    found = []
    for code in wanted:
        for name in page.required_fields:
            if not getattr(page, languages.suffixed(name, code), None):
                label = page._meta.get_field(name).verbose_name
                found.append(
                    _("“%(field)s” is empty in %(language)s.")
                    % {"field": label, "language": NAMES[code]}
                )
    return found
