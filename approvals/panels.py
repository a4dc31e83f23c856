"""Edit forms with a tab for each language and one for what both share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, ObjectList, TabbedInterface

from . import languages

#: Each language is named in itself, in either interface.
TAB_NAMES = {languages.ZH: "中文", languages.VI: "Tiếng Việt"}


def bilingual_handler(
    translated: Sequence[str] = ("heading", "summary"), shared: Sequence[Any] = ()
) -> TabbedInterface:
    """Tabs 中文, Tiếng Việt and "Details". `translated` are base names of translated fields;
    `shared` are panels or names of fields that stand once."""
    tabs = [
        ObjectList(
            [FieldPanel(languages.suffixed(name, code)) for name in translated],
            heading=TAB_NAMES[code],
        )
        for code in languages.LANGUAGES
    ]
    details = [
        FieldPanel(panel) if isinstance(panel, str) else panel
        for panel in (*shared, "audience", "only_in", "slug")
    ]
    tabs.append(ObjectList([*details, CommentPanel()], heading=_("Details")))
    return TabbedInterface(tabs)
