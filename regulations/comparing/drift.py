"""A provision that was changed in one language and not in the other."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence

from approvals.languages import LANGUAGES, other

from .items import Item, plain


def behind(
    old: Sequence[Item], new: Sequence[Item], pairs: Mapping[int, int], holds: Collection[str]
) -> dict[str, str]:
    """eid -> the language whose text is behind, for the provisions of `new` where one is.

    `pairs` is place in `new` -> place in `old`; the items of `old` say what was behind already.
    It ends when the language behind is changed too, or when somebody says that the translation
    still holds (`holds`: digests of the wordings for which it was said).
    """
    found: dict[str, str] = {}
    for mine, theirs in pairs.items():
        before, after = old[theirs], new[mine]
        language = _behind(before, after)
        if language and digest(after) not in holds:
            found[after.eid] = language
    return found


def _behind(before: Item, after: Item) -> str:
    if not all(after.own) or not all(before.own):
        return ""  # it stands in one language, or has just been translated
    changed = [
        code
        for place, code in enumerate(LANGUAGES)
        if plain(before.own[place]) != plain(after.own[place])
    ]
    if not changed:
        return before.behind
    if len(changed) == 2 or before.behind == changed[0]:
        return ""
    return other(changed[0])


def digest(item: Item) -> str:
    """Of a provision and of its wording in both languages: what somebody speaks of who says that
    the translation holds."""
    said = "\n\n".join((item.lasting, *item.own))
    return hashlib.sha256(said.encode()).hexdigest()[:24]
