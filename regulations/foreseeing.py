"""What an author is told of the provisions of his draft: which the system takes for which of the
edition that the draft follows upon. Their lasting ids, and with them every link, go that way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from approvals import languages

from . import lasting
from .comparing import summing
from .comparing.summing import Remark
from .comparing.whole import compare
from .holding import name_of
from .models import Printing

if TYPE_CHECKING:
    from .models import RegulationPage


def sentences(page: RegulationPage, language: str) -> list[str]:
    """One a provision that is new, gone, moved or renumbered, named as in `language`. Two
    queries."""
    base = Printing.objects.filter(pk=page.lasting.get("base")).select_related("edition").first()
    if base is None:
        return []
    drafted = lasting.draft_items(page)
    comparison = compare(lasting.items_of(base, page.pk), drafted)
    names = {item.eid: name_of(item, language) for item in drafted}
    found = (_sentence(one, names[one.eid], language) for one in summing.remarks(comparison))
    return [sentence for sentence in found if sentence]


def _sentence(remark: Remark, name: str, language: str) -> str:
    was = remark.was[languages.LANGUAGES.index(language)]
    named = {"now": name, "before": was}
    if remark.what == "removed":
        return _("%(before)s: no longer there") % named
    if remark.what == "added":
        return _("%(now)s: new") % named
    if not was:
        return ""
    if remark.moved:
        return _("%(now)s: was %(before)s, moved") % named
    return _("%(now)s: was %(before)s") % named
