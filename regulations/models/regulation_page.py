"""The workspace of one regulation: the draft that approval makes an edition of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from approvals.audience import visible_to
from approvals.gated import GatedPage
from regulations import addresses, outlining, submitting, subviews
from regulations.categories import Category
from regulations.copying import RegulationCopyForm
from regulations.holding_form import RegulationForm
from regulations.panels import regulation_handler

if TYPE_CHECKING:
    from approvals.models import Decision


class RegulationPage(GatedPage):
    """The lasting identity of a rule, and its current draft in both languages.

    `tree_zh_hans` and `tree_vi` are worked out from the texts when these change and stand in the
    revision; approval copies them and parses nothing. Readers never see this row: they see the
    printings of its editions.
    """

    class Change(models.TextChoices):
        SUBSTANTIVE = "substantive", _("A new edition: what the rule says changes")
        EDITORIAL = "editorial", _("A correction: the rule stays as it is")
        REPEAL = "repeal", _("Repeal: the regulation ends")
        VOID = "void", _("Withdrawal of an edition before its promulgation")

    category = models.CharField(
        _("category"), max_length=20, choices=Category.choices, default=Category.GOVERNANCE
    )
    text = models.TextField(
        _("text"),
        blank=True,
        help_text=_(
            "The whole text, one provision or paragraph a line, with its labels "
            "(第一章, 第一条, （一） · Chương I, Điều 1, 1., a)). "
            "The outline below shows how it is understood."
        ),
    )
    tree_zh_hans = models.JSONField(default=list, editable=False)
    tree_vi = models.JSONField(default=list, editable=False)
    #: What else was found in each text: see `regulations.outlining.Outline`.
    outline = models.JSONField(default=dict, editable=False)
    #: The lasting id of every provision of the trees: see `regulations.lasting`.
    lasting = models.JSONField(default=dict, editable=False)
    #: Wordings of which the author says that the translation still holds: `regulations.holding`.
    holds = models.JSONField(default=list, editable=False)
    #: Relations found in the text that its author declined: `proposing.Proposal.key`.
    declined_relations = models.JSONField(default=list, editable=False)
    number_zh = models.CharField(
        _("document number (Chinese)"), max_length=80, blank=True,
        help_text=_("As printed, for instance 院发〔2026〕1号."),
    )
    number_vi = models.CharField(
        _("document number (Vietnamese)"), max_length=80, blank=True,
        help_text=_("As printed, for instance 05/QyĐ-BV."),
    )
    is_historical = models.BooleanField(
        _("exists on paper already"), default=False,
        help_text=_(
            "It was issued before it came into the portal: it keeps the number, dates and "
            "signature that it has. Attach the scanned original."
        ),
    )
    number_series = models.ForeignKey(
        "regulations.NumberSeries", verbose_name=_("series of document numbers"), null=True,
        blank=True, on_delete=models.PROTECT, related_name="+",
        help_text=_("Empty: the usual one. The number itself is given at approval."),
    )
    issuer = models.CharField(_("issuing body"), max_length=200, blank=True)
    signatory = models.CharField(_("signed by"), max_length=120, blank=True)
    signatory_title = models.CharField(_("title of who signed"), max_length=120, blank=True)
    issue_date = models.DateField(_("issue date"), null=True, blank=True)
    effective_date = models.DateField(
        _("effective date"), null=True, blank=True,
        help_text=_("The first day on which it applies. It may lie in the future."),
    )
    change = models.CharField(
        _("kind of change"), max_length=12, choices=Change.choices, default=Change.SUBSTANTIVE,
        help_text=_(
            "A new edition has its own number and dates. A correction mends spelling or layout "
            "and keeps those of the edition."
        ),
    )
    repeal_date = models.DateField(
        _("repealed from"), null=True, blank=True,
        help_text=_("Only for a repeal: the first day on which it no longer applies."),
    )
    voids = models.PositiveIntegerField(
        _("edition that is withdrawn"), null=True, blank=True,
        help_text=_(
            "Only for a withdrawal before promulgation: the edition's count. Its number stays its "
            "own and is never given again."
        ),
    )
    change_note = models.TextField(
        _("what changed"), blank=True, max_length=2000,
        help_text=_("One or two sentences for the readers of the new version."),
    )
    review_interval = models.PositiveSmallIntegerField(
        _("review every (months)"), null=True, blank=True
    )
    review_department = models.ForeignKey(
        "accounts.Department", verbose_name=_("department that reviews it"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
        help_text=_("Empty: the department in whose workspace it is."),
    )
    review_person = models.CharField(
        _("employee number of who reviews it"), max_length=20, blank=True,
        help_text=_("Empty: the department's head and its contributors are reminded."),
    )

    template = "regulations/reader.html"
    parent_page_types = ["pages.DepartmentPage"]
    subpage_types: list[str] = []
    required_fields = ("heading", "text")
    #: Follows from the texts, which reviewers are shown; where it does not, see `also_reviewed`.
    not_reviewed = (
        "tree_zh_hans", "tree_vi", "outline", "lasting", "holds", "relations",
        "declined_relations",
    )  # fmt: skip
    files_outlast_revision = True
    copy_form_class = RegulationCopyForm
    base_form_class = RegulationForm
    edit_handler = regulation_handler()

    class Meta:
        verbose_name = _("regulation")
        verbose_name_plural = _("regulations")

    # -- address -------------------------------------------------------------------------------
    def _get_autogenerated_slug(self, base_slug: str) -> str:
        return addresses.free_slug(base_slug, self.pk)

    def _check_slug_is_unique(self) -> None:
        super()._check_slug_is_unique()
        problem = addresses.problem_with(self)
        if problem:
            raise ValidationError({"slug": problem})

    def get_url_parts(self, request: Any = None) -> tuple[int, str | None, str | None] | None:
        """The library's address, as long as there is a library that readers can reach."""
        return addresses.library_parts(self, request) or super().get_url_parts(request)

    @classmethod
    def lasting_root(cls) -> str | None:
        library = addresses.library_path()
        return library.lstrip("/") if library else None

    # -- the outline ---------------------------------------------------------------------------
    def _set_core_field_defaults(self) -> None:
        from regulations import lasting, past  # they read the tables of this package

        outlining.refresh(self)
        lasting.refresh(self)
        past.refresh(self)
        super()._set_core_field_defaults()

    # -- approval ------------------------------------------------------------------------------
    def problems(self) -> list[str]:
        from regulations import past

        return [*super().problems(), *submitting.problems(self), *past.problems(self)]

    def remarks(self) -> list[str]:
        """What author and reviewers should look at, though it keeps nothing from being submitted:
        doubts about the outline, ids that occur in one language only."""
        from regulations import past

        return [*submitting.remarks(self), *past.remarks(self)]

    def also_reviewed(self, live: RegulationPage | None) -> Iterable[tuple[str, str, str, str]]:
        """Where an outline was corrected by hand, it follows from no text: it is shown. Relations
        are shown as sentences, past editions each with its outline, and what the author says of
        translations that still hold."""
        from regulations import corrected, holding, past, related

        return [
            *corrected.reviewed(self, live),
            *holding.reviewed(self, live),
            *related.reviewed(self, live),
            *past.reviewed(self, live),
        ]

    def also_contributed(self) -> set[int]:
        """Whoever imported a text into this draft."""
        return set(self.imported_sources.values_list("by_id", flat=True)) - {None}

    def on_publication(self, decision: Decision) -> None:
        from regulations.editions import issue

        issue(decision)

    # -- reading -------------------------------------------------------------------------------
    def serve(
        self,
        request: HttpRequest,
        *args: Any,
        in_library: bool = False,
        below: Sequence[str] = (),
        **kwargs: Any,
    ) -> HttpResponse:
        """In the library the reader, or what stands below it; at the address in the tree a
        redirect to the library."""
        if in_library and below:
            self._admit(request)
            response = subviews.answer(self, request, below[0], list(below[1:]))
            if request.user.is_authenticated:
                add_never_cache_headers(response)
            return response
        address = None if in_library else self.get_url(request)
        if not address or address == request.path:
            return super().serve(request, *args, **kwargs)
        if not visible_to(type(self).objects.filter(pk=self.pk), request.user).exists():
            raise Http404
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from regulations.reader import reading

        context = super().get_context(request, *args, **kwargs)
        read = reading(self, request)
        return context | {
            "reading": read,
            "section": "regulationindexpage",
            "trail_from_section": True,
            "trail": [{"label": read.category}, {"label": read.heading, "lang": read.language}],
        }
