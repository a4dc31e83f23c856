"""Which fields of the library's pages stand once per language."""

from modeltranslation.translator import register

from approvals.translation_base import GatedPageTranslation

from .models import OutsideActPage, RegulationIndexPage, RegulationPage, TermPage


@register(RegulationIndexPage)
class RegulationIndexPageTranslation(GatedPageTranslation):
    pass


@register(RegulationPage)
class RegulationPageTranslation(GatedPageTranslation):
    fields = ("text", "issuer", "signatory", "signatory_title", "change_note")


@register(OutsideActPage)
class OutsideActPageTranslation(GatedPageTranslation):
    fields = ("issuer", "spellings")


@register(TermPage)
class TermPageTranslation(GatedPageTranslation):
    fields = ("definition", "spellings")
