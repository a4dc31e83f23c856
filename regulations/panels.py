"""The editor's form of a regulation: a tab a language with the outline of its text, and details."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from approvals import languages
from approvals.panels import LanguageTabs, TranslatedPanel, slug_panel

from .holding_form import HoldsPanel

#: Beside the fields that stand once per language: the document number of each.
_NUMBER = {languages.ZH: "number_zh", languages.VI: "number_vi"}


class OutlinePanel(Panel):
    """Read-only: how the text of the saved draft was understood, with doubts, and which ids a
    new approval would add or take away."""

    def __init__(self, language: str, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Outline of the saved draft"))
        super().__init__(**kwargs)
        self.language = language

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"language": self.language}

    class BoundPanel(Panel.BoundPanel):
        template_name = "regulations/panels/outline.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from . import corrected, foreseeing, holding, labels, outlining, submitting

            language = self.panel.language
            outline = outlining.stored(self.instance, language)
            added, removed = submitting.changed_ids(self.instance, language)
            return super().get_context_data(parent_context) | {
                "language": language,
                "outline": outline,
                "warnings": [labels.warning(found) for found in outline.warnings],
                "corrections": corrected.said(outline),
                "correct_url": reverse("regulations_outline", args=[self.instance.pk, language]),
                "unaligned": [
                    *submitting.unaligned(self.instance), *holding.remarks(self.instance),
                ],
                "foreseen": foreseeing.sentences(self.instance, language),
                "sources": [
                    (source.file_name, [labels.warning(found) for found in source.warnings])
                    for source in self.instance.imported_sources.filter(language=language)
                ],
                "added": added,
                "removed": removed,
            }


class PastOutlinePanel(Panel):
    """Read-only: how the texts of a saved past edition were understood."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "regulations/panels/past_outline.html"

        def is_shown(self) -> bool:
            return bool(self.instance.tree_zh_hans or self.instance.tree_vi)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from . import labels, outlining

            found = [(code, outlining.stored(self.instance, code)) for code in languages.LANGUAGES]
            return super().get_context_data(parent_context) | {
                "outlines": [
                    (
                        code,
                        labels.LANGUAGE_NAMES[code],
                        outline.tree,
                        [labels.warning(one) for one in outline.warnings],
                    )
                    for code, outline in found
                    if outline.tree
                ],
            }


def past_panel() -> InlinePanel:
    """Editions from before the portal, in any order."""

    def both(name: str, **kwargs: Any) -> list[FieldPanel]:
        return [FieldPanel(languages.suffixed(name, c), **kwargs) for c in languages.LANGUAGES]

    return InlinePanel(
        "past_editions",
        panels=[
            *(FieldPanel(name) for name in ("number_zh", "number_vi", "issue_date",
                                            "effective_date")),
            *both("heading"),
            *both("text", widget=forms.Textarea(attrs={"rows": 12})),
            PastOutlinePanel(heading=_("Outline of the saved draft")),
            *both("issuer"),
            *both("signatory"),
            *both("signatory_title"),
            *both("note", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
            FieldPanel("scan"),
        ],
        heading=_("Past editions"),
        label=_("Past edition"),
        help_text=_(
            "Editions that existed on paper before the regulation came into the portal, in any "
            "order. One approval covers them all; each becomes an edition of its own."
        ),
    )


def _language_tab(code: str) -> ObjectList:
    def field(name: str, **kwargs: Any) -> FieldPanel:
        return TranslatedPanel(languages.suffixed(name, code), **kwargs)

    return ObjectList(
        [
            field("heading"),
            field("summary", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
            FieldPanel(_NUMBER[code]),
            field("text", widget=forms.Textarea(attrs={"rows": 24})),
            OutlinePanel(code),
            field("issuer"),
            field("signatory"),
            field("signatory_title"),
            field("change_note", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
        ],
        heading={languages.ZH: "中文", languages.VI: "Tiếng Việt"}[code],
    )


class ProposalsPanel(Panel):
    """Relations found in the saved text that only their author can confirm."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Relations found in the text"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "regulations/panels/proposals.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from . import proposing

            offered = [one for one in proposing.offered(self.instance) if one["is_to_be_confirmed"]]
            return super().get_context_data(parent_context) | {"offered": offered}


def relations_panel() -> InlinePanel:
    """What the text is based on, cites, amends or ends."""
    return InlinePanel(
        "relations",
        panels=[
            FieldPanel("kind"),
            FieldPanel("target_regulation"),
            FieldPanel("target_act"),
            FieldPanel("target_eid"),
            FieldPanel("target_edition"),
            FieldPanel("own_eids"),
        ],
        heading=_("Relations to other regulations and to outside law"),
        label=_("Relation"),
    )


def regulation_handler() -> LanguageTabs:
    """Tabs 中文, Tiếng Việt and "Details"."""
    details = ObjectList(
        [
            FieldPanel("category"),
            MultiFieldPanel(
                [FieldPanel("change"), FieldPanel("issue_date"), FieldPanel("effective_date"),
                 FieldPanel("repeal_date"), FieldPanel("voids"), FieldPanel("is_historical"),
                 FieldPanel("number_series")],
                heading=_("Edition"),
            ),
            HoldsPanel(heading=_("Changed in one language only")),
            MultiFieldPanel(
                [FieldPanel("review_interval"), FieldPanel("review_department"),
                 FieldPanel("review_person")],
                heading=_("Periodic review"),
            ),
            InlinePanel(
                "attachments",
                panels=[FieldPanel("document"), FieldPanel("title_zh_hans"),
                        FieldPanel("title_vi")],
                heading=_("Attachments"),
                label=_("Attachment"),
            ),
            ProposalsPanel(),
            relations_panel(),
            InlinePanel(
                "figures",
                panels=[FieldPanel("number"), FieldPanel("image"),
                        FieldPanel("alternative_zh_hans"), FieldPanel("alternative_vi")],
                heading=_("Figures"),
                label=_("Figure"),
                help_text=_("Pictures that stand in the text, where it names their number."),
            ),
            past_panel(),
            FieldPanel("audience"),
            FieldPanel("only_in"),
            slug_panel(),
            CommentPanel(),
        ],
        heading=_("Details"),
    )
    return LanguageTabs([*(_language_tab(code) for code in languages.LANGUAGES), details])
