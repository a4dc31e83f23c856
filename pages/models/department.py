"""A department's page: what it does, when it is open, who works there. Its pages live below."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from accounts.services import open_workspace
from approvals.panels import bilingual_handler

from .base import BodyPage, Row, text_columns

#: "24:00" ends a day that has no end; a time field cannot hold it.
clock = RegexValidator(r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$", _("Write the time as 07:30."))


class DepartmentPage(BodyPage):
    class Group(models.TextChoices):
        CLINICAL = "clinical", _("Clinical departments")
        TECHNICAL = "technical", _("Medical technology")
        ADMINISTRATIVE = "administrative", _("Administration")

    department = models.OneToOneField(
        "accounts.Department", verbose_name=_("department"), on_delete=models.PROTECT,
        related_name="page",
    )
    group = models.CharField(
        _("group"), max_length=20, choices=Group.choices, default=Group.CLINICAL
    )
    location = models.CharField(_("location"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    picture = models.ForeignKey(
        "pages.PortalImage", verbose_name=_("picture"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )

    may_be_copied = False
    required_rows = {"duties": ("text",), "hours": ("days",), "people": ("name", "title")}
    parent_page_types = ["pages.DepartmentIndexPage"]
    subpage_types = [
        "pages.HealthPage",
        "pages.NewsPage",
        "pages.RecruitmentPage",
        "pages.TenderPage",
        "regulations.RegulationPage",
    ]
    template = "pages/department.html"
    section = "departmentindexpage"

    edit_handler = bilingual_handler(
        translated=("heading", "summary", "location", "body"),
        shared=[
            "department",
            "group",
            "phone",
            "email",
            "picture",
            InlinePanel("duties", heading=_("Duties"), label=_("Duty")),
            InlinePanel("hours", heading=_("Opening hours"), label=_("Days")),
            InlinePanel("people", heading=_("People"), label=_("Person")),
        ],
    )

    class Meta:
        verbose_name = _("department page")
        verbose_name_plural = _("department pages")

    def clean(self) -> None:
        """Whose page this is was settled when it was made: rights below it hang on it."""
        super().clean()
        if self.pk:
            stored = type(self)._base_manager.filter(pk=self.pk).values_list("department_id")
            if any(department_id != self.department_id for (department_id,) in stored):
                raise ValidationError(
                    {"department": _now("The page belongs to its department for good.")}
                )

    def on_publication(self, decision: Any) -> None:
        """Once the page is live, its department writes under it."""
        super().on_publication(decision)
        if self.department.workspace_id is None:
            open_workspace(self.department, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..department_views import department_context

        return super().get_context(request, *args, **kwargs) | department_context(
            self, request.user
        )


class DepartmentDuty(Row):
    page = ParentalKey(DepartmentPage, on_delete=models.CASCADE, related_name="duties")
    text_zh_hans, text_vi = text_columns(_("duty"), 300)

    panels = [FieldPanel("text_zh_hans"), FieldPanel("text_vi")]

    class Meta(Row.Meta):
        verbose_name = _("duty")
        verbose_name_plural = _("duties")

    def __str__(self) -> str:
        return self.text_zh_hans or self.text_vi


class DepartmentHours(Row):
    """Opening hours of one group of days, local time "HH:MM"; the whole day is 00:00 to 24:00."""

    page = ParentalKey(DepartmentPage, on_delete=models.CASCADE, related_name="hours")
    days_zh_hans, days_vi = text_columns(_("days"), 80)
    opens = models.CharField(_("from (time)"), max_length=5, validators=[clock])
    closes = models.CharField(_("to (time)"), max_length=5, validators=[clock])
    note_zh_hans, note_vi = text_columns(_("note"), 120)

    panels = [
        FieldPanel("days_zh_hans"),
        FieldPanel("days_vi"),
        FieldPanel("opens"),
        FieldPanel("closes"),
        FieldPanel("note_zh_hans"),
        FieldPanel("note_vi"),
    ]

    class Meta(Row.Meta):
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    def __str__(self) -> str:
        return f"{self.days_zh_hans or self.days_vi} {self.opens}–{self.closes}"

    @property
    def whole_day(self) -> bool:
        return self.opens == "00:00" and self.closes == "24:00"


class DepartmentPerson(Row):
    page = ParentalKey(DepartmentPage, on_delete=models.CASCADE, related_name="people")
    name_zh_hans, name_vi = text_columns(_("name"), 100)
    title_zh_hans, title_vi = text_columns(_("title or post"), 120)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    photo = models.ForeignKey(
        "pages.PortalImage", verbose_name=_("photo"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )

    panels = [
        FieldPanel("name_zh_hans"),
        FieldPanel("name_vi"),
        FieldPanel("title_zh_hans"),
        FieldPanel("title_vi"),
        FieldPanel("phone"),
        FieldPanel("photo"),
    ]

    class Meta(Row.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name_zh_hans or self.name_vi
