"""Edit forms with a tab for each language and one for what both share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, ObjectList, TabbedInterface
from wagtail.admin.widgets import AdminAutoHeightTextInput

from . import languages

#: Each language is named in itself, in either interface.
TAB_NAMES = {languages.ZH: "中文", languages.VI: "Tiếng Việt"}


class LanguageTabs(TabbedInterface):
    """The tab of the person's own language comes first."""

    class BoundPanel(TabbedInterface.BoundPanel):
        @cached_property
        def visible_children_with_identifiers(self) -> list[tuple[Any, str]]:
            own = TAB_NAMES[languages.normalise(get_language())]

            def place(tab: tuple[Any, str]) -> int:
                heading = tab[0].heading
                return 0 if heading == own else 1 if heading in TAB_NAMES.values() else 2

            return sorted(super().visible_children_with_identifiers, key=place)


class TranslatedPanel(FieldPanel):
    """A field of one language under its plain name: the tab says which language it is."""

    def on_model_bound(self) -> None:
        super().on_model_bound()
        self.heading = capfirst(self.db_field.translated_field.verbose_name)
        if self.widget is None and isinstance(self.db_field, models.TextField):
            # Grows with what is written; the usual ten lines hide the field below.
            self.widget = AdminAutoHeightTextInput(attrs={"rows": 2})


class SlugPanel(FieldPanel):
    """The end of the address. Left empty, `GatedPage` makes it of the heading: nobody has to know
    what a slug is to save a first draft."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_required(self) -> bool:
            return False


def slug_panel() -> SlugPanel:
    return SlugPanel(
        "slug",
        required_on_save=False,
        heading=_("Last part of the address"),
        help_text=_(
            "Small letters, digits and hyphens. Leave it empty and it follows from the heading."
        ),
    )


def bilingual_handler(
    translated: Sequence[str] = ("heading", "summary"), shared: Sequence[Any] = ()
) -> LanguageTabs:
    """Tabs 中文, Tiếng Việt and "Details". `translated` are base names of translated fields;
    `shared` are panels or names of fields that stand once."""
    tabs = [
        ObjectList(
            [TranslatedPanel(languages.suffixed(name, code)) for name in translated],
            heading=TAB_NAMES[code],
        )
        for code in languages.LANGUAGES
    ]
    details = [
        FieldPanel(panel) if isinstance(panel, str) else panel
        for panel in (*shared, "audience", "only_in")
    ]
    tabs.append(ObjectList([*details, slug_panel(), CommentPanel()], heading=_("Details")))
    return LanguageTabs(tabs)
