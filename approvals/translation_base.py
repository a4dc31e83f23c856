"""The translated fields that every page type has. Page types extend the options."""

from modeltranslation.translator import TranslationOptions


class GatedPageTranslation(TranslationOptions):
    fields = ("heading", "summary")
