"""The frame of every page: name, languages, navigation, staff entries. Worked out when asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import roles
from approvals import languages
from pages.navigation import Entry, home_for, sections
from regulations.outage.rules import may_take

#: The section page of the regulations room, which this module does not import for a name.
LIBRARY = "regulationindexpage"
_SHORT = {languages.ZH: "中文", languages.VI: "VI"}


@dataclass(frozen=True)
class LanguageEntry:
    code: str
    name: str
    #: For the narrowest screens.
    short: str
    url: str
    absolute: str
    current: bool


def other_language_path(path: str, code: str) -> str:
    """The same address in language `code`; addresses without a language lead to its home page.

    >>> other_language_path("/vi/tin/a/?page=2", "zh-hans")
    '/zh-hans/tin/a/?page=2'
    """
    first, _slash, rest = path.removeprefix("/").partition("/")
    return f"/{code}/{rest}" if first in languages.LANGUAGES else f"/{code}/"


class House:
    """Lazy: templates ask for parts of it, and only those run queries."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.language = languages.normalise(get_language())

    @property
    def name(self) -> str:
        return settings.HOSPITAL_NAME[self.language]

    @property
    def home_url(self) -> str:
        return f"/{self.language}/"

    @cached_property
    def person(self) -> Any:
        """The signed-in person who holds a role, or None."""
        user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated and user.roles else None

    @cached_property
    def languages(self) -> list[LanguageEntry]:
        request = self._request
        # A form that was sent is not an address to come back to in another language.
        path = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
        return [
            LanguageEntry(
                code=code,
                name=name,
                short=_SHORT[code],
                url=other_language_path(path, code),
                absolute=request.build_absolute_uri(other_language_path(request.path, code)),
                current=code == self.language,
            )
            for code, name in settings.LANGUAGES
        ]

    @cached_property
    def home(self) -> Any:
        """The home page as this reader may see it, or None before it is founded."""
        return home_for(getattr(self._request, "user", None))

    @cached_property
    def all_pages(self) -> list[Entry]:
        """Home and everything right below it: the foot of the page."""
        return sections(self._request, self.home) if self.home else []

    @property
    def navigation(self) -> list[Entry]:
        """The sections, and those texts of the site that are meant for the menu. Staff find the
        library among their own entries."""
        return [
            entry
            for entry in self.all_pages
            if entry.in_menu and not (self.person and entry.kind == LIBRARY)
        ]

    @cached_property
    def desk(self) -> list[Entry]:
        """What staff find beside the public site, by role."""
        person = self.person
        if person is None:
            return []
        library = [entry for entry in self.all_pages if entry.kind == LIBRARY]
        return library + self._entries(
            [
                (_("My submissions"), "approvals:mine", person.has_role(*roles.CMS_ROLES)),
                (_("Write and edit"), "wagtailadmin_home", person.has_role(*roles.CMS_ROLES)),
                (_("To decide"), "approvals:inbox", person.has_role(*roles.DECIDING_ROLES)),
                (
                    _("People and roles"),
                    "accounts:people",
                    person.has_role(roles.SYSTEM_ADMINISTRATOR),
                ),
                (
                    _("Access of other systems"),
                    "regulations:access",
                    person.has_role(roles.SYSTEM_ADMINISTRATOR),
                ),
                (_("Pack for an outage"), "regulations:outage", may_take(person.roles)),
                (str(person), "accounts:account", True),
            ]
        )

    def _entries(self, wanted: list[tuple[str, str, bool]]) -> list[Entry]:
        found = []
        for label, name, offered in wanted:
            if not offered:
                continue
            try:
                url = reverse(name)
            except NoReverseMatch:
                continue
            found.append(Entry(label, url, name, here=self._request.path == url))
        return found
