from modeltranslation.translator import TranslationOptions, register

from .models import Department


@register(Department)
class DepartmentTranslation(TranslationOptions):
    fields = ("name",)
