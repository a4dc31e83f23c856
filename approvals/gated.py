"""The base of every page type: two languages in one revision, and no way live but by approval."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from . import gate, languages
from .audience import Audience, GatedPageManager, audiences_for
from .slugs import ascii_slug

if TYPE_CHECKING:
    from .models import Decision


class Shown:
    """The translated fields of a page in the language that is shown: `page.shown.heading`."""

    def __init__(self, page: GatedPage, language: str) -> None:
        self._page = page
        self.language = language

    def __getattr__(self, name: str) -> Any:
        try:
            return getattr(self._page, languages.suffixed(name, self.language))
        except AttributeError:
            raise AttributeError(
                f"{type(self._page).__name__} has no translated {name!r}"
            ) from None


class GatedPage(Page):
    """Abstract. Subclasses add their fields, register the translated ones with
    `GatedPageTranslation`, and set `edit_handler = approvals.panels.bilingual_handler(...)`.

    What readers see of it changes only by `approvals.services`: see `gate.check_save`, the
    triggers of `approvals.triggers` and the permission tester.
    """

    class OnlyIn(models.TextChoices):
        BOTH = "", _("Both languages")
        ZH = languages.ZH, _("Chinese only for now")
        VI = languages.VI, _("Vietnamese only for now")

    heading = models.CharField(_("heading"), max_length=200)
    summary = models.TextField(_("summary"), max_length=500, blank=True)
    audience = models.CharField(
        _("audience"),
        max_length=10,
        choices=Audience.choices,
        default=Audience.STAFF,
        help_text=_("Who may read the page once it is approved."),
    )
    only_in = models.CharField(
        _("languages"),
        max_length=10,
        choices=OnlyIn.choices,
        blank=True,
        default="",
        help_text=_("Readers of the other language are told so on the page."),
    )
    #: Kept by copies: who wrote the source of a copy is one of its contributors.
    lineage = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)

    objects = GatedPageManager()

    class Meta:
        abstract = True

    #: Fields that stand once per language; completeness at submission looks at `required_fields`.
    required_fields: tuple[str, ...] = ("heading",)
    #: Whether files of earlier approved revisions stay readable (old editions of a regulation).
    files_outlast_revision = False
    #: False for kinds of which there is one for each of something else.
    may_be_copied = True
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not args:
            kwargs.setdefault("live", False)  # Wagtail's default would be live at once
        super().__init__(*args, **kwargs)

    # -- two languages -------------------------------------------------------------------------
    @cached_property
    def languages_held(self) -> tuple[str, ...]:
        """The languages in which this page has a heading."""
        return tuple(
            code
            for code in languages.LANGUAGES
            if getattr(self, languages.suffixed("heading", code), None)
        )

    def language_shown(self, language: str | None = None) -> str:
        """The language readers of `language` (default: the active one) get: decided once for
        heading and body, never field by field."""
        wanted = languages.normalise(language or get_language())
        if self.only_in:
            return self.only_in
        held = self.languages_held
        return wanted if wanted in held or not held else held[0]

    @property
    def shown(self) -> Shown:
        return Shown(self, self.language_shown())

    @property
    def is_in_other_language(self) -> bool:
        """Whether readers of the active language get the other one, with a notice."""
        return self.language_shown() != languages.normalise(get_language())

    def _set_core_field_defaults(self) -> None:
        self.__dict__.pop("languages_held", None)
        headings = [
            (getattr(self, languages.suffixed("heading", code), None) or "").strip()
            for code in languages.LANGUAGES
        ]
        title = next((heading for heading in headings if heading), "")
        if title:
            self.title = title[:255]
        if not self.slug:
            base = ascii_slug(title) or type(self).__name__.lower()
            self.slug = self._get_autogenerated_slug(base)
        self.draft_title = self.draft_title or self.title
        # Going live and ending are approved acts; Wagtail's own clock is not used.
        self.go_live_at = self.expire_at = None
        super()._set_core_field_defaults()

    def get_admin_display_title(self) -> str:
        """Both headings, the one of the active language first."""
        first = languages.normalise(get_language())
        both = [
            getattr(self, languages.suffixed("heading", code), None)
            for code in (first, languages.other(first))
        ]
        return " · ".join(heading for heading in both if heading) or self.draft_title or self.title

    # -- reading -------------------------------------------------------------------------------
    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """404 here already for who may not read the page: Wagtail answers some methods (OPTIONS)
        between routing and `serve`."""
        found = super().route(request, path_components)
        if not path_components:
            self._admit(request)
        return found

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the same 404 that a page which does not exist gives."""
        self._admit(request)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        if request.user.is_authenticated:
            # Ward computers are shared: nothing is left in the browser for who comes next.
            add_never_cache_headers(response)
        return response

    def _admit(self, request: HttpRequest) -> None:
        publication = getattr(self, "publication", None)
        reader = getattr(request, "user", None)
        if publication is None or publication.audience not in audiences_for(reader):
            raise Http404

    @classmethod
    def lasting_root(cls) -> str | None:
        """For a page type with addresses outside the page tree: the path below the language,
        without a leading slash, under which its pages stand by slug. None: the tree is it."""
        return None

    # -- the gate ------------------------------------------------------------------------------
    def permissions_for_user(self, user: Any) -> Any:
        from .tester import GatedPagePermissionTester

        return GatedPagePermissionTester(user, self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        gate.check_save(self, kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Refused while a submission of this page waits: what is being decided stands still."""
        gate.check_draft(self, kwargs.get("overwrite_revision"))
        return super().save_revision(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        gate.check_delete(self)
        return super().delete(*args, **kwargs)

    def move(self, target: Page, pos: str | None = None, user: Any = None) -> Any:
        if self.live or self.get_descendants().filter(live=True).exists():
            raise PermissionDenied(_("A page that is live is not moved without approval."))
        return super().move(target, pos=pos, user=user)

    def create_alias(self, **kwargs: Any) -> Any:
        raise PermissionDenied(
            _("Pages are not mirrored: an alias would be live without approval.")
        )

    # -- what page types add -------------------------------------------------------------------
    def problems(self) -> list[str]:
        """What keeps this draft from being submitted, in the active language. Page types extend
        it; an empty list means it may be submitted."""
        from .completeness import missing

        return missing(self)

    def remarks(self) -> list[str]:
        """What author and reviewers should look at, though it does not keep the draft back."""
        return []

    def also_reviewed(self, live: Any) -> Iterable[tuple[str, str, str, str]]:
        """What reviewers are shown beside the fields: (label, language or "", text before, text
        after). `live` is the page as readers have it now, None for one that is new."""
        return ()

    def also_contributed(self) -> set[int]:
        """Ids of users beside the revisions' authors who wrote part of this draft."""
        return set()

    def on_publication(self, decision: Decision) -> None:
        """Called in the transaction that made `decision.revision` live."""
