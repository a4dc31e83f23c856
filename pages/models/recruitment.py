from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from approvals.panels import bilingual_handler

from ..notice_states import RecruitmentState, recruitment_state
from .base import DepartmentItem, Row, long_text_columns, text_columns


class RecruitmentPage(DepartmentItem):
    """A recruitment notice. Its state follows from its dates and is never stored."""

    opens_on = models.DateField(_("applications from"), null=True, blank=True)
    closes_at = models.DateTimeField(_("applications until"), null=True, db_index=True)
    contact = models.CharField(_("contact"), max_length=300, blank=True)
    result = models.TextField(_("result"), max_length=2000, blank=True)
    result_on = models.DateField(_("result published on"), null=True, blank=True)

    required_fields = ("heading", "body", "contact")
    required_rows = {"positions": ("title", "requirements")}
    template = "pages/recruitment.html"
    section = "recruitmentindexpage"
    kind_label = _("Recruitment")

    edit_handler = bilingual_handler(
        translated=("heading", "summary", "contact", "body", "result"),
        shared=[
            "opens_on",
            "closes_at",
            "result_on",
            InlinePanel("positions", heading=_("Positions"), label=_("Position")),
        ],
    )

    class Meta:
        verbose_name = _("recruitment notice")
        verbose_name_plural = _("recruitment notices")

    def clean(self) -> None:
        super().clean()
        if (
            self.opens_on and self.closes_at
            and timezone.localdate(self.closes_at) < self.opens_on
        ):
            raise ValidationError({"closes_at": _now("The deadline lies before the first day.")})

    def problems(self) -> list[str]:
        found = super().problems()
        if self.closes_at is None:
            found.append(_now("The deadline is missing."))
        return found

    def state(self, now: datetime | None = None) -> RecruitmentState:
        """What applicants can do now; `now` is aware."""
        return recruitment_state(
            timezone.localtime(now),
            opens_on=self.opens_on,
            closes_at=self.closes_at,
            result_on=self.result_on,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..notices import recruitment_context

        return super().get_context(request, *args, **kwargs) | recruitment_context(self)


class RecruitmentPosition(Row):
    page = ParentalKey(RecruitmentPage, on_delete=models.CASCADE, related_name="positions")
    code = models.CharField(_("code"), max_length=20, blank=True)
    title_zh_hans, title_vi = text_columns(_("position"))
    count = models.PositiveSmallIntegerField(_("number wanted"), default=1)
    requirements_zh_hans, requirements_vi = long_text_columns(_("requirements"), 1000)

    panels = [
        FieldPanel("code"),
        FieldPanel("title_zh_hans"),
        FieldPanel("title_vi"),
        FieldPanel("count"),
        FieldPanel("requirements_zh_hans"),
        FieldPanel("requirements_vi"),
    ]

    class Meta(Row.Meta):
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def __str__(self) -> str:
        return self.title_zh_hans or self.title_vi
