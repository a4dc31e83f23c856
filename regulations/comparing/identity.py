"""Names of provisions that last: the same in every edition that still has the provision.

A name is 12 letters and digits. It says nothing, so that it stays true when the provision is
renumbered, moved or translated anew.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from .items import Item, plain
from .matching import match

LENGTH = 12
#: Letters that a text of an earlier edition must have to be known again.
_TELLING = 8


def given(
    base: Sequence[Item], earlier: Sequence[Item], new: Sequence[Item], seed: str
) -> dict[str, str]:
    """eid -> lasting id for every provision of `new`, none of them twice.

    `base` is the edition that `new` was made from, `earlier` what other editions had and `base`
    has not: a provision that comes back word for word gets its name back. `seed` differs for
    every text that is approved, so that a name is never given again. Rows of `base` without a
    name (issued before there were names) have the one that `derived` says.
    """
    pairs = match(base, new)
    named = {mine: base[theirs].lasting for mine, theirs in pairs.items() if base[theirs].lasting}
    used = {item.lasting for item in base if item.lasting} | set(named.values())
    _known_again(earlier, new, named, used)
    return {item.eid: named.get(at) or derived(seed, item.eid) for at, item in enumerate(new)}


def derived(seed: str, eid: str) -> str:
    """The name of a provision that is new in the text that `seed` stands for.

    >>> derived("1/abc", "art_5")
    'g7pc2mnaqc6j'
    """
    digest = hashlib.sha256(f"{seed}\n{eid}".encode()).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:LENGTH]


def is_lasting(name: str) -> bool:
    """Whether `name` has the form of one."""
    return len(name) == LENGTH and all(char in "abcdefghijklmnopqrstuvwxyz234567" for char in name)


def _known_again(
    earlier: Sequence[Item], new: Sequence[Item], named: dict[int, str], used: set[str]
) -> None:
    known: dict[tuple[int, str], str] = {}
    for item in earlier:
        for place, text in enumerate(item.own):
            key = plain(text)
            if item.lasting and len(key) >= _TELLING:
                known.setdefault((place, key), item.lasting)
    for at, item in enumerate(new):
        if at in named:
            continue
        for place, text in enumerate(item.own):
            name = known.get((place, plain(text)))
            if name is not None and name not in used:
                named[at] = name
                used.add(name)
                break
