"""The catalogue of what texts may refer to, and the references of a printing, kept in memory.

Both are worked out from the database and from nothing else, and thrown away when it says something
newer: a process never answers from an old one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

from approvals import languages

from . import versions
from .models import OutsideActPage, Printing
from .relating.catalogue import LAW, REGULATION, Catalogue, Target
from .relating.reading import Found, read
from .versions import Version

#: Of so many printings the references are kept: some megabytes.
_KEPT = 128
_AROUND = ("preamble", "closing")

_lock = Lock()
_held: tuple[Version, Catalogue] | None = None


def catalogue(version: Version | None = None) -> Catalogue:
    """Everything live that has a number or a title, whoever may see it: who shows what was found
    in it asks `naming`. `version` spares the query of who has asked `versions` already."""
    global _held
    version = versions.of_library() if version is None else version
    held = _held
    if held is None or held[0] != version:
        with _lock:
            _held = held = (version, _filled())
    return held[1]


def _filled() -> Catalogue:
    made = Catalogue()
    rows = Printing.objects.filter(edition__page__live=True, edition__voided=None).order_by("pk")
    for page, sequence, number_zh, number_vi, zh, vi in rows.values_list(
        "edition__page_id", "edition__sequence", "edition__number_zh", "edition__number_vi",
        "heading_zh_hans", "heading_vi",
    ).iterator():  # fmt: skip
        for number in (number_zh, number_vi):
            made.add_number(number, Target(REGULATION, page, sequence))
        made.add_title(zh, languages.ZH, Target(REGULATION, page))
        made.add_title(vi, languages.VI, Target(REGULATION, page))
    acts = OutsideActPage.objects.filter(live=True).order_by("pk")
    for pk, number_zh, number_vi, zh, vi, more_zh, more_vi in acts.values_list(
        "pk", "number_zh", "number_vi", "heading_zh_hans", "heading_vi", "spellings_zh_hans",
        "spellings_vi",
    ).iterator():  # fmt: skip
        target = Target(LAW, pk)
        for number in (number_zh, number_vi):
            made.add_number(number, target)
        for language, title, more in (
            (languages.ZH, zh, more_zh), (languages.VI, vi, more_vi),
        ):  # fmt: skip
            for name in (title or "", *(more or "").splitlines()):
                made.add_title(name.strip(), language, target)
    return made


def around_of(printing: Printing) -> dict[str, str]:
    """What stands before and behind the provisions of a printing, by column."""
    names = [languages.suffixed(n, code) for n in _AROUND for code in languages.LANGUAGES]
    return {name: getattr(printing, name) for name in names}


class _Key:
    """Compares by the printing; carries what is read where it is not held yet."""

    def __init__(self, of: tuple[Any, ...], rows: Any, around: Mapping[str, str]) -> None:
        self.of, self.rows, self.around = of, rows, around

    def __hash__(self) -> int:
        return hash(self.of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.of == other.of


@lru_cache(maxsize=_KEPT)
def _kept(key: _Key) -> Found:
    found = read(key.rows, key.around)
    key.rows, key.around = (), {}
    return found


def references_of(printing: Printing, rows: Sequence[Mapping[str, Any]]) -> Found:
    """The references in a printing, whose words never change; those of a draft are read anew."""
    around = around_of(printing)
    if printing.pk is None or not printing.content_hash:
        return read(rows, around)
    return _kept(_Key((printing.pk, printing.content_hash), rows, around))
