"""Notes under the articles of an edition: what changed since the edition before, and what the
edition in force has no more.

What is worked out belongs to two printings, which never change: it is kept under their hashes in
the cache and can be thrown away at any time. Whether a reader may see both is asked at each time.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.cache import cache
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from approvals import languages

from . import lasting
from .annotating import Shown
from .annotations import Annotations, Note
from .comparing import summing
from .comparing.items import items
from .comparing.summing import Remark
from .comparing.whole import compare
from .models import Provision
from .shelf import Issued, Shelf

#: Part of the key: another number where the rules of comparing change.
_VERSION = 1
_KEPT = 30 * 24 * 3600
#: An edition of which more articles than this share are new was written anew: nothing is said
#: under each of them.
_ANEW = 0.8


def annotate(shown: Shown) -> Annotations:
    """Two queries at most."""
    said = Annotations()
    if shown.is_preview or shown.chosen.dated.is_repeal:
        return said
    before = previous(shown.shelf, shown.chosen)
    if before is not None:
        for remark in _remarks(shown, before):
            note = _note(remark, before, shown.chosen)
            said.notes.setdefault(remark.eid, []).append(note)
    _no_longer(shown, said)
    return said


def previous(shelf: Shelf, chosen: Issued) -> Issued | None:
    """The edition with a text that took effect before it, repeals and withdrawn ones left out."""
    last = None
    for one in shelf.issued:
        if one.edition.pk == chosen.edition.pk:
            return last
        if not one.dated.is_repeal and not one.edition.is_void:
            last = one
    return None


def _remarks(shown: Shown, before: Issued) -> list[Remark]:
    hashes = before.printing.content_hash, shown.chosen.printing.content_hash
    key = f"regulations-changes-{_VERSION}-{hashes[0]}-{hashes[1]}"
    kept = cache.get(key)
    if kept is None:
        comparison = compare(lasting.items_of(before.printing, shown.page.pk), items(shown.rows))
        counts = comparison.counts()
        found = summing.remarks(comparison)
        whole = sum(counts[name] for name in ("same", "changed", "added"))
        if counts["added"] > _ANEW * whole:
            found = []
        kept = [one.to_dict() for one in found]
        cache.set(key, kept, _KEPT)
    return [Remark.from_dict(one) for one in kept]


def _note(remark: Remark, before: Issued, chosen: Issued) -> Note:
    language = languages.normalise(get_language())
    label = remark.was[languages.LANGUAGES.index(language)]
    number = before.edition.sequence
    named = {"number": number, "label": label}
    if remark.what == "added":
        text, kind = _("New against edition %(number)s.") % named, "new"
    elif remark.what == "removed":
        text = _("%(label)s of edition %(number)s stood here and is no longer there.") % named
        kind = "removed"
    elif remark.what == "changed":
        text, kind = _("Changed against edition %(number)s.") % named, "changed"
        if label:
            text = _("Changed against edition %(number)s; it was %(label)s there.") % named
    elif label:
        text, kind = _("In edition %(number)s this was %(label)s.") % named, "moved"
        if remark.moved:
            text = _("In edition %(number)s this was %(label)s, at another place.") % named
    else:
        text, kind = _("Put in another order than in edition %(number)s.") % named, "moved"
    query = urlencode({"from": number, "to": chosen.edition.sequence})
    return Note(text, kind, f"compare/?{query}#{remark.anchor}", _("Compare"))


def _no_longer(shown: Shown, said: Annotations) -> None:
    """In an edition that is not the one in force: which provisions that one has no more. Links
    that last lead here."""
    current = shown.shelf.in_force(shown.on)
    if current is None or current.edition.pk == shown.chosen.edition.pk:
        return
    if shown.chosen.dated.effective > current.dated.effective:
        return  # still to come
    there = set(
        Provision.objects.filter(printing=current.printing)
        .exclude(lasting="")
        .values_list("lasting", flat=True)
    )
    if not there:
        return
    for eid in summing.missing(items(shown.rows), there):
        text = _("This provision is not in edition %(number)s, which is in force.") % {
            "number": current.edition.sequence
        }
        said.notes.setdefault(eid, []).append(Note(text, "warn"))
