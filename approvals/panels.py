"""Edit forms with a tab for each language and one for what both share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, ObjectList, TabbedInterface

from . import languages

#: Each language is named in itself, in either interface.
TAB_NAMES = {languages.ZH: "中文", languages.VI: "Tiếng Việt"}


class LanguagePanel(FieldPanel):
    """A translated field in one language. Its tab says which, so the label does not."""

    def __init__(self, field_name: str, *, base: str = "", **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)
        self.base = base

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "base": self.base}

    def on_model_bound(self) -> None:
        super().on_model_bound()
        self.heading = capfirst(self.model._meta.get_field(self.base).verbose_name)


def bilingual_handler(
    translated: Sequence[str] = ("heading", "summary"), shared: Sequence[Any] = ()
) -> TabbedInterface:
    """Tabs 中文, Tiếng Việt and "Details". `translated` are base names of translated fields;
    `shared` are panels or names of fields that stand once."""
    tabs = [
        ObjectList(
            [LanguagePanel(languages.suffixed(name, code), base=name) for name in translated],
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
