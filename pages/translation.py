"""Fields that stand once per language. Wagtail's own `Page` is never registered: its columns
would land in migrations of an installed package."""

from modeltranslation.translator import register

from approvals.translation_base import GatedPageTranslation

from .models import (
    DepartmentIndexPage,
    DepartmentPage,
    HealthIndexPage,
    HealthPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    RecruitmentIndexPage,
    RecruitmentPage,
    StandardPage,
    TenderIndexPage,
    TenderPage,
)


@register(
    [
        DepartmentIndexPage,
        HealthIndexPage,
        NewsIndexPage,
        RecruitmentIndexPage,
        TenderIndexPage,
    ]
)
class SectionTranslation(GatedPageTranslation):
    pass


@register(HomePage)
class HomeTranslation(GatedPageTranslation):
    fields = ("emergency_note", "hours", "address", "directions", "legal")


@register([NewsPage, StandardPage])
class BodyTranslation(GatedPageTranslation):
    fields = ("body",)


@register(DepartmentPage)
class DepartmentTranslation(GatedPageTranslation):
    fields = ("location", "body")


@register(HealthPage)
class HealthTranslation(GatedPageTranslation):
    fields = ("author", "reviewer", "body")


@register(RecruitmentPage)
class RecruitmentTranslation(GatedPageTranslation):
    fields = ("contact", "body", "result")


@register(TenderPage)
class TenderTranslation(GatedPageTranslation):
    fields = ("body", "result")
